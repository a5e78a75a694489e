/**
 * What a change touches of all that is open at all sites: orders of older versions, and supply of what it
 * supersedes.
 */
import type {
  ChangeNoticeRaised,
  EngineeringChange,
  SupersededComponent,
  TouchedByChange,
  TouchedLot,
} from '@gemba/contracts/events/production/change';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { everything } from '@gemba/decider/needs';
import type { BillOfMaterials } from '../definition/bom-version.js';
import { plannedBomTable, plannedItemTable } from '../planning/tables/defined.js';
import { onHandTable } from '../planning/tables/on-hand.js';
import { purchaseSupplyTable, requisitionSupplyTable } from '../planning/tables/supply.js';
import type { Structure } from '../tables/bom-structure.js';
import { partsNamed } from '../tables/bom-structure.js';
import { openOrderTable, proposedLotTable } from './tables.js';

/** Everything that may be touched, of all sites at one moment. */
export const openEverywhere = () =>
  everything(
    {
      orders: openOrderTable,
      proposed: proposedLotTable,
      bought: purchaseSupplyTable,
      requested: requisitionSupplyTable,
      onHand: onHandTable,
      items: plannedItemTable,
      boms: plannedBomTable,
    },
    null,
  );

export type OpenEverywhere = NonNullable<ReturnType<typeof openEverywhere>['gives']>;

/** What the version in force last takes and the new one does not, not even as an alternate. */
export const supersededBy = (
  { item, bill }: EngineeringChange,
  versions: BillOfMaterials['versions'],
  structure: Structure = {},
): SupersededComponent[] => {
  const last = versions.at(-1);
  if (!bill || !last) return [];
  const still = new Set(partsNamed(bill));
  const gone = [...new Set(partsNamed(last))].filter((part) => !still.has(part)).sort();
  return gone.map((part) => ({
    item: part,
    usedIn: Object.keys(structure)
      .filter((whole) => whole !== item && structure[whole]?.includes(part) === true)
      .sort(),
  }));
};

/** Items whose orders take what this one consists of in its place, since it is a phantom in them. */
const throughPhantoms = (item: string, boms: OpenEverywhere['boms']): ReadonlySet<string> => {
  const found = new Set<string>();
  const takes = (whole: string, part: string): boolean =>
    boms[whole]?.versions.some(({ lines }) =>
      lines.some((line) => line.item === part && line.phantom === true),
    ) === true;
  const wholes = Object.keys(boms).sort();
  for (let wanted = [item]; wanted.length > 0;) {
    const above = wholes.filter((whole) => !found.has(whole) && wanted.some((part) => takes(whole, part)));
    for (const whole of above) found.add(whole);
    wanted = above;
  }
  return found;
};

type Change = Pick<ChangeNoticeRaised, 'item' | 'bill' | 'routing' | 'effectiveFrom' | 'superseded'>;

const ordersOf = (change: Change, { orders, boms }: OpenEverywhere, isGone: (item: string) => boolean) => {
  const { item, bill, routing, effectiveFrom } = change;
  const around = bill ? throughPhantoms(item, boms) : new Set<string>();
  return Object.entries(orders).flatMap(([subject, row]): TouchedByChange[] => {
    const isOlder =
      row.item === item &&
      ((bill !== undefined && row.bomVersion < bill.version) ||
        (routing !== undefined && row.routingVersion < routing.version));
    const isAround = around.has(row.item) && row.explodedOn < effectiveFrom;
    if (!isOlder && !isAround && !isGone(row.item)) return [];
    const { site, item: made, quantity, due } = row;
    return [{ kind: 'production-order', subject, site, item: made, quantity, due }];
  });
};

const proposedOf = ({ item }: Change, { proposed }: OpenEverywhere, isGone: (item: string) => boolean) =>
  Object.entries(proposed).flatMap(([subject, row]): TouchedByChange[] =>
    row.item === item || isGone(row.item) ? [{ kind: 'planning-action', subject, ...row }] : [],
  );

const isSome = (value: string): boolean => compareDecimals(value, '0') > 0;

const boughtOf = ({ bought, requested, items }: OpenEverywhere, isGone: (item: string) => boolean) => {
  const of = (item: string, value: string) => ({
    item,
    quantity: { value, unit: items[item]?.unit ?? 'C62' },
  });
  return [
    ...Object.entries(bought).flatMap(([order, { site, due, lines }]) =>
      Object.entries(lines).flatMap(([line, { item, open }]): TouchedByChange[] =>
        isGone(item) && isSome(open)
          ? [{ kind: 'purchase-order', subject: `${order}/${line}`, site, due, ...of(item, open) }]
          : [],
      ),
    ),
    ...Object.entries(requested).flatMap(([subject, { site, item, quantity, due }]): TouchedByChange[] =>
      isGone(item) ? [{ kind: 'requisition', subject, site, due, ...of(item, quantity) }] : [],
    ),
  ];
};

/** The usable lots of an item at a site. */
export const lotsOf = ({ onHand, items }: OpenEverywhere, subject: string): TouchedLot[] => {
  const { item = '', lots = {} } = onHand[subject] ?? {};
  const unit = items[item]?.unit ?? 'C62';
  return Object.entries(lots)
    .filter(([, { quantity }]) => isSome(quantity))
    .map(([lot, { quantity: value }]) => ({ lot, quantity: { value, unit } }));
};

const stockOf = (open: OpenEverywhere, isGone: (item: string) => boolean) =>
  Object.entries(open.onHand).flatMap(([subject, { site, item }]): TouchedByChange[] => {
    const lots = isGone(item) ? lotsOf(open, subject) : [];
    const [first] = lots;
    if (!first) return [];
    const value = lots.map(({ quantity }) => quantity.value).reduce(addDecimal, '0');
    return [{ kind: 'stock', subject, site, item, quantity: { value, unit: first.quantity.unit } }];
  });

const orderOf = ({ kind, site, subject }: TouchedByChange): string => `${kind} ${site} ${subject}`;

/** All that the change touches at this moment, in one order. */
export const touchedBy = (change: Change, open: OpenEverywhere): readonly TouchedByChange[] => {
  const gone = new Set(change.superseded.map(({ item }) => item));
  const isGone = (item: string): boolean => gone.has(item);
  return [
    ...ordersOf(change, open, isGone),
    ...proposedOf(change, open, isGone),
    ...boughtOf(open, isGone),
    ...stockOf(open, isGone),
  ].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
};
