/** What a service says when it says no (RFC 9457), as a value and as an error. */

/** Codes that every operation may be refused with: of rights, of keys and versions, of the machine. */
type SharedCode = `ACC-${string}` | `PLT-${string}`;

export type PointedError = { readonly pointer: string; readonly code: string; readonly detail: string };

export type Violation = {
  readonly rule: string;
  readonly actual?: string;
  readonly limit?: string;
  readonly unit?: string;
};

export type Problem<C extends string = string> = {
  readonly status: number;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** What is the matter with this request, for people. */
  readonly detail?: string;
  /** Stable; absent where no service has answered but something before it. */
  readonly code?: C | SharedCode;
  readonly traceId?: string;
  /** What to do next. */
  readonly hint?: string;
  /** All that is wrong with the body, each at its RFC 6901 pointer. */
  readonly errors?: readonly PointedError[];
  /** What was measured against what. */
  readonly violated?: Violation;
  /** The version at which it stands, where another one was expected. */
  readonly version?: number;
};

/** A problem where only a good answer is of use. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The problem in an answer with this status; `body` is what its JSON means, undefined where it is none. */
export const problemIn = (
  { status, statusText, headers }: Pick<Response, 'status' | 'statusText' | 'headers'>,
  body: unknown,
): Problem => {
  const said = (body ?? {}) as Readonly<Record<string, unknown>>;
  const known = ['detail', 'code', 'traceId', 'hint'].flatMap((name) => {
    const value = text(said[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const version = /^"(\d+)"$/.exec(headers.get('etag') ?? '')?.[1];
  const more = {
    ...(version === undefined ? {} : { version: Number(version) }),
    ...(Array.isArray(said.errors) ? { errors: said.errors as readonly PointedError[] } : {}),
    ...(typeof said.violated === 'object' && said.violated !== null
      ? { violated: said.violated as Violation }
      : {}),
  };
  const title = text(said.title) ?? (statusText || `The service answered ${String(status)}`);
  return { status, title, ...Object.fromEntries(known), ...more };
};
