/** Requests to a service of the company, with a token and readable failures. */
import { randomUUID } from 'node:crypto';
import { Complaint } from '../output/said.js';
import type { Company } from './company.http.js';
import { urlOf } from './company.http.js';

export type Answer<T> = { readonly status: number; readonly body: T };

type Problem = {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly traceId?: string;
};

export type Asked = { readonly service: string; readonly path: string; readonly body?: unknown };

const unreachable = (url: string, error: unknown): Complaint =>
  new Complaint(`${url} does not answer. Does it run? ("gemba status"; "gemba doctor" says more.)`, {
    cause: error,
  });

const exchanged = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw unreachable(url, error);
  }
};

/** One exchange whatever the status; the body is parsed where it is JSON. */
export const exchange = async <T>(company: Company, { service, path, body }: Asked): Promise<Answer<T>> => {
  const headers = { authorization: `Bearer ${await company.token()}` };
  const answer = await exchanged(`${urlOf(company, service)}${path}`, {
    headers:
      body === undefined
        ? headers
        : { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as T };
};

/** The body of a good answer. @throws Complaint with the problem's own words. */
export const ask = async <T>(company: Company, asked: Asked): Promise<T> => {
  const { status, body } = await exchange<T>(company, asked);
  if (status < 400) return body;
  const { title = '', detail = '', code = '', traceId = '' } = body as Problem;
  const trace = traceId ? ` (trace ${traceId})` : '';
  throw new Complaint(`${asked.service} answered ${String(status)} ${code}: ${detail || title}${trace}`);
};

/** What an open document said; `slow` did not say it to its end in time, `away` not at all. */
export type Looked =
  | {
      readonly kind: 'said';
      readonly ok: boolean;
      readonly statusText: string;
      readonly date: string | null;
      readonly text: string;
    }
  | { readonly kind: 'slow' | 'away' };

const LOOK_MS = 5_000;

/** An open document, asked without a token, and read to its end. */
export const look = async (
  company: Company,
  { service, path }: Asked,
  withinMs = LOOK_MS,
): Promise<Looked> => {
  const url = `${urlOf(company, service)}${path}`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
    const { ok, statusText, headers } = answer;
    return { kind: 'said', ok, statusText, date: headers.get('date'), text: await answer.text() };
  } catch (error) {
    return { kind: (error as Error).name === 'TimeoutError' ? 'slow' : 'away' };
  }
};
