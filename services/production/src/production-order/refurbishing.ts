/**
 * An order that makes good what a customer sent back: that goes in when work on it begins, and comes out as
 * the item of the order under its own lot or serial number.
 */
import type { RefurbishedLot } from '@gemba/contracts/events/production/refurbishing';
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { BillOfMaterials } from '../definition/bom-version.js';
import { effectiveOn } from '../definition/bom-version.js';
import { doesNotTake, takesOneOf } from '../definition/recovery.js';
import type { LotHold } from '../tables/lot-hold.js';
import { isHeld, lotHold, lotKey } from '../tables/lot-hold.js';
import type { CreateProductionOrder, RecordMaterial, StartOperation } from './commands.js';
import type { Exploded } from './explosion.js';
import type { ProductionOrder } from './order-state.js';

/** Why nobody but a decision on a return has something made good again. */
const decidedElsewhere = (by: Given['by']): Rejection | null =>
  isProcess(by)
    ? null
    : reject('PRD-ORD-REFURBISH', 'What came back is refurbished by a decision on its return.', {
        hint: 'POST /v1/return-authorisations/{id}/decide-return-disposition with the kind refurbish.',
      });

/** What stands against an order that makes good what came back. */
export const cannotRefurbish = (
  { item, quantity, refurbishes }: CreateProductionOrder,
  {
    by,
    date,
    bom,
  }: { readonly by: Given['by']; readonly date: string; readonly bom?: BillOfMaterials | undefined },
): Rejection | null => {
  if (!refurbishes) return null;
  const no = decidedElsewhere(by);
  if (no) return no;
  const version = bom && effectiveOn(bom, date);
  if (!version || !takesOneOf(version, refurbishes.item)) return doesNotTake(item, refurbishes.item, date);
  return same(quantity, refurbishes.quantity)
    ? null
    : reject('PRD-ORD-REFURBISH', 'As much is made as came back.', {
        violated: { rule: 'made = came back', actual: quantity.value, limit: refurbishes.quantity.value },
      });
};

/** What is made good again is no material that anybody issues: it has its own place in the order. */
export const withoutReturned = (exploded: Exploded, refurbishes: RefurbishedLot | undefined): Exploded => ({
  ...exploded,
  components: exploded.components.filter(({ item }) => item !== refurbishes?.item),
});

/** Quantity and bill of what came back are as they are. */
export const asItCame = ({ refurbishes }: ProductionOrder): Rejection | null =>
  refurbishes
    ? reject('PRD-ORD-REFURBISH', `The order makes good lot ${refurbishes.lot}, as much as came back.`, {
        hint: 'Cancel it before work begins, and decide on the return once more.',
      })
    : null;

/** Whether quality holds what came back is asked before work on it begins. */
export const holdNeeds = ({ refurbishes }: ProductionOrder) =>
  row(lotHold, lotKey(refurbishes ?? { item: '', lot: '' }));

/** What came back goes in with the first operation that starts, unless quality holds it. */
export const takenIn = (
  { refurbishes, ordered, operations }: ProductionOrder,
  { operation }: StartOperation,
  { at, holds }: { readonly at: string; readonly holds?: LotHold | undefined },
) => {
  if (!refurbishes) return [];
  const { item, lot } = refurbishes;
  if (isHeld(holds, ordered.site, at))
    return reject('PRD-OP-LOT-HOLD', `Lot ${lot} of ${item} is on quality hold; wait for its release.`);
  return operations.some(({ startedAt }) => startedAt !== '')
    ? []
    : [happened('RefurbishmentBegun', { ...refurbishes, site: ordered.site, operation })];
};

type Refurbishing = { readonly refurbishes?: RefurbishedLot | undefined };

/** Whether a lot is what came back and is made good again. */
export const isReturned = (
  { refurbishes }: Refurbishing,
  { item, lot }: Pick<RecordMaterial, 'item' | 'lot'>,
): boolean => refurbishes?.item === item && refurbishes.lot === lot;

/** What came back is recorded once, as much as it is. */
export const recorded = (order: ProductionOrder, { item, lot, quantity, operation = 0 }: RecordMaterial) =>
  order.lots.some((each) => isReturned(order, each))
    ? []
    : [happened('MaterialIssued', { operation, item, lot, quantity })];

/** Nothing is done with it before it has left the stock of what came back. */
export const notTakenYet = (order: Refurbishing & Pick<ProductionOrder, 'lots'>): Rejection | null => {
  const { refurbishes, lots } = order;
  return !refurbishes || lots.some((each) => isReturned(order, each))
    ? null
    : reject(
        'PRD-OP-MATERIAL',
        `Lot ${refurbishes.lot} of ${refurbishes.item} is not taken from stock yet.`,
        {
          hint: 'It leaves the stock of what came back by itself; see the exceptions of the warehouse.',
        },
      );
};

/** The lot that the order makes, and that it is one that was made good again. */
export const lotMade = ({ refurbishes }: ProductionOrder, id: string) =>
  refurbishes ? { lot: refurbishes.lot, refurbished: true as const } : { lot: `L-${id}` };
