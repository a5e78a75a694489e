/** What a thread tells while it works; what it does not tell stays as it was. */
import type { Outcome, Solution } from '../problem.js';

export type Said = {
  /** Better than all that it told before. */
  readonly solution?: Solution;
  readonly bound?: NonNullable<Outcome['bound']>;
  /** Nothing better can be found by this thread. */
  readonly isOver?: boolean;
  /** Why it has no more to say. */
  readonly trouble?: string;
};
