/** The refusals of shipping: only what was ordered, only released lots, and nothing that was not picked. */
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import { plus } from '@gemba/measures/quantity';
import { balanceOf } from '../stock/lot.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import { isExpired } from '../stock/stock-limits.js';
import type { HeldLotRow } from '../tables/holds.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { lineOf, perLine, toShipOf } from '../orders/order-lines.js';
import { linesThere } from '../orders/lines.js';
import { inUnitOf } from '../facts/quantities.js';

type Plan = { readonly site: string; readonly salesOrder: string; readonly lines: readonly ShipmentLine[] };

type Load = {
  readonly plan: { readonly lines: readonly ShipmentLine[] } | null;
  readonly picked: readonly ShipmentLine[];
  readonly short: readonly object[];
};

type Knowing = { readonly date: string; readonly stockOf: (item: string) => StockItem | undefined };

const isLess = (a: string, b: string): boolean => compareDecimals(a, b) < 0;

const notOrdered = (
  order: SalesOrder,
  { line, item, quantity }: Omit<ShipmentLine, 'lot'>,
): Rejection | null => {
  const ordered = lineOf(order, line);
  if (ordered?.item !== item || ordered.quantity.unit !== quantity.unit)
    return reject(
      'SCM-SHP-LINE',
      `The order has no line ${line} of ${item} in ${quantity.unit}; ` +
        `its lines are ${linesThere(order.lines)}.`,
    );
  const whole = inUnitOf({ id: item, unit: quantity.unit }, quantity, 'SCM-SHP-LINE');
  if (isRefused(whole)) return whole;
  const open = toShipOf(ordered);
  if (!isLess(open, quantity.value)) return null;
  const violated = { rule: 'open on the order', actual: quantity.value, limit: open, unit: quantity.unit };
  return reject('SCM-SHP-OVER', `Only ${open} of line ${line} are still to be shipped.`, { violated });
};

const notReleased = (line: ShipmentLine, { date, stockOf }: Knowing): Rejection | null => {
  const { item, lot, quantity } = line;
  const stock = stockOf(item) ?? NO_STOCK;
  const inAll = balanceOf(lotOf(stock, lot));
  if (isLess(inAll, quantity.value))
    return reject('SCM-SHP-STOCK', `Lot ${lot} of ${item} holds ${inAll}, not ${quantity.value}.`);
  const released = balanceOf(lotOf(stock, lot), ['available']);
  const violated = {
    rule: 'released by quality',
    actual: released,
    limit: quantity.value,
    unit: quantity.unit,
  };
  if (isLess(released, quantity.value)) {
    const detail = `Only ${released} of lot ${lot} are released by quality. Take another lot, or wait.`;
    return reject('SCM-SHP-QUALITY', detail, { violated });
  }
  const expired = isExpired(stock, lot, date);
  return expired && { ...expired, code: 'SCM-SHP-QUALITY' };
};

const notHere = (id: string, order: SalesOrder | undefined, site: string): Rejection | null => {
  if (order?.status !== 'placed')
    return reject('SCM-SHP-ORDER', `Sales order ${id} is ${order?.status ?? 'not known'}.`);
  return order.site === site
    ? null
    : reject('SCM-SHP-ORDER', `Sales order ${id} is fulfilled by ${order.site}, not by ${site}.`);
};

/** What a plan takes of each lot, over all its lines. */
const perLot = (lines: readonly ShipmentLine[]): readonly ShipmentLine[] =>
  [...Map.groupBy(lines, ({ item, lot }) => `${item} ${lot}`).values()].flatMap(([first, ...more]) =>
    first
      ? [{ ...first, quantity: more.reduce((sum, { quantity }) => plus(sum, quantity), first.quantity) }]
      : [],
  );

/** What stands against a plan; null when it can be picked as things are now. */
export const cannotShip = (
  { site, salesOrder, lines }: Plan,
  order: SalesOrder | undefined,
  knowing: Knowing,
): Rejection | null => {
  const elsewhere = notHere(salesOrder, order, site);
  if (order === undefined || elsewhere) return elsewhere;
  for (const line of lines) {
    const no = notOrdered(order, line);
    if (no) return no;
  }
  for (const line of perLine(lines)) {
    const no = notOrdered(order, line);
    if (no) return no;
  }
  for (const lot of perLot(lines)) {
    const no = notReleased(lot, knowing);
    if (no) return no;
  }
  return null;
};

/** Every line is picked or known to be short before the truck leaves, and the truck is not empty. */
export const cannotDespatch = ({ plan, picked, short }: Load): Rejection | null => {
  const decided = picked.length + short.length;
  const planned = plan?.lines.length ?? 0;
  if (decided < planned)
    return reject('SCM-SHP-STATE', `${String(planned - decided)} lines are not picked yet. Pick them first.`);
  return picked.length === 0
    ? reject(
        'SCM-SHP-STATE',
        'Nothing could be picked, so there is nothing to despatch. Plan another shipment.',
      )
    : null;
};

/** What quality held after it was picked does not leave. */
export const onHold = (held: readonly (readonly [lot: string, row: HeldLotRow])[]): Rejection | null => {
  const [first] = held;
  if (!first) return null;
  const [lot, { holds }] = first;
  return reject('SCM-SHP-QUALITY', `Quality holds ${lot} by ${holds.join(', ')}: it must not leave.`, {
    hint: 'Put the goods aside, and ask quality to lift the hold or to say what becomes of them.',
  });
};

/** What follows from something happens after it. */
export const notBefore = (
  at: string,
  [what, since]: readonly [what: string, since: string],
  then: string,
): Rejection | null =>
  at < since
    ? reject('SCM-SHP-TIME', `${what} at ${since}; it cannot have ${then} at ${at}. Correct the time.`, {
        violated: { rule: 'not before what it follows from', actual: at, limit: since },
      })
    : null;

/** Only what was planned of a line and lot is picked for it, and no more. */
export const cannotPick = ({ plan }: Pick<Load, 'plan'>, pick: ShipmentLine): Rejection | null => {
  const planned = plan?.lines.find(
    ({ line, item, lot, quantity: { unit } }) =>
      line === pick.line && item === pick.item && lot === pick.lot && unit === pick.quantity.unit,
  );
  const { line, lot, quantity } = pick;
  if (!planned) {
    const lines = linesThere(plan?.lines ?? []);
    const what = `No line ${line} of this item and unit is planned out of lot ${lot}`;
    const detail = `${what}; planned are ${lines}.`;
    return reject('SCM-SHP-LINE', detail);
  }
  const limit = planned.quantity.value;
  if (!isLess(limit, quantity.value)) return null;
  const violated = { rule: 'planned of the lot', actual: quantity.value, limit, unit: quantity.unit };
  return reject('SCM-SHP-OVER', `Only ${limit} of lot ${lot} are planned for line ${line}.`, { violated });
};
