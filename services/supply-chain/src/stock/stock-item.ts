/**
 * The stock of one item at one site, lot by lot; its id is `<site>.<item>`.
 *
 *   receive ──▶ inspection ──accept──▶ available ──issue──▶ gone
 *                   └────hold────▶ hold ◀──hold──┘   hold ──lift──▶ available, ──scrap, return──▶ gone
 */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { stockItemEvents } from '@gemba/contracts/events/supply-chain/stock';
import { answers, decider } from '@gemba/decider/decider';
import type { About, Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered, row } from '@gemba/decider/needs';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { isNegative, isZero, smaller } from '@gemba/measures/quantity';
import type { RightsOfTopic } from '@gemba/platform/access/rights';
import { decisionRightTable } from '@gemba/platform/access/tables';
import { present, saysTheSame } from '../facts/facts.js';
import { unknownItem } from '../facts/quantities.js';
import { leadTimeAfter } from '@gemba/measures/lead-time';
import type { DemandNeeds } from './demand.js';
import { cannotBeFor, demandNeeds } from './demand.js';
import { heldLotKey, heldLotTable } from '../tables/holds.js';
import { calendarAt, inClosedMonth, itemCalled, monthOf, placeOf } from '../tables/known.js';
import { StockItemAnswer, stockAnswer } from './answer.js';
import {
  AdjustStock,
  AwaitStock,
  TellPromised,
  ChangeStockStatus,
  DisposeReturned,
  EndStockPolicy,
  ExpectStock,
  HELD_FROM,
  HoldLot,
  IssueStock,
  ReceiveOutput,
  ReceiveStock,
  ReleaseReservation,
  ReserveStock,
  ReturnStockToSupplier,
  SetStockPolicy,
  StopExpecting,
} from './commands.js';
import type { StockEvent } from './consequences.js';
import { withConsequences } from './consequences.js';
import { goingBack, statusFor } from './issue.js';
import type { IssuedRow } from './issued-to-order.js';
import { issuedKey, issuedToOrder } from './issued-to-order.js';
import { cannotCount, needsCount } from './count-limits.js';
import { balanceOf } from './lot.js';
import { expiryKey, expiryToSay, lotExpiry, pieceKey, serialNumber, stockLot } from './lot-identity.js';
import type { PurposeNeeds } from './purpose.js';
import { purposeNeeds } from './purpose.js';
import type { Knowing } from './receipt.js';
import { inOwnUnit, momentOf, receive, receiving, serial } from './receipt.js';
import { cannotMove, disposed } from './returned.js';
import { allMoved, cannotTake, isPromised, notInStatus } from './stock-limits.js';
import type { StockItem } from './stock-state.js';
import { issue } from './taking.js';
import { promisable, promisedFrom } from '../orders/promisable.js';
import type { AsideRow } from '../orders/set-aside.js';
import { setAside } from '../orders/set-aside.js';
import { NO_STOCK, lacking, lotOf, reservedFor, stockFolds, toReserve } from './stock-state.js';

const HOLD: StockStatus = 'hold';

const itemHere = (about: About) => ({ item: itemCalled(placeOf(about).item) });
const itemAndMonth = (about: About) => ({ ...itemHere(about), month: monthOf(about) });
type IssueNeeds = PurposeNeeds & {
  readonly issued: Need<IssuedRow | undefined>;
  readonly approvals: Need<RightsOfTopic | undefined>;
  readonly aside: Need<AsideRow | undefined>;
} & DemandNeeds &
  ReturnType<typeof itemAndMonth>;
type ReserveNeeds = DemandNeeds &
  ReturnType<typeof itemHere> & { readonly aside: Need<AsideRow | undefined> };

/** All quantities of a lot that are not held, in the order in which they are, up to the one asked for. */
const toHold = (stock: StockItem, { lot, quantity, first = 'available' }: HoldLot) => {
  let left = quantity?.value ?? balanceOf(lotOf(stock, lot));
  return [first, ...HELD_FROM.filter((status) => status !== first)].flatMap((from) => {
    const there = balanceOf(lotOf(stock, lot), [from]);
    const value = compareDecimals(there, left) < 0 ? there : left;
    left = subtractDecimal(left, value);
    return compareDecimals(value, '0') > 0 ? [{ from, quantity: { value, unit: stock.unit } }] : [];
  });
};

const goesBack = (
  stock: StockItem,
  { lot, quantity }: ReturnStockToSupplier,
  given: Given<Knowing>,
): readonly StockEvent[] | Rejection => {
  const parts = goingBack(stock, { lot, quantity });
  if (isRefused(parts)) return parts;
  const purpose = parts[0]?.purpose ?? { kind: 'supplier-return', id: lot };
  const from = statusFor(stock, { lot, quantity, purpose });
  const no = cannotTake(stock, { lot, quantity, from, at: given.at });
  const status = from === 'available' ? {} : { status: from };
  const place = placeOf(given);
  return (
    no ??
    parts.map((part) => happened('StockIssued', { ...place, ...part, ...status, ...serial(given.known) }))
  );
};

/** The lot that an issue took first. */
const firstLot = (events: readonly StockEvent[]): string =>
  events.find((event) => event.type === 'StockIssued')?.data.lot ?? '';

export const stockItem = decider('stock-item', {
  path: 'stock-items',
  opens: 'ReceiveStock',
  home: 'site',
  implicit: true,
  idOf: ({ site, item }: ReceiveStock) => `${site}.${item}`,
  commands: {
    ReceiveStock,
    ReceiveOutput,
    IssueStock,
    AdjustStock,
    ChangeStockStatus,
    HoldLot,
    ReturnStockToSupplier,
    DisposeReturned,
    ReserveStock,
    ReleaseReservation,
    SetStockPolicy,
    EndStockPolicy,
    ExpectStock,
    StopExpecting,
    AwaitStock,
    TellPromised,
  },
  events: stockItemEvents,
  initial: NO_STOCK,
  answers: answers(StockItemAnswer, stockAnswer),
  allow: {
    ReceiveStock: ['warehouse', 'site-manager', 'admin'],
    ReceiveOutput: [],
    IssueStock: ['warehouse', 'operator', 'site-manager', 'admin'],
    AdjustStock: ['warehouse', 'site-manager', 'admin'],
    ChangeStockStatus: ['site-manager', 'admin'],
    HoldLot: ['quality-inspector', 'site-manager', 'admin'],
    ReturnStockToSupplier: ['warehouse', 'site-manager', 'admin'],
    DisposeReturned: [],
    ReserveStock: ['planner', 'site-manager', 'admin'],
    ReleaseReservation: ['planner', 'site-manager', 'admin'],
    SetStockPolicy: ['planner', 'buyer', 'site-manager', 'admin'],
    EndStockPolicy: [],
    ExpectStock: [],
    StopExpecting: ['buyer', 'admin'],
    AwaitStock: [],
    TellPromised: [],
  },
  needs: {
    ReceiveStock: receiving,
    ReceiveOutput: receiving,
    IssueStock: ({ purpose, demand }: IssueStock, about: About): IssueNeeds => ({
      ...purposeNeeds(purpose),
      issued: registered(issuedToOrder, issuedKey(purpose.id, placeOf(about).item)),
      approvals: row(decisionRightTable, 'stock-count'),
      aside: registered(setAside, about.id),
      ...demandNeeds(demand),
      ...itemAndMonth(about),
    }),
    AdjustStock: ({ lot }: AdjustStock, about: About) => ({
      approvals: row(decisionRightTable, 'stock-count'),
      ...itemAndMonth(about),
      piece: registered(serialNumber, pieceKey({ item: placeOf(about).item, lot })),
      lot: registered(stockLot, expiryKey({ ...placeOf(about), lot })),
      expires: registered(lotExpiry, expiryKey({ ...placeOf(about), lot })),
    }),
    ReturnStockToSupplier: (_: ReturnStockToSupplier, about: About) => itemAndMonth(about),
    DisposeReturned: (_: DisposeReturned, about: About) => itemAndMonth(about),
    ChangeStockStatus: ({ lot }: ChangeStockStatus, about: About) => ({
      ...itemHere(about),
      onHold: row(heldLotTable, heldLotKey({ ...placeOf(about), lot })),
    }),
    HoldLot: (_: HoldLot, about: About) => itemHere(about),
    ReserveStock: ({ demand }: ReserveStock, about: About): ReserveNeeds => ({
      aside: registered(setAside, about.id),
      ...demandNeeds(demand),
      ...itemHere(about),
    }),
    SetStockPolicy: (_: SetStockPolicy, about: About) => itemHere(about),
    EndStockPolicy: (_: EndStockPolicy, about: About) => itemHere(about),
    ExpectStock: (_: ExpectStock, about: About) => itemHere(about),
    StopExpecting: (_: StopExpecting, about: About) => itemHere(about),
    TellPromised: (_: TellPromised, { id }: About) => ({ supply: registered(promisable, id) }),
    AwaitStock: (_: AwaitStock, about: About) => ({
      ...itemHere(about),
      calendar: calendarAt(about.site?.id ?? ''),
    }),
  },
  decide: {
    ReceiveStock(stock, command, given) {
      return receive(stock, command, given);
    },
    ReceiveOutput(stock, command, given) {
      return receive(stock, command, given);
    },
    IssueStock(stock, command, given) {
      const quantity = inOwnUnit(stock, command.quantity, given);
      if (isRefused(quantity)) return quantity;
      const events = inClosedMonth(given.known.month, given) ?? issue(stock, { ...command, quantity }, given);
      if (isRefused(events)) return events;
      const { purpose } = command;
      const lot = firstLot(events);
      const no = purpose.kind === 'count' ? needsCount(stock, { lot, quantity }, given) : null;
      if (no) return no;
      const reason = `Lot ${lot} was taken for ${purpose.kind} ${purpose.id}.`;
      return withConsequences(stock, events, momentOf(given), { lot, reason });
    },
    ReturnStockToSupplier(stock, { lot, quantity: said }, given) {
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const events = inClosedMonth(given.known.month, given) ?? goesBack(stock, { lot, quantity }, given);
      if (isRefused(events)) return events;
      return withConsequences(stock, events, momentOf(given), { lot, reason: `Lot ${lot} went back.` });
    },
    DisposeReturned(stock, command, given) {
      const events = inClosedMonth(given.known.month, given) ?? disposed(stock, command, given);
      return isRefused(events) ? events : withConsequences(stock, events, momentOf(given));
    },
    AdjustStock(stock, { lot, quantity: said, reason, status }, given) {
      if (isZero(said)) return [];
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const { known } = given;
      const no =
        inClosedMonth(known.month, given) ??
        cannotCount(stock, { lot, quantity, status }, given) ??
        needsCount(stock, { lot, quantity }, given);
      if (no) return no;
      const moment = momentOf(given);
      // A lot that was used up is forgotten: what a count finds of it expires when it did.
      const expires = isNegative(quantity) ? {} : expiryToSay(undefined, known.expires, lotOf(stock, lot));
      const more = { ...present({ status }), ...expires, ...serial(known) };
      const data = { ...moment.place, lot, quantity, reason, ...more };
      const lost = { lot, reason: `A count found less of lot ${lot}.` };
      return withConsequences(stock, [happened('StockAdjusted', data)], moment, lost);
    },
    ChangeStockStatus(stock, { lot, from, to, quantity, partial = false, reason }, given) {
      const apart = cannotMove({ from, to }, given.by, given.known.onHold);
      if (apart) return apart;
      const there = { value: balanceOf(lotOf(stock, lot), [from]), unit: stock.unit };
      const wanted = quantity ? inOwnUnit(stock, quantity, given) : there;
      if (isRefused(wanted)) return wanted;
      // A stock without a movement has no unit yet: the nothing in it is of the unit asked for.
      const most = isZero(there) ? { ...there, unit: wanted.unit } : there;
      const moved = partial ? smaller(wanted, most) : wanted;
      if (isZero(moved)) return partial ? [] : allMoved(stock, { lot, from, to });
      const no = notInStatus(stock, { lot, quantity: moved, from, at: given.at });
      if (no) return no;
      const moment = momentOf(given);
      const data = { ...moment.place, lot, quantity: moved, from, to, reason };
      return withConsequences(stock, [happened('StockStatusChanged', data)], moment, { lot, reason });
    },
    HoldLot(stock, { lot, quantity: said, first, reason }, given) {
      const quantity = said && inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const moment = momentOf(given);
      const events = toHold(stock, { lot, reason, ...present({ quantity, first }) }).map((held) =>
        happened('StockStatusChanged', { ...moment.place, lot, ...held, to: HOLD, reason }),
      );
      return withConsequences(stock, events, moment, { lot, reason });
    },
    ReserveStock(stock, { demand, quantity: said, partial = false, whole = false }, given) {
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const { date, by, known } = given;
      const no = cannotBeFor(demand, { place: placeOf(given), by, known });
      if (no) return no;
      const more = {
        value: toReserve(stock, { demand, quantity, partial, whole, date }),
        unit: quantity.unit,
      };
      if (isZero(more)) return [];
      const asides = (known.aside?.asides ?? []).filter((each) => each.demand !== demand);
      const over = isPromised(stock, more, { demand: '', date, asides });
      if (over) return over;
      const moment = momentOf(given);
      const data = { ...moment.place, quantity: more, demand };
      return withConsequences(stock, [happened('StockReserved', data)], moment);
    },
    ReleaseReservation(stock, { demand, reason }, given) {
      const moment = momentOf(given);
      const value = reservedFor(stock, demand);
      const quantity = { value, unit: stock.unit };
      const released = compareDecimals(value, '0') > 0;
      const waits = stock.awaited.some((each) => each.demand === demand);
      return withConsequences(
        stock,
        [
          ...(released
            ? [happened('ReservationReleased', { ...moment.place, quantity, demand, reason })]
            : []),
          ...(waits ? [happened('StockNoLongerAwaited', { ...moment.place, demand, reason })] : []),
        ],
        moment,
      );
    },
    SetStockPolicy(stock, policy, given) {
      const orderQuantity = inOwnUnit(stock, policy.orderQuantity, given);
      if (isRefused(orderQuantity)) return orderQuantity;
      const reorderPoint = inOwnUnit(stock, policy.reorderPoint, given);
      if (isRefused(reorderPoint)) return reorderPoint;
      const kept = { ...policy, reorderPoint, orderQuantity };
      if (stock.policy && saysTheSame(stock.policy, kept)) return [];
      return withConsequences(stock, [happened('StockPolicySet', present(kept))], momentOf(given));
    },
    EndStockPolicy(stock, { item, site }, { known }) {
      const unit = known.item?.unit ?? stock.unit;
      if (unit === '') return unknownItem(item);
      return stock.isPlanned ? [] : [happened('StockPolicyEnded', { site, item, unit })];
    },
    ExpectStock(stock, { quantity: said, source }, given) {
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const moment = momentOf(given);
      return withConsequences(
        stock,
        [happened('StockExpected', { ...moment.place, quantity, source })],
        moment,
      );
    },
    StopExpecting(stock, { quantity: said, reason }, given) {
      if (compareDecimals(stock.onOrder, '0') === 0) return [];
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const moment = momentOf(given);
      const ended = happened('StockNoLongerExpected', { ...moment.place, quantity, reason });
      return withConsequences(stock, [ended], moment);
    },
    AwaitStock(stock, { demand, quantity: said }, given) {
      const quantity = inOwnUnit(stock, said, given);
      if (isRefused(quantity)) return quantity;
      const value = lacking(stock, demand, quantity.value);
      const isThere = compareDecimals(value, '0') <= 0;
      if (isThere || stock.awaited.some((each) => each.demand === demand)) return [];
      const { leadTime } = stock.policy ?? {};
      const expected = leadTime && leadTimeAfter(given.date, leadTime, given.known.calendar);
      const moment = momentOf(given);
      const missing = { value, unit: quantity.unit };
      const data = { ...moment.place, quantity: missing, demand, ...present({ expected }) };
      return withConsequences(stock, [happened('StockAwaited', data)], moment);
    },
    TellPromised(_, command, given) {
      const promises = promisedFrom([given.known.supply], command.source).filter(
        // The line that it is made for is told by its name.
        ({ salesOrder, line }) => command.source !== `production-order/${salesOrder}.${line}`,
      );
      const { place } = momentOf(given);
      return promises.length === 0
        ? []
        : [happened('PromisedSupplyMoved', { ...place, ...command, promises })];
    },
  },
  evolve: stockFolds,
});
