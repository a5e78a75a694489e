/** What the checker says: which promise does not hold, about what, and what shows it. */
import type { Case } from './case.js';

export type Finding = {
  /** Name of the check, for example `stream-versions`. */
  readonly check: string;
  /** One sentence about one thing. */
  readonly what: string;
  readonly evidence: unknown;
};

/** What a check finds, before it is known which one it was. */
export type Found = Omit<Finding, 'check'>;

export type Check = {
  readonly name: string;
  readonly find: (of: Case) => readonly Found[];
};

/** More of the same do not tell more. */
const MOST_OF_ONE = 25;

/** Runs the checks one after the other; the last finding of a long list says how many more there were. */
export const findingsOf = (checks: readonly Check[], of: Case): Finding[] =>
  checks.flatMap(({ name, find }) => {
    const found = find(of);
    const shown = found.slice(0, MOST_OF_ONE).map((each) => ({ check: name, ...each }));
    const more = found.length - shown.length;
    return more > 0
      ? [...shown, { check: name, what: `${String(more)} more of these.`, evidence: null }]
      : shown;
  });
