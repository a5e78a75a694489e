/**
 * What a command of the command line answers: data for machines, text for people, and whether all is well.
 */

export type Said = {
  /** Printed with `--json`. */
  readonly data: unknown;
  /** Printed without. */
  readonly text: string;
  /** False ends with code 1. */
  readonly ok: boolean;
};

export const said = (data: unknown, text: string, ok = true): Said => ({ data, text, ok });

/** Something that the person can mend; ends with code 2. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}
