/** Holds the answers of routes that are written by hand to what the interface says of them. */
import { unlike } from '@gemba/contracts/conforming';
import type { DataClass } from '@gemba/contracts/schema';
import type { Department } from '../runtime/department.js';
import { writtenRoutes } from '../spec/openapi/written.http.js';
import type { WrittenRoute } from '../spec/openapi/written.js';
import { isRefusalOf, told } from '../spec/openapi/written.js';

type Body = Readonly<Record<string, unknown>>;
type Answered = { readonly status: number; readonly body: Body };

const segments = (path: string): readonly string[] => (path.split('?')[0] ?? '').split('/');

/** Whether a path is one of the route, whose words that begin with a colon stand for any. */
export const isAt = (route: string, path: string): boolean => {
  const [wanted, asked] = [segments(route), segments(path)];
  return (
    wanted.length === asked.length && wanted.every((part, at) => part.startsWith(':') || part === asked[at])
  );
};

const unlikePage = (of: DataClass, { data, hasMore, nextCursor, ...more }: Body): readonly string[] => [
  ...(Array.isArray(data) ? (data as unknown[]).flatMap((each) => unlike(of, each)) : ['/data is no list']),
  ...(typeof hasMore === 'boolean' ? [] : ['/hasMore is no flag']),
  ...((nextCursor === null) === (hasMore === false) ? [] : ['/nextCursor does not fit /hasMore']),
  ...Object.keys(more).map((name) => `/${name} is not declared`),
];

const unlikeRoute = (route: WrittenRoute, { status, body }: Answered): readonly string[] => {
  const { answer, pageOf, also = {} } = route.description;
  if (status >= 400) {
    const code = String(body.code);
    return isRefusalOf(route, status, code) ? [] : [`${String(status)} ${code} is not described`];
  }
  if (status !== route.status && !(status in also)) return [`${String(status)} is not described`];
  if (pageOf) return unlikePage(pageOf, body);
  return typeof answer === 'function' ? unlike(answer, body) : [];
};

/** @throws where the answer is not what the department's own controllers say of it */
export const checkWritten = (of: Department, [method, path]: readonly [string, string], answer: Answered) => {
  const routes = writtenRoutes(of.controllers).flatMap(told);
  const route = routes.find((each) => each.method === method && isAt(each.path, path));
  const wrong = route ? unlikeRoute(route, answer) : [];
  if (wrong.length > 0) throw new Error(`${path} is answered otherwise than described: ${wrong.join('; ')}.`);
};
