/** A planted bug is a small mistake in one source file, and what has to notice it. */

export type Edit = {
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
};

/** What shows a bug: the soak of the log, or a company under load and some kinds of fault. */
export type Exposure =
  | { readonly kind: 'soak' }
  | {
      readonly kind: 'company';
      /** Names of the faults that bring it to light; without any the load alone does. */
      readonly faults: readonly string[];
    };

/** What is otherwise in one source file. */
export type Change = {
  readonly name: string;
  /** The file from the root of the repository. */
  readonly file: string;
  readonly edits: readonly Edit[];
};

export type Bug = Change & {
  readonly exposure: Exposure;
  /** A finding of one of these checks convicts it. */
  readonly convictedBy: readonly string[];
  /** What goes wrong, and why the checks see it. */
  readonly how: string;
};

/** The source with the change. @throws unless every place that is to change is there exactly once. */
export function patched({ name, file, edits }: Change, source: string): string {
  return edits.reduce((text, { find, replace }) => {
    const [before, after, ...more] = text.split(find);
    if (before === undefined || after === undefined || more.length > 0) {
      const times = text.split(find).length - 1;
      throw new Error(`${name}: ${file} holds this ${String(times)} times, not once:\n${find}`);
    }
    return before + replace + after;
  }, source);
}
