/** What an event says anew: each field with what was said of it before. */

type Fields = Readonly<Record<string, unknown>>;

export type Change = { readonly name: string; readonly before: unknown; readonly after: unknown };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Of each event in turn. What was said before stands beside it only where the field is the thing's own, which
 * it is if what was said last is what the thing has now: each issue of material names an item, and none of
 * them changes what is made. What is said again is left out.
 */
export function changesOf(
  events: readonly { readonly data: Fields }[],
  now: Fields,
): readonly (readonly Change[])[] {
  const last = Object.assign({}, ...events.map(({ data }) => data)) as Fields;
  const known = new Map<string, unknown>();
  return events.map(({ data }) =>
    Object.entries(data).flatMap(([name, after]) => {
      const before = isSame(last[name], now[name]) ? known.get(name) : undefined;
      known.set(name, after);
      return isSame(before, after) ? [] : [{ name, before, after }];
    }),
  );
}
