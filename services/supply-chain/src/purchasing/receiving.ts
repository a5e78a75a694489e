/** What a receipt says: the goods of each line, and which lines are complete with them. */
import type {
  GoodsReceived,
  PurchaseOrderLineClosed,
} from '@gemba/contracts/events/supply-chain/procurement';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import { inUnitOf } from '../facts/quantities.js';
import { linesThere } from '../orders/lines.js';
import type { ReceiveGoods, RecordReturn } from './order-commands.js';
import { noSuchLine } from './order-limits.js';
import type { OrderedLine, PurchaseOrder, Share } from './order-state.js';
import { missingOf, notedReceipt, reportOf, sharesOf } from './order-state.js';
import type { Tolerance } from './tolerance.js';
import { leastOf } from './tolerance.js';

/** What is received, in the unit of its line; refused where no line is about it. */
export const ownQuantity = (order: PurchaseOrder, command: ReceiveGoods): Quantity | Rejection => {
  const { item: id, quantity } = command;
  const [first] = sharesOf(order, command, quantity);
  return first
    ? inUnitOf({ id, unit: first.line.quantity.unit }, quantity, 'SCM-GR-UNIT')
    : noSuchLine(order, command);
};

/** Part of what came in on a line, at its price; refused where there is no such line. */
export const goodsOf = (
  { placed, lines }: PurchaseOrder,
  { line: id, lot, quantity }: Pick<RecordReturn, 'line' | 'lot' | 'quantity'>,
) => {
  const line = lines.find((each) => each.line === id);
  if (placed === null || line === undefined)
    return reject('SCM-GR-LINE', `The order has no line ${id}; its lines are ${linesThere(lines)}.`);
  const { site, supplier } = placed;
  return { site, supplier, line: id, item: line.item, quantity, lot, price: line.price };
};

type Ending = Pick<PurchaseOrderLineClosed, 'kind' | 'reason' | 'promises'> & { readonly missing: string };

export const lineClosed = ({ placed }: PurchaseOrder, line: OrderedLine, { missing, ...end }: Ending) =>
  happened('PurchaseOrderLineClosed', {
    ...{ site: placed?.site ?? '', supplier: placed?.supplier ?? '', line: line.line, item: line.item },
    ...{ ...end, open: { value: missing, unit: line.quantity.unit } },
  });

type Receiving = {
  readonly lot: string;
  readonly tolerance: Tolerance;
  /** What was promised of the item that the order brings. */
  readonly promised: Pick<PurchaseOrderLineClosed, 'promises'>;
  readonly more: Pick<GoodsReceived, 'promised'> & Partial<GoodsReceived>;
};

/** With it all of a line has come that waited for something, for the first time. */
const completes = ({ completed }: PurchaseOrder, line: OrderedLine, missing: string): boolean =>
  !completed.includes(line.line) &&
  line.closedWith === undefined &&
  compareDecimals(missingOf(line), '0') > 0 &&
  compareDecimals(missing, '0') <= 0;

/** A share of a receipt comes in, and closes its line when little enough is missing then. */
export const receiptOf = (
  order: PurchaseOrder,
  { line, quantity }: Share,
  { lot, tolerance, promised, more }: Receiving,
) => {
  const { site = '', supplier: from = '' } = order.placed ?? {};
  const { line: id, item, price } = line;
  const goods = { site, supplier: from, line: id, item, quantity, lot, price };
  const missing = subtractDecimal(missingOf(line), quantity.value);
  const isEnough =
    line.closedWith === undefined &&
    compareDecimals(missing, '0') > 0 &&
    compareDecimals(subtractDecimal(line.quantity.value, missing), leastOf(line.quantity, tolerance)) >= 0;
  const complete = isEnough || completes(order, line, missing) ? true : undefined;
  const received = happened('GoodsReceived', { ...goods, ...more, ...present({ complete }) });
  return isEnough
    ? [received, lineClosed(order, line, { kind: 'tolerance', missing, ...promised })]
    : [received];
};

export const isReported = (order: PurchaseOrder, { epcisEvent, item, lot }: ReceiveGoods): boolean =>
  epcisEvent !== undefined && order.reports.includes(reportOf({ epcisEvent, item, lot }));

export const isNoted = (order: PurchaseOrder, command: ReceiveGoods, { value }: Quantity): boolean =>
  notedReceipt(order, command) === value;

/** What a receipt says beyond its goods. */
export const whatIsSaid = (
  { expiry, epcisEvent, deliveryNote }: ReceiveGoods,
  of: { readonly tracking?: string } | undefined,
) => present({ expiry, epcisEvent, deliveryNote, serial: of?.tracking === 'serial' ? true : undefined });
