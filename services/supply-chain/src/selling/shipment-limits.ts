/** The refusals of shipping: only what was ordered, only released lots, and nothing that was not picked. */
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { plus } from '@gemba/measures/quantity';
import { balanceOf } from '../stock/lot.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import { isExpired, isSetAside } from '../stock/stock-limits.js';
import type { OrderedLine, SalesOrder } from '../orders/order-lines.js';
import { demandOf, lineOf, perLine, toShipOf } from '../orders/order-lines.js';
import type { Aside } from '../orders/set-aside.js';
import type { HeldLotRow } from '../tables/holds.js';
import { linesThere } from '../orders/lines.js';
import type { Shipment, ShortPick } from '../orders/shipment-state.js';
import { isOf } from '../orders/shipment-state.js';
import { inUnitOf } from '../facts/quantities.js';

type Load = {
  readonly plan: { readonly lines: readonly ShipmentLine[] } | null;
  readonly picked: readonly ShipmentLine[];
  readonly short: readonly object[];
};

type Knowing = {
  readonly date: string;
  /** How long the customer wants it to keep. */
  readonly keeps: string;
  readonly stockOf: (item: string) => StockItem | undefined;
  readonly asidesOf: (item: string) => readonly Aside[];
};

const isLess = (a: string, b: string): boolean => compareDecimals(a, b) < 0;

/** What of a line is still to be shipped, less what was set aside for shipments of which it has not heard. */
const openIn = (line: OrderedLine, demand: string, asides: readonly Aside[]): string =>
  asides
    .filter((each) => each.demand === demand && !knows(line, each.shipment))
    .reduce((open, { quantity }) => subtractDecimal(open, quantity), toShipOf(line));

const knows = ({ allotted, shipments }: OrderedLine, shipment: string): boolean =>
  shipments.includes(shipment) || allotted.some((each) => each.shipment === shipment);

const notOrdered = (
  { id, order }: { readonly id: string; readonly order: SalesOrder },
  { line, item, quantity }: Omit<ShipmentLine, 'lot'>,
  asides: readonly Aside[],
): Rejection | null => {
  const ordered = lineOf(order, line);
  if (ordered?.item !== item || ordered.quantity.unit !== quantity.unit)
    return reject(
      'SCM-SHP-LINE',
      `The order has no line ${line}${item === '' ? '' : ` of ${item}`} in ${quantity.unit}; ` +
        `its lines are ${linesThere(order.lines)}.`,
    );
  const whole = inUnitOf({ id: item, unit: quantity.unit }, quantity, 'SCM-SHP-LINE');
  if (isRefused(whole)) return whole;
  const open = openIn(ordered, demandOf(id, line), asides);
  if (!isLess(open, quantity.value)) return null;
  const violated = { rule: 'open on the order', actual: quantity.value, limit: open, unit: quantity.unit };
  return reject('SCM-SHP-OVER', `Only ${open} of line ${line} are still to be shipped.`, { violated });
};

/** What stands against taking so much of a lot for the customer. */
export const notReleased = (
  line: Omit<ShipmentLine, 'line'>,
  { date, keeps, stockOf, asidesOf }: Knowing,
): Rejection | null => {
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
  if (expired) return { ...expired, code: 'SCM-SHP-QUALITY' };
  return tooShort(stock, lot, keeps) ?? isSetAside(stock, { lot, quantity }, asidesOf(item));
};

const tooShort = (stock: StockItem, lot: string, keeps: string): Rejection | null => {
  const { expiry } = lotOf(stock, lot);
  return expiry !== undefined && expiry < keeps
    ? reject(
        'SCM-SHP-SHELF',
        `Lot ${lot} expires on ${expiry}; the customer takes what keeps until ${keeps}.`,
        {
          violated: { rule: 'remaining shelf life', actual: expiry, limit: keeps },
          hint: 'Leave out the lot, and one that keeps long enough is proposed.',
        },
      )
    : null;
};

export const notHere = (id: string, order: SalesOrder | undefined, site: string): Rejection | null => {
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
export const cannotShip = (lots: readonly ShipmentLine[], knowing: Knowing): Rejection | null => {
  for (const lot of perLot(lots)) {
    const no = notReleased(lot, knowing);
    if (no) return no;
  }
  return null;
};

/** What stands against lines, each and together: what is not ordered, or is shipped already. */
export const notOpen = (
  lines: readonly Omit<ShipmentLine, 'lot'>[],
  of: { readonly id: string; readonly order: SalesOrder },
  asidesOf: Knowing['asidesOf'],
): Rejection | null => {
  for (const line of [...lines, ...perLine(lines)]) {
    const no = notOrdered(of, line, asidesOf(line.item));
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

/** Nothing of the line is planned out of the lot. */
export const notPlanned = (plan: Load['plan'], { line, lot }: ShortPick): Rejection => {
  const planned = (plan?.lines ?? [])
    .map((each) => `${each.line} (${each.item}, lot ${each.lot})`)
    .slice(0, 10);
  const what = `No line ${line} of this item and unit is planned out of lot ${lot}`;
  return reject('SCM-SHP-LINE', `${what}; planned are ${planned.join(', ')}.`);
};

/** Only what was planned of a line and lot is picked for it, and no more. */
export const cannotPick = ({ plan }: Pick<Load, 'plan'>, pick: ShipmentLine): Rejection | null => {
  const planned = plan?.lines.find(
    ({ line, item, lot, quantity: { unit } }) =>
      line === pick.line && item === pick.item && lot === pick.lot && unit === pick.quantity.unit,
  );
  const { line, lot, quantity } = pick;
  if (!planned) return notPlanned(plan, { line, lot });
  const limit = planned.quantity.value;
  if (!isLess(limit, quantity.value)) return null;
  const violated = { rule: 'planned of the lot', actual: quantity.value, limit, unit: quantity.unit };
  return reject('SCM-SHP-OVER', `Only ${limit} of lot ${lot} are planned for line ${line}.`, { violated });
};

type Short = ShortPick & { readonly item: string; readonly reason: string };

/** What is said of a pick that comes up short, with the order where somebody was to pick it. */
export const shortOf = ({ plan }: Pick<Shipment, 'plan'>, { line, item, lot, reason }: Short) => ({
  ...{ line, item, lot, reason },
  ...(plan?.wanted === undefined ? {} : { salesOrder: plan.salesOrder }),
});

/** What of a plan nobody has taken from its shelf, and nobody has found short. */
const onShelf = ({ plan, picking, picked, short }: Shipment): readonly ShipmentLine[] =>
  (plan?.lines ?? []).filter((each) => ![...picking, ...picked, ...short].some(isOf(each)));

/** The lots of a line that nobody picks any more; what is picked by itself is not withdrawn. */
export const withdrawn = (shipment: Shipment, line: string): readonly ShipmentLine[] =>
  shipment.plan?.wanted === undefined ? [] : onShelf(shipment).filter((each) => each.line === line);

/** What is free again when a shipment is cancelled, unless something of it is picked. */
export const cancelled = (shipment: Shipment): readonly ShipmentLine[] | Rejection => {
  const { plan, picking, picked } = shipment;
  const left = onShelf(shipment);
  const isByItself = plan?.wanted === undefined && left.length > 0;
  const under = picking.length + picked.length + (isByItself ? left.length : 0);
  return under === 0
    ? left
    : reject(
        'SCM-SHP-PICKED',
        'Goods of the shipment are picked or being picked, and cannot be put back yet.',
        {
          violated: { rule: 'nothing picked', actual: String(under), limit: '0' },
          hint: 'Record the rest as short and despatch it; what is not kept comes back as a return.',
        },
      );
};
