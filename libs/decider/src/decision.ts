/**
 * A decision is either what happened or a refusal with a stable code; exceptions are for bugs and broken
 * machines.
 */

export type Happened<T extends string = string, D = unknown> = { readonly type: T; readonly data: D };

/** What was measured against what, so that a refusal can be checked by the person who got it. */
export type Violation = {
  readonly rule: string;
  readonly actual?: string;
  readonly limit?: string;
  readonly unit?: string;
};

export type Rejection = {
  readonly refused: true;
  readonly code: string;
  readonly detail: string;
  /** 409 wrong state, 422 rule violated, 403 no right, 404 not there for whoever asks. */
  readonly status: 403 | 404 | 409 | 422;
  readonly violated?: Violation;
  readonly hint?: string;
  /** Role of whoever may do it instead, where the ladder of decision rights names one. */
  readonly owner?: string;
};

/** One fact that a rule states, in the words of the public language. */
export const happened = <const T extends string, D>(type: T, data: D): Happened<T, D> => ({ type, data });

/**
 * The expected "no". Codes that end in `-STATE` are conflicts (409), all others violated rules (422), unless
 * the
 * caller says otherwise.
 */
export const reject = (
  code: string,
  detail: string,
  more: Partial<Pick<Rejection, 'status' | 'violated' | 'hint'>> = {},
): Rejection => ({ refused: true, code, detail, status: code.endsWith('-STATE') ? 409 : 422, ...more });

/** Nothing is wanted, promised or expected for a day that was over when that is said. */
export const dayIsOver = (
  code: string,
  [what, day]: readonly [what: string, day: string | undefined],
  today: string,
): Rejection | null =>
  day === undefined || day >= today
    ? null
    : reject(code, `${what} ${day}, which was over when it was said on ${today}. Correct the date.`, {
        violated: { rule: 'not before the day on which it is said', actual: day, limit: today },
      });

export const isRefused = (decision: unknown): decision is Rejection =>
  typeof decision === 'object' && decision !== null && 'refused' in decision;
