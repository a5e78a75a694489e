/** What a change proposes, held against what is in force: as it would be released, or why it cannot be. */
import type { EngineeringChange } from '@gemba/contracts/events/production/change';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, isRefused, reject } from '@gemba/decider/decision';
import type { Known, Need } from '@gemba/decider/needs';
import { stateOf } from '@gemba/decider/needs';
import type { ReleaseNeeds } from '../definition/bill-of-materials.js';
import { billOfMaterials, releasable, releaseNeeds } from '../definition/bill-of-materials.js';
import type { BillOfMaterials, ReleaseBillOfMaterials } from '../definition/bom-version.js';
import type { Item } from '../definition/item.js';
import { item } from '../definition/item.js';
import type { Routing } from '../definition/routing.js';
import { releasableRouting, routing } from '../definition/routing.js';

export type ChangeNeeds = ReleaseNeeds & {
  made: Need<Item | undefined>;
  bom: Need<BillOfMaterials | undefined>;
  routing: Need<Routing | undefined>;
};

/** A version as it is released; it has no lines where the change has no bill. */
export const asBill = ({ item: of, effectiveFrom, bill }: EngineeringChange): ReleaseBillOfMaterials => ({
  ...(bill ?? { version: 1, base: { value: '1', unit: 'C62' }, lines: [] }),
  ...{ item: of, effectiveFrom },
});

/** What has to be known of the item that changes. */
export const definitionOf = (change: EngineeringChange): ChangeNeeds => ({
  ...releaseNeeds(asBill(change)),
  made: stateOf(item, change.item),
  bom: stateOf(billOfMaterials, change.item),
  routing: stateOf(routing, change.item),
});

/** Each line of the bill is for an operation of the routing, of which either may be new. */
const lostOperation = (
  { bill, routing: next }: EngineeringChange,
  { bom, routing: now }: Known<ChangeNeeds>,
): Rejection | null => {
  const lines = bill?.lines ?? bom?.versions.at(-1)?.lines ?? [];
  const operations = next?.operations ?? now?.operations;
  const lost = lines.find(
    ({ operation }) => operations?.some(({ sequence }) => sequence === operation) === false,
  );
  return lost
    ? reject(
        'PRD-BOM-OPERATION',
        `${lost.item} is for operation ${lost.operation}, which the routing does not have.`,
      )
    : null;
};

const stands = (what: string, version: number): Rejection =>
  reject('PRD-ECN-VERSION', `Version ${version} of the ${what} is released already; propose the next one.`);

/** The bill as it will be released, null where the change has none, or why it cannot be released. */
export const billOf = (
  change: EngineeringChange,
  known: Known<ChangeNeeds>,
): ReleaseBillOfMaterials | Rejection | null => {
  if (!change.bill) return null;
  const released = releasable(known.bom?.versions ?? [], asBill(change), known);
  return released ?? stands('bill of materials', change.bill.version);
};

const cannotRoute = (
  { item: of, routing: next }: EngineeringChange,
  { made, routing: now }: Known<ChangeNeeds>,
): Rejection | null => {
  if (!next) return null;
  const released = releasableRouting(now ?? routing.initial, { item: of, ...next }, made);
  if (isRefused(released)) return released;
  return released === null ? stands('routing', next.version) : null;
};

/** What stands against putting the change in force as things are. */
export const cannotBe = (
  change: EngineeringChange,
  known: Known<ChangeNeeds>,
  date: string,
): Rejection | null => {
  if (!change.bill && !change.routing)
    return reject('PRD-ECN-EMPTY', 'It changes nothing: propose a bill of materials, a routing or both.');
  const bill = billOf(change, known);
  return (
    dayIsOver('PRD-ECN-DATE', ['It takes effect on', change.effectiveFrom], date) ??
    (isRefused(bill) ? bill : null) ??
    cannotRoute(change, known) ??
    lostOperation(change, known)
  );
};
