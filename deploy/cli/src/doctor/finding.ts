/** What the doctor looks at: one line each, with the fix where something is wrong. */

export type Finding = {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
  /** What the person can do; empty when all is well. */
  readonly fix: string;
};

export const well = (check: string, says: string): Finding => ({ check, ok: true, says, fix: '' });

export const wrong = (check: string, says: string, fix: string): Finding => ({ check, ok: false, says, fix });
