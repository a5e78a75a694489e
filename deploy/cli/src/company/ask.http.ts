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

/** An open document, asked without a token; null when the service does not answer. */
export const look = async (company: Company, service: string, path: string): Promise<Response | null> => {
  try {
    return await fetch(`${urlOf(company, service)}${path}`, { signal: AbortSignal.timeout(5_000) });
  } catch (error) {
    if (error instanceof Complaint) throw error;
    return null;
  }
};
