/** The refusals of the interface by status, as the specification lists them. */
import { TITLES } from '../../http/problems/problem.js';
import { ref } from './parts.js';

type Named = Readonly<Record<string, unknown>>;

/** Status → when it is given and the code of the example. */
const REFUSALS: Readonly<Record<number, readonly [when: string, code: string]>> = {
  400: ['The body, a header or the query is malformed; `errors` lists all of it.', 'PLT-INVALID'],
  401: ['No token, or not a valid one.', 'ACC-TOKEN'],
  403: ['The role, the site or the decision right is missing.', 'ACC-ROLE'],
  404: ['It does not exist, or you may not see it.', 'PLT-NOT-FOUND'],
  406: ['It is asked in a version that is not spoken here.', 'SCM-EPCIS-VERSION'],
  409: ['It is in another state, or the first request with this key still runs.', 'PLT-KEY-RUNNING'],
  412: ['It is at a newer version than If-Match says; the ETag has it.', 'PLT-STALE'],
  413: ['The body is too large.', 'PLT-TOO-LARGE'],
  415: ['The body is not JSON.', 'PLT-MEDIA-TYPE'],
  422: ['A rule is violated, or the key was used with another body.', 'PLT-KEY-REUSED'],
  428: [
    'The header Idempotency-Key is missing, or If-Match where a command replaces what stands.',
    'PLT-KEY-MISSING',
  ],
  429: ['More commands are under way than this process takes.', 'PLT-BUSY'],
  500: ['Something broke; the trace id finds it.', 'PLT-BROKEN'],
  503: ['The database or the broker is away.', 'PLT-UNAVAILABLE'],
  504: ['What it was to wait for did not come within five seconds.', 'PRJ-BEHIND'],
};

const WAITING = new Set([429, 503]);

const exampleFor = (status: number, [when, code]: readonly [string, string]): Named => ({
  type: `urn:gemba:problem:${code.toLowerCase()}`,
  title: TITLES[status],
  status,
  detail: when,
  code,
  instance: '/v1/example',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
});

const responseFor = (status: number, refusal: readonly [string, string]): Named => ({
  description: refusal[0],
  ...(WAITING.has(status) ? { headers: { 'Retry-After': ref('headers', 'RetryAfter') } } : {}),
  content: {
    'application/problem+json': { schema: ref('schemas', 'Problem'), example: exampleFor(status, refusal) },
  },
});

/** All of them, for `components.responses`. */
export const problemResponses: Named = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, refusal]) => [
    `Problem${status}`,
    responseFor(Number(status), refusal),
  ]),
);

/** Codes of what is the same for all commands: rights, keys, versions, and the machine. */
export const SHARED_CODES = '^(?:ACC|PLT)-';

/** Statuses with which a rule says no, with the schema that has its codes. */
export const ruleRefusals = (schema: string): Named =>
  Object.fromEntries(
    [403, 409, 422].map((status) => {
      const [description = '', code = ''] = REFUSALS[status] ?? [];
      const example = exampleFor(status, [description, code]);
      return [
        String(status),
        {
          description,
          content: { 'application/problem+json': { schema: ref('schemas', schema), example } },
        },
      ];
    }),
  );

/** A status that says no with one of these codes, or with one that all share. */
export const codedRefusals = (status: number, codes: readonly string[]): Named => {
  const [when = ''] = REFUSALS[status] ?? [];
  const response = responseFor(status, [when, codes[0] ?? '']);
  const code = { anyOf: [{ enum: codes }, { type: 'string', pattern: SHARED_CODES }] };
  const content = (response.content as Named)['application/problem+json'] as Named;
  const schema = { allOf: [ref('schemas', 'Problem')], properties: { code } };
  return { ...response, content: { 'application/problem+json': { ...content, schema } } };
};

/** References to these statuses. */
export const refusals = (...statuses: readonly number[]): Named =>
  Object.fromEntries(
    statuses.map((status) => [String(status), ref('responses', `Problem${String(status)}`)]),
  );

/** A command is spoken in one version, and only a question waits for the views. */
export const COMMAND_REFUSALS = Object.keys(REFUSALS)
  .map(Number)
  .filter((status) => ![406, 504].includes(status));
export const READ_REFUSALS = [401, 404, 500, 503];
export const LIST_REFUSALS = [400, 401, 500, 503];
