/**
 * A purchase order buys from an approved supplier, within the right of whoever approves it.
 *
 *   none ──place──▶ waiting ──approve──▶ approved ──receive──▶ approved ──close──▶ closed
 *                      └──────cancel──────┴──▶ cancelled
 */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import { purchaseOrderEvents } from '@gemba/contracts/events/supply-chain/procurement';
import type { About, Given } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import { named, registered, rightTo, stateOf } from '@gemba/decider/needs';
import { businessDate } from '@gemba/measures/calendar';
import { compareDecimals } from '@gemba/measures/decimal';
import { addMoney } from '@gemba/measures/money';
import { present, saysTheSame } from '../facts/facts.js';
import type { Items } from '../orders/lines.js';
import { linesThere, ownLines } from '../orders/lines.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { calendarAt, inClosedMonth, itemCalled, itemsOf, monthOf, ratesBetween } from '../tables/known.js';
import type { WorkCalendarRow } from '../tables/rows.js';
import { comesTwice, expiryKey, lotExpiry, pieceKey, serialNumber } from '../stock/lot-identity.js';
import { PurchaseOrderAnswer, purchaseOrderAnswer } from './answer.js';
import type { DayOrders } from './day-orders.js';
import { dayKey, dayOrders, orderedBefore } from './day-orders.js';
import type { Awarded } from './award.js';
import { awardCalled, wrongAward } from './award.js';
import { deliveryNotes, noteKey, receivedElsewhere } from './delivery-note.js';
import { leadTimeAfter } from '@gemba/measures/lead-time';
import type { PurchaseOrder } from './order-state.js';
import {
  NO_ORDER,
  askersOf,
  keptOf,
  missingOf,
  orderTotal,
  sharesOf,
  stillOpen,
  withAsked,
  withClosedLine,
  withReceipt,
  withReturn,
} from './order-state.js';
import { cannotApprove, cannotOrder, cannotReceive } from './order-limits.js';
import { orderedOf } from './ordered-requisition.js';
import type { Requisitions } from './order-needs.js';
import { askersBehind, needsNoOrder, requisitionsOf, wrongNeeds, wrongRequisition } from './order-needs.js';
import type { Requisition } from './requisition.js';
import { requisition } from './requisition.js';
import type { Supplier } from './supplier.js';
import { supplier } from './supplier.js';
import { toleranceOf } from './tolerance.js';
import { agreedFor } from './agreed.js';
import { askedOf } from './asked.js';
import { promisedItems, promises, promisesOn } from './order-promises.js';
import { requisitionsFor, riskOf } from './risk.js';
import { goodsOf, isNoted, isReported, lineClosed, ownQuantity, receiptOf, whatIsSaid } from './receiving.js';
import { cancelled, cancellingNeeds } from './cancelling.js';
import {
  ApprovePurchaseOrder,
  AssessRisk,
  CancelPurchaseOrder,
  ClosePurchaseOrder,
  CloseShort,
  ConfirmPurchaseOrder,
  EscalateApproval,
  PlacePurchaseOrder,
  ReceiveGoods,
  RecordRejection,
  RecordReturn,
  RequestDeliveryDate,
} from './order-commands.js';

type Knowing = {
  readonly supplier: Supplier | undefined;
  readonly items?: Items;
  readonly calendar?: WorkCalendarRow | undefined;
};

/** The order as it is placed: in the units of the items, with the date that the supplier needs. */
const asOrdered = (
  order: PurchaseOrder,
  { site, supplier: id, lines: said, promised, requisition: need, requestForQuotation }: PlacePurchaseOrder,
  { date, known }: Given<Knowing>,
): PurchaseOrderPlaced | Rejection => {
  const lines = ownLines(said, known.items, { code: 'SCM-PO-UNIT', price: 'price', services: false });
  if (isRefused(lines)) return lines;
  const total = orderTotal(lines);
  if (total === null) return reject('SCM-PO-CURRENCY', 'All prices of an order are in one currency.');
  const soonest = leadTimeAfter(date, known.supplier?.terms?.leadTime ?? 'P0D', known.calendar);
  const when = { promised: promised ?? order.placed?.promised ?? soonest };
  const why = present({ requisition: need, requestForQuotation });
  return { site, supplier: id, lines: [...lines], total, ...when, ...why };
};

type Behind = {
  readonly day?: DayOrders | undefined;
  readonly need?: Requisition | undefined;
  readonly needs?: Requisitions;
  readonly award?: Awarded | undefined;
};

/** Who stands behind the order, and how much was ordered of the supplier that day with it. */
const behind = (order: PurchaseOrderPlaced, { by, known: { day, need, needs, award } }: Given<Behind>) => ({
  placedBy: by.id,
  ...present({ raisedBy: need?.raised?.raisedBy, askers: askersBehind(order, needs, award) }),
  dayTotal: day ? addMoney(day.sum, order.total) : order.total,
});

/** Whether the order was placed before, by whomever, and says the same. */
const isPlacedAgain = ({ placed }: PurchaseOrder, again: PurchaseOrderPlaced): boolean => {
  if (!placed) return false;
  const { placedBy: _, raisedBy: __, dayTotal: ___, askers: ____, ...said } = placed;
  const { comparable: _____, atAgreedPrices: ______, ...before } = said;
  return saysTheSame(before, again);
};

/** The business day of the site on which the order was placed. */
const placedOn = ({ placedAt }: PurchaseOrder, { site }: Pick<Given, 'site'>): string =>
  businessDate(placedAt, { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' });

const promise = ({ promised }: { promised?: string }) => ['It is promised for', promised] as const;

const NO_REQUISITION = 'none';
const NO_SUPPLIER = 'none';

/** What the site ordered from the supplier that day, in the currency of the lines. */
const sameDay = (
  { site, supplier: id, lines }: Pick<PlacePurchaseOrder, 'site' | 'supplier' | 'lines'>,
  { date }: About,
) => registered(dayOrders, dayKey({ site, supplier: id, date }, lines[0]?.price.currency ?? ''));

/** What the site ordered from the supplier on the day of the order. */
const dayOf = (order: PurchaseOrder, about: Pick<Given, 'site'>) => {
  const { site = '', supplier: id = '', total } = order.placed ?? {};
  return registered(
    dayOrders,
    dayKey({ site, supplier: id, date: placedOn(order, about) }, total?.currency ?? ''),
  );
};

export const purchaseOrder = decider('purchase-order', {
  path: 'purchase-orders',
  opens: 'PlacePurchaseOrder',
  home: 'site',
  commitments: [
    'PlacePurchaseOrder',
    'ApprovePurchaseOrder',
    'ConfirmPurchaseOrder',
    'RequestDeliveryDate',
    'CloseShort',
    'ClosePurchaseOrder',
    'CancelPurchaseOrder',
  ],
  commands: {
    PlacePurchaseOrder,
    ApprovePurchaseOrder,
    EscalateApproval,
    ConfirmPurchaseOrder,
    RequestDeliveryDate,
    ReceiveGoods,
    RecordReturn,
    RecordRejection,
    AssessRisk,
    CloseShort,
    ClosePurchaseOrder,
    CancelPurchaseOrder,
  },
  events: purchaseOrderEvents,
  initial: NO_ORDER,
  answers: answers(PurchaseOrderAnswer, purchaseOrderAnswer),
  allow: {
    PlacePurchaseOrder: ['buyer', 'site-manager', 'admin'],
    ApprovePurchaseOrder: ['buyer', 'site-manager', 'coo', 'admin'],
    EscalateApproval: [],
    ConfirmPurchaseOrder: ['buyer', 'admin'],
    RequestDeliveryDate: ['buyer', 'planner', 'admin'],
    ReceiveGoods: ['warehouse', 'site-manager', 'admin'],
    RecordReturn: [],
    RecordRejection: [],
    AssessRisk: [],
    CloseShort: ['buyer', 'site-manager', 'admin'],
    ClosePurchaseOrder: ['buyer', 'site-manager', 'admin'],
    CancelPurchaseOrder: ['buyer', 'site-manager', 'admin'],
  },
  needs: {
    PlacePurchaseOrder: (
      { site, supplier: id, lines, requisition: need, requestForQuotation }: PlacePurchaseOrder,
      about: About,
    ) => ({
      ...orderedOf({ lines, ...present({ requisition: need }) }),
      supplier: stateOf(supplier, id),
      award: awardCalled(requestForQuotation),
      needs: requisitionsOf(lines),
      need: need === undefined ? stateOf(requisition, NO_REQUISITION) : named(requisition, need),
      items: itemsOf(lines),
      calendar: calendarAt(site),
      rates: ratesBetween(
        lines.map(({ price }) => price.currency),
        about,
      ),
      day: sameDay({ site, supplier: id, lines }, about),
      automatic: rightTo('purchase', orderTotal(lines), {
        roles: ['automation'],
        onTopOf: { of: sameDay({ site, supplier: id, lines }, about), counting: ({ sum }) => sum },
      }),
    }),
    ApprovePurchaseOrder: ({ total }: ApprovePurchaseOrder, about: About<PurchaseOrder>) => {
      const { id, state } = about;
      const day = dayOf(state, about);
      return {
        day,
        right: rightTo('purchase', state.placed?.total ?? total, {
          barred: askersOf(state.placed),
          onTopOf: { of: day, counting: (row) => orderedBefore(row, id) },
        }),
      };
    },
    EscalateApproval: (_: EscalateApproval, about: About<PurchaseOrder>) => {
      const { id, site, state } = about;
      return {
        next: rightTo('purchase', state.placed?.total ?? null, {
          ...{ roles: [], asked: state.asked },
          onTopOf: { of: dayOf(state, about), counting: (row) => orderedBefore(row, id) },
        }),
        calendar: calendarAt(site?.id ?? ''),
      };
    },
    ConfirmPurchaseOrder: (_: ConfirmPurchaseOrder, { state }: About<PurchaseOrder>) => promisedItems(state),
    ClosePurchaseOrder: (_: ClosePurchaseOrder, { state }: About<PurchaseOrder>) => promisedItems(state),
    CancelPurchaseOrder: (_: CancelPurchaseOrder, about: About<PurchaseOrder>) => ({
      ...promisedItems(about.state),
      ...cancellingNeeds(about),
    }),
    AssessRisk: (_: AssessRisk, { state }: About<PurchaseOrder>) => ({
      needs: requisitionsFor(state.placed),
    }),
    CloseShort: (_: CloseShort, { state }: About<PurchaseOrder>) => promisedItems(state),
    ReceiveGoods: ({ item, lot, deliveryNote }: ReceiveGoods, about: About<PurchaseOrder>) => ({
      ...promisedItems(about.state),
      seller: stateOf(supplier, about.state.placed?.supplier ?? NO_SUPPLIER),
      item: itemCalled(item),
      month: monthOf(about),
      stock: stateOf({ name: 'stock-item', initial: NO_STOCK }, `${about.site?.id ?? ''}.${item}`),
      piece: registered(serialNumber, pieceKey({ item, lot })),
      expires: registered(lotExpiry, expiryKey({ site: about.site?.id ?? '', item, lot })),
      noted: registered(
        deliveryNotes,
        noteKey(about.site?.id ?? '', { item, lot, ...present({ deliveryNote }) }),
      ),
    }),
  },
  decide: {
    PlacePurchaseOrder(order, command, given) {
      const { automatic, need } = given.known;
      const ordered = asOrdered(order, command, given);
      if (isRefused(ordered)) return ordered;
      if (isPlacedAgain(order, ordered)) return [];
      const unneeded = needsNoOrder(ordered, { need }, given);
      if (unneeded) return unneeded;
      const no =
        cannotOrder(order, ordered, given) ??
        wrongRequisition(ordered, need) ??
        wrongNeeds(ordered, given.known.needs) ??
        wrongAward(ordered, given.known.award, given.id) ??
        dayIsOver('SCM-PO-PROMISED', promise(command), given.date);
      if (no) return no;
      const placed = { ...ordered, ...behind(ordered, given), ...agreedFor(ordered, given.known.supplier) };
      const { total } = placed;
      if (automatic.granted)
        return [happened('PurchaseOrderPlaced', placed), happened('PurchaseOrderApproved', { total })];
      const asked = { total, ...askedOf(automatic, given) };
      return [happened('PurchaseOrderPlaced', placed), happened('PurchaseOrderApprovalRequested', asked)];
    },
    ApprovePurchaseOrder(order, { total }, { id, by, known: { right, day } }) {
      const before = day && orderedBefore(day, id);
      const no = cannotApprove(order, total, { by: by.id, right, before });
      if (no) return no;
      return order.status === 'approved' ? [] : [happened('PurchaseOrderApproved', { total })];
    },
    EscalateApproval({ status, placed, asked }, { from }, given) {
      const { next } = given.known;
      if (status !== 'waiting' || placed === null || asked.at(-1) !== from || next.granted) return [];
      const then = askedOf(next, given);
      return asked.includes(then.role)
        ? []
        : [happened('PurchaseOrderApprovalEscalated', { total: placed.total, from, ...then })];
    },
    ConfirmPurchaseOrder({ status, confirmed }, { promised }, given) {
      const { date } = given;
      if (status !== 'approved')
        return reject('SCM-PO-STATE', `The order is ${status}; only an approved one is confirmed.`);
      if (confirmed === promised) return [];
      const no = dayIsOver('SCM-PO-PROMISED', promise({ promised }), date);
      return no ?? [happened('PurchaseOrderConfirmed', { promised, ...promises(given) })];
    },
    RequestDeliveryDate({ status, wanted, confirmed }, { wanted: date, reason }, given) {
      if (status !== 'waiting' && status !== 'approved')
        return reject('SCM-PO-STATE', `The order is ${status}; only an open one gets another date.`);
      if (date === wanted || (wanted === '' && date === confirmed)) return [];
      const no = dayIsOver('SCM-PO-PROMISED', ['It is wanted on', date], given.date);
      return no ?? [happened('PurchaseOrderDateRequested', { wanted: date, reason })];
    },
    ReceiveGoods(order, command, given) {
      const { item, lot } = command;
      const { at, date, known } = given;
      if (isReported(order, command)) return [];
      const quantity = ownQuantity(order, command);
      if (isRefused(quantity)) return quantity;
      if (isNoted(order, command, quantity)) return [];
      const shares = sharesOf(order, command, quantity);
      const tolerance = toleranceOf(known.seller?.tolerances, item);
      const no =
        inClosedMonth(known.month, given) ??
        receivedElsewhere(known.noted, given.id, command) ??
        comesTwice(known.piece, lot, null) ??
        cannotReceive(order, { ...command, quantity, at, date, known }, { shares, tolerance });
      if (no) return no;
      const orderedOn = placedOn(order, given);
      const more = { promised: order.promised, orderedOn, ...whatIsSaid(command, known.item) };
      const promised = promisesOn(given, order, command);
      return shares.flatMap((share) => receiptOf(order, share, { lot, tolerance, promised, more }));
    },
    RecordReturn(order, command) {
      const { movement } = command;
      if (order.returns.includes(movement)) return [];
      const goods = goodsOf(order, command);
      return isRefused(goods) ? goods : [happened('GoodsReturned', { ...goods, movement })];
    },
    RecordRejection(order, command) {
      const { inspection } = command;
      if (order.rejections.includes(inspection)) return [];
      const goods = goodsOf(order, command);
      return isRefused(goods) ? goods : [happened('GoodsRejected', { ...goods, inspection })];
    },
    AssessRisk: (order, { reason }, { known: { needs } }) => riskOf(order, reason, needs),
    CloseShort(order, { line: id, reason }, given) {
      const line = order.lines.find((each) => each.line === id);
      if (order.status !== 'approved')
        return reject(
          'SCM-PO-STATE',
          `The order is ${order.status}; only lines of an approved one are closed.`,
        );
      if (line === undefined)
        return reject(
          'SCM-PO-LINE',
          `The order has no line ${id}; its lines are ${linesThere(order.lines)}.`,
        );
      if (line.closedWith !== undefined) return [];
      const promised = promisesOn(given, order, line);
      return compareDecimals(missingOf(line), '0') > 0
        ? [lineClosed(order, line, { kind: 'short', missing: missingOf(line), reason, ...promised })]
        : reject('SCM-PO-SHORT', `Nothing of line ${id} is missing: ${keptOf(line)} came in.`);
    },
    ClosePurchaseOrder(order, { reason }, given) {
      if (order.status === 'closed') return [];
      if (order.status !== 'approved')
        return reject('SCM-PO-STATE', `The order is ${order.status}; only an approved one is closed.`);
      const ended = { reason, open: stillOpen(order), ...present({ supplier: order.placed?.supplier }) };
      return [happened('PurchaseOrderClosed', { ...ended, ...promises(given) })];
    },
    CancelPurchaseOrder(order, { reason }, given) {
      const more = { placedOn: placedOn(order, given), ...promises(given) };
      return cancelled(order, { reason, ...more }, given);
    },
  },
  evolve: {
    PurchaseOrderPlaced: (order, placed, at): PurchaseOrder => ({
      ...order,
      placed,
      placedAt: at,
      status: 'waiting',
      promised: placed.promised,
      confirmed: placed.promised,
      lines: placed.lines.map((line) => ({ ...line, received: '0', returned: '0' })),
    }),
    PurchaseOrderApprovalRequested: withAsked,
    PurchaseOrderApprovalEscalated: withAsked,
    PurchaseOrderApproved: (order): PurchaseOrder => ({ ...order, status: 'approved' }),
    PurchaseOrderConfirmed: (order, { promised }): PurchaseOrder => ({
      ...order,
      ...{ confirmed: promised, wanted: '' },
    }),
    PurchaseOrderDateRequested: (order, { wanted }): PurchaseOrder => ({ ...order, wanted }),
    GoodsReceived: withReceipt,
    GoodsReturned: withReturn,
    GoodsRejected: (order, { inspection }): PurchaseOrder => ({
      ...order,
      rejections: [...order.rejections, inspection],
    }),
    PurchaseOrderPutAtRisk: (order, { reason }): PurchaseOrder => ({ ...order, atRisk: reason }),
    PurchaseOrderNoLongerAtRisk: (order): PurchaseOrder => ({ ...order, atRisk: '' }),
    PurchaseOrderLineClosed: withClosedLine,
    PurchaseOrderClosed: (order): PurchaseOrder => ({ ...order, status: 'closed' }),
    PurchaseOrderCancelled: (order): PurchaseOrder => ({ ...order, status: 'cancelled' }),
  },
});
