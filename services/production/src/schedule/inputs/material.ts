/** When the material of each order is there: from stock or with what is on order, by due date. */
import { dayBounds } from '@gemba/measures/calendar';
import { leadTimeAfter } from '@gemba/measures/lead-time';
import { least, millionths, most } from '../../planning/plan/millionths.js';
import type { PlannedItemRow } from '../../planning/tables/defined.js';
import type { OnHandRow } from '../../planning/tables/on-hand.js';
import type { MadeSupplyRow, PurchaseSupplyRow, RequisitionSupplyRow } from '../../planning/tables/supply.js';
import type { Calendar } from './resources.js';
import type { Span } from './windows.js';
import { minuteUp } from './windows.js';

type ByKey<R> = Readonly<Record<string, R>>;

export type MaterialRows = {
  readonly items: ByKey<PlannedItemRow>;
  readonly onHand: ByKey<OnHandRow>;
  readonly bought: ByKey<PurchaseSupplyRow>;
  readonly requested: ByKey<RequisitionSupplyRow>;
  readonly made: ByKey<MadeSupplyRow>;
};

/** Where material is from: `order` names the production order that makes it. */
type Supply = { readonly date: string; readonly order: string; left: bigint };

export type Ready = {
  /** The minute from which on it can begin, 0 at the soonest, and the item that it waits for. */
  readonly release: number;
  readonly item: string;
  /** The orders whose output it takes. */
  readonly after: readonly string[];
};

type At = { readonly site: string; readonly today: string; readonly calendar: Calendar; readonly span: Span };

const suppliesOf = (
  { onHand, bought, requested, made }: MaterialRows,
  today: string,
): Map<string, Supply[]> => {
  const all: [string, Supply][] = [
    ...Object.values(onHand).flatMap(({ item, lots }) =>
      Object.values(lots)
        .filter(({ expiry }) => expiry === undefined || expiry >= today)
        .map(({ quantity }): [string, Supply] => [item, { date: '', order: '', left: millionths(quantity) }]),
    ),
    ...Object.values(bought).flatMap(({ due, lines }) =>
      Object.values(lines).map(({ item, open }): [string, Supply] => [
        item,
        { date: due, order: '', left: most(0n, millionths(open)) },
      ]),
    ),
    ...Object.values(requested).map(({ item, due, quantity }): [string, Supply] => [
      item,
      { date: due, order: '', left: millionths(quantity) },
    ]),
    ...Object.entries(made).map(([order, { item, due, quantity, scrapped }]): [string, Supply] => [
      item,
      { date: due, order, left: most(0n, millionths(quantity) - millionths(scrapped)) },
    ]),
  ];
  const byItem = new Map<string, Supply[]>();
  for (const [item, supply] of all) byItem.set(item, [...(byItem.get(item) ?? []), supply]);
  for (const supplies of byItem.values())
    supplies.sort((a, b) => (`${a.date} ${a.order}` < `${b.date} ${b.order}` ? -1 : 1));
  return byItem;
};

/** What an order still needs of each item. */
const openNeeds = ({ needs, issued }: MadeSupplyRow): readonly (readonly [string, bigint])[] => {
  const wanted = new Map<string, bigint>();
  for (const { item, quantity } of needs) wanted.set(item, (wanted.get(item) ?? 0n) + millionths(quantity));
  return [...wanted].map(([item, need]) => [item, need - millionths(issued[item] ?? '0')] as const);
};

type Taken = { date: string; readonly after: string[] };

/** Takes from what is there first. What nothing covers would be there after its lead time. */
const take = (
  supplies: readonly Supply[],
  need: bigint,
  { order, latest }: { readonly order: string; readonly latest: () => string },
): Taken => {
  const taken: Taken = { date: '', after: [] };
  let open = need;
  for (const supply of supplies) {
    if (open <= 0n) break;
    if (supply.order === order || supply.left === 0n) continue;
    const part = least(open, supply.left);
    supply.left -= part;
    open -= part;
    if (supply.order === '') taken.date = supply.date > taken.date ? supply.date : taken.date;
    else taken.after.push(supply.order);
  }
  if (open > 0n) {
    const date = latest();
    taken.date = date > taken.date ? date : taken.date;
  }
  return taken;
};

/** By order, those that are due first first. */
export const readyIn = (rows: MaterialRows, at: At): ReadonlyMap<string, Ready> => {
  const { site, today, calendar, span } = at;
  const supplies = suppliesOf(rows, today);
  const orders = Object.entries(rows.made).toSorted(([a, one], [b, other]) =>
    `${one.due} ${a}` < `${other.due} ${b}` ? -1 : 1,
  );
  const minuteOf = (date: string): number =>
    date <= today ? 0 : Math.max(0, minuteUp(span, dayBounds(date, span.clock).from));
  return new Map(
    orders.map(([order, row]) => {
      const found: Ready = openNeeds(row).reduce<Ready>(
        (before, [item, need]) => {
          const leadTime = rows.items[item]?.policies[site]?.leadTime ?? 'P0D';
          const latest = (): string => leadTimeAfter(today, leadTime, calendar);
          const { date, after } = take(supplies.get(item) ?? [], need, { order, latest });
          const release = minuteOf(date);
          const last = release > before.release ? { release, item } : before;
          return { ...last, after: [...before.after, ...after] };
        },
        { release: 0, item: '', after: [] },
      );
      return [order, found];
    }),
  );
};
