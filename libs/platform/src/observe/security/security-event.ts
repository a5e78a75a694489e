/**
 * What the security log keeps: who wanted what, when, from where, and whether it was allowed (OWASP ASVS
 * 5.0, V16). A line is one JSON object of known fields, none of which takes a secret.
 */

/** Each kind of line; `docs/reference/access.md` says when it is written. */
export const SECURITY_EVENTS = {
  'sign-in': 'Somebody signed in with their password, or a program with its secret.',
  'sign-in-refused': 'A wrong password or secret.',
  'sign-in-slowed': 'An attempt that came too soon after wrong ones: its password was not looked at.',
  'sign-out': 'Somebody signed out.',
  unauthenticated: 'A request without a token (401).',
  'token-refused': 'A token that is forged, has ended or is for somebody else (401).',
  'access-refused': 'The role, the site or the decision right was missing (403).',
  'read-refused': 'Reading of a noun that none of the roles may read (403).',
  'not-shown':
    'Something that does not exist for the caller: it is at a site that is not theirs, or nowhere (404).',
  'exception-waived': 'Somebody let an exception be.',
  'operator-act': 'A parked event was replayed or left out, a seal was made, views were rebuilt.',
} as const;
export type SecurityEventName = keyof typeof SECURITY_EVENTS;

export type Origin = {
  /** The address at the other end of the connection. */
  readonly peer: string;
  /** The address that the dashboard's own door saw, where the request came through it. */
  readonly client?: string;
};

export type SecurityEvent = {
  readonly event: SecurityEventName;
  readonly outcome: 'allowed' | 'refused';
  /** Who it was, or who they said to be; null where nobody can tell. */
  readonly who: string | null;
  readonly roles?: readonly string[];
  readonly sites?: readonly string[];
  /** Method and address without the query, or what was signed in to. */
  readonly what: string;
  readonly status?: number;
  readonly code?: string;
  readonly from: Origin;
  readonly traceId: string;
};

/** No text in a line is longer: what somebody else typed does not fill the disk. */
const LONGEST = 300;

/** Controls, line and paragraph separators, and marks that turn the direction of reading. */
const MISREAD = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const readable = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(MISREAD, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

const inWords = (value: unknown): unknown => {
  if (typeof value === 'string') return readable(value);
  if (Array.isArray(value)) return value.slice(0, 50).map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inWords(each)]));
};

/** One line with its line feed; `at` is RFC 3339 in UTC, `program` the service that saw it. */
export const securityLine = (program: string, at: string, event: SecurityEvent): string =>
  `${JSON.stringify({ log: 'security', at, program, ...(inWords(event) as SecurityEvent) })}\n`;
