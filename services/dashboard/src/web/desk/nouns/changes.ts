/** What an event says anew: each field with what was said of it before. */

type Fields = Readonly<Record<string, unknown>>;

export type Change = { readonly name: string; readonly before: unknown; readonly after: unknown };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Of each event in turn; `before` is undefined for what was not said yet. What is said again is left out. */
export function changesOf(events: readonly { readonly data: Fields }[]): readonly (readonly Change[])[] {
  const known = new Map<string, unknown>();
  return events.map(({ data }) =>
    Object.entries(data).flatMap(([name, after]) => {
      const before = known.get(name);
      known.set(name, after);
      return isSame(before, after) ? [] : [{ name, before, after }];
    }),
  );
}
