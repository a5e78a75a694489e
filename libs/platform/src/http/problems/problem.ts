/** Problems are how every interface says no: RFC 9457, with a stable code and what to do. */
import type { Rejection } from '@gemba/decider/decision';

/** What is wrong with one place of the request. */
export type PointedError = { readonly pointer: string; readonly code: string; readonly detail: string };

type More = {
  readonly errors?: readonly PointedError[];
  readonly violated?: unknown;
  readonly hint?: string;
  /** The name that a standard has for the problem; its code as a URN where none has. */
  readonly type?: string;
  /** It is there, but not for the caller: the security log says so, the answer does not. */
  readonly unseen?: boolean;
  /** Extra response headers, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Throw it anywhere under a request. */
export class Problem extends Error {
  override readonly name = 'Problem';

  readonly status: number;
  readonly code: string;
  readonly more: More;

  constructor(
    ...[status, code, detail, more = {}]: [status: number, code: string, detail: string, more?: More]
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'Sign in first',
  403: 'No right to do this',
  404: 'Not found',
  405: 'Not this method',
  406: 'Not spoken here',
  408: 'Too slow',
  409: 'In conflict with the current state',
  412: 'Changed in the meantime',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Send JSON',
  422: 'A rule does not allow it',
  428: 'A header is missing',
  429: 'Too many requests',
  431: 'The headers are too large',
  500: 'Something broke here',
  503: 'Not available right now',
  504: 'Not up to date in time',
};

/** The body of a problem answer. */
export const problemBody = (
  problem: Problem,
  { instance, traceId }: { instance: string; traceId: string },
): Readonly<Record<string, unknown>> => ({
  type: problem.more.type ?? `urn:gemba:problem:${problem.code.toLowerCase()}`,
  title: TITLES[problem.status] ?? 'Refused',
  status: problem.status,
  detail: problem.message,
  code: problem.code,
  instance,
  traceId,
  ...(problem.more.errors ? { errors: problem.more.errors } : {}),
  ...(problem.more.violated ? { violated: problem.more.violated } : {}),
  ...(problem.more.hint ? { hint: problem.more.hint } : {}),
});

/** A rule's refusal as a problem. */
export const problemOf = ({ status, code, detail, violated, hint }: Rejection): Problem =>
  new Problem(status, code, detail, {
    ...(violated ? { violated } : {}),
    ...(hint ? { hint } : {}),
    unseen: status === 404,
  });
