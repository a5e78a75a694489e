/**
 * The graph of all released bills of materials in one row, so that a cycle is found at any depth, also when
 * two bills that close it are released at one moment.
 */
import { billOfMaterialsEvents } from '@gemba/contracts/events/production/definition';
import { table } from '@gemba/read-model/table';

/** Item → its components in any released version. */
export type Structure = Readonly<Record<string, readonly string[]>>;

/** The key of the one row that holds the whole graph, since a cycle may run through any of it. */
export const COMPANY = 'company';

/**
 * The way down from `starts` to `target`, ending with `target`; null when there is none. Depth first, each
 * item once, so
 * it ends even in a graph that has a cycle elsewhere.
 */
export const pathTo = (
  target: string,
  starts: readonly string[],
  consistsOf: (item: string) => readonly string[],
): readonly string[] | null => {
  const seen = new Set<string>();
  const search = (item: string): readonly string[] | null => {
    if (item === target) return [item];
    if (seen.has(item)) return null;
    seen.add(item);
    return below(item, consistsOf(item));
  };
  const below = (item: string, parts: readonly string[]): readonly string[] | null => {
    for (const part of parts) {
      const path = search(part);
      if (path) return [item, ...path];
    }
    return null;
  };
  const path = below(target, starts);
  return path === null ? null : path.slice(1);
};

type Lines = {
  readonly lines: readonly {
    readonly item: string;
    readonly alternates?: readonly { readonly item: string }[];
  }[];
};

/** What may become part of an item by its lines, for the question whether it would become part of itself. */
export const partsNamed = ({ lines }: Lines): readonly string[] =>
  lines.flatMap(({ item, alternates = [] }) => [item, ...alternates.map((each) => each.item)]);

const NOTHING: Structure = {};

export const bomStructure = table('bom-structure', {
  events: billOfMaterialsEvents,
  row: NOTHING,
  on: {
    BillOfMaterialsReleased: {
      key: () => COMPANY,
      becomes: (row = NOTHING, { data: { item, lines } }) => ({
        ...row,
        [item]: [...new Set([...(row[item] ?? []), ...partsNamed({ lines })])].sort(),
      }),
    },
  },
});
