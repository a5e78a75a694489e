/**
 * The stock of one item at one site, lot by lot; its id is `<site>.<item>`.
 *
 *   receive ──▶ inspection ──accept──▶ available ──issue──▶ gone
 *                   └────hold────▶ hold ◀──hold──┘   hold ──lift──▶ available, ──scrap──▶ gone
 */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import {
  STOCK_STATUSES,
  StockPurpose,
  StockSource,
  stockItemEvents,
} from '@gemba/contracts/events/supply-chain/stock';
import {
  IsDuration,
  IsFlag,
  IsId,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isNegative, isZero, negated } from '@gemba/measures/quantity';
import { present, saysTheSame } from '../facts/facts.js';
import type { ControlPlanRow, ItemRow } from '../tables/rows.js';
import { withConsequences } from './consequences.js';
import { consumption, placeOf, statusFor, triggerOf } from './issue.js';
import { balanceOf } from './lot.js';
import {
  allMoved,
  cameExpired,
  cannotTake,
  isExpired,
  isPromised,
  notInStatus,
  otherUnit,
} from './stock-limits.js';
import { NO_STOCK, isMadeAndKnown, lotOf, reservedFor, stockFolds, toReserve } from './stock-state.js';

export class ReceiveStock {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => StockSource) source!: StockSource;
  /** Where quality has a plan for this kind of receipt the lot goes to inspection, whatever is said here. */
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
  @Optional() @IsMoney() unitPrice?: Money;
  @Optional() @IsPlainDate() expiry?: string;
}
export class IssueStock {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => StockPurpose) purpose!: StockPurpose;
  /** Whose reservation this uses up, for example `sales-order/SO-7/1`. */
  @Optional() @IsText({ max: 160 }) demand?: string;
}
export class AdjustStock {
  @IsId() lot!: string;
  /** What the count found more (positive) or less (negative). */
  @IsQuantity({}) quantity!: Quantity;
  @IsText() reason!: string;
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
}
export class ChangeStockStatus {
  @IsId() lot!: string;
  @IsOneOf(STOCK_STATUSES) from!: StockStatus;
  @IsOneOf(STOCK_STATUSES) to!: StockStatus;
  /** All that is in `from` when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsText() reason!: string;
}
export class HoldLot {
  @IsId() lot!: string;
  @IsText() reason!: string;
}
export class ReserveStock {
  @IsText({ max: 160 }) demand!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Reserves on top of what the demand has, as much as there is; otherwise all or nothing, and once. */
  @Optional() @IsFlag() partial?: boolean;
}
export class ReleaseReservation {
  @IsText({ max: 160 }) demand!: string;
  @IsText() reason!: string;
}
export class SetStockPolicy {
  @IsId() item!: string;
  @IsId() site!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @Optional() @IsId() supplier?: string;
  @Optional() @IsDuration() leadTime?: string;
}
export class StopExpecting {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText() reason!: string;
}

const HOLD = 'hold' as const;
const HELD: readonly StockStatus[] = ['available', 'inspection'];

export const stockItem = decider('stock-item', {
  path: 'stock-items',
  opens: 'ReceiveStock',
  home: 'site',
  implicit: true,
  idOf: ({ site, item }: ReceiveStock) => `${site}.${item}`,
  commands: {
    ReceiveStock,
    IssueStock,
    AdjustStock,
    ChangeStockStatus,
    HoldLot,
    ReserveStock,
    ReleaseReservation,
    SetStockPolicy,
    StopExpecting,
  },
  events: stockItemEvents,
  initial: NO_STOCK,
  allow: {
    ReceiveStock: ['warehouse', 'site-manager', 'admin'],
    IssueStock: ['warehouse', 'operator', 'site-manager', 'admin'],
    AdjustStock: ['warehouse', 'site-manager', 'admin'],
    ChangeStockStatus: ['site-manager', 'admin'],
    HoldLot: ['quality-inspector', 'site-manager', 'admin'],
    ReserveStock: ['planner', 'site-manager', 'admin'],
    ReleaseReservation: ['planner', 'site-manager', 'admin'],
    SetStockPolicy: ['planner', 'buyer', 'site-manager', 'admin'],
    StopExpecting: ['buyer', 'admin'],
  },
  needs: {
    ReceiveStock: ({ item, source }: ReceiveStock) => ({
      item: row<ItemRow>('item', item),
      plan: row<ControlPlanRow>('control-plan', `${item}.${triggerOf(source.kind)}`),
    }),
  },
  decide: {
    ReceiveStock(stock, command, { at, date, known }) {
      const { site, item, lot, quantity, source, status = 'available', unitPrice, expiry } = command;
      if (isMadeAndKnown(stock, lot, source)) return [];
      const no = otherUnit(stock, quantity, known.item?.unit) ?? cameExpired(command, date);
      if (no) return no;
      const into: StockStatus = known.plan ? 'inspection' : status;
      const facts = { site, item, lot, quantity, status: into, source };
      const came = happened('StockReceived', { ...facts, ...present({ unitPrice, expiry }) });
      return withConsequences(stock, [came], { place: { site, item }, at });
    },
    IssueStock(stock, command, given) {
      const { lot, quantity, purpose, demand = '' } = command;
      const from = statusFor(stock, command);
      const taking = { lot, quantity, from, at: given.at };
      const no = otherUnit(stock, quantity) ?? cannotTake(stock, taking);
      if (no) return no;
      const unusable = isExpired(stock, lot, given.date) ?? isPromised(stock, quantity, demand);
      if (unusable && purpose.kind !== 'scrap') return unusable;
      const place = placeOf(given);
      const status = from === 'available' ? {} : { status: from };
      const issued = happened('StockIssued', { ...place, lot, quantity, purpose, ...status });
      const lost = { lot, reason: `Lot ${lot} was taken for ${purpose.kind} ${purpose.id}.` };
      const events = [issued, ...consumption(stock, command, place)];
      return withConsequences(stock, events, { place, at: given.at, lost });
    },
    AdjustStock(stock, { lot, quantity, reason, status }, given) {
      if (isZero(quantity)) return [];
      const taking = { lot, quantity: negated(quantity), from: status ?? 'available', at: given.at };
      const no = otherUnit(stock, quantity) ?? (isNegative(quantity) ? cannotTake(stock, taking) : null);
      if (no) return no;
      const place = placeOf(given);
      const data = { ...place, lot, quantity, reason, ...(status ? { status } : {}) };
      const lost = { lot, reason: `A count found less of lot ${lot}.` };
      return withConsequences(stock, [happened('StockAdjusted', data)], { place, at: given.at, lost });
    },
    ChangeStockStatus(stock, { lot, from, to, quantity, reason }, given) {
      if (from === to) return reject('SCM-STK-STATUS', 'Name two different statuses.');
      const moved = quantity ?? { value: balanceOf(lotOf(stock, lot), [from]), unit: stock.unit };
      if (isZero(moved)) return allMoved(stock, { lot, from, to });
      const no = otherUnit(stock, moved) ?? notInStatus(stock, { lot, quantity: moved, from, at: given.at });
      if (no) return no;
      const place = placeOf(given);
      const changed = happened('StockStatusChanged', { ...place, lot, quantity: moved, from, to, reason });
      return withConsequences(stock, [changed], { place, at: given.at, lost: { lot, reason } });
    },
    HoldLot(stock, { lot, reason }, given) {
      const place = placeOf(given);
      const held = HELD.map((from) => ({ from, value: balanceOf(lotOf(stock, lot), [from]) }));
      const events = held
        .filter(({ value }) => compareDecimals(value, '0') > 0)
        .map(({ from, value }) => {
          const quantity = { value, unit: stock.unit };
          return happened('StockStatusChanged', { ...place, lot, quantity, from, to: HOLD, reason });
        });
      return withConsequences(stock, events, { place, at: given.at, lost: { lot, reason } });
    },
    ReserveStock(stock, { demand, quantity, partial = false }, given) {
      const no = otherUnit(stock, quantity);
      if (no) return no;
      const more = { value: toReserve(stock, { demand, quantity, partial }), unit: quantity.unit };
      if (isZero(more)) return [];
      const over = isPromised(stock, more, '');
      if (over) return over;
      const place = placeOf(given);
      const data = { ...place, quantity: more, demand };
      return withConsequences(stock, [happened('StockReserved', data)], { place, at: given.at });
    },
    ReleaseReservation(stock, { demand, reason }, given) {
      const value = reservedFor(stock, demand);
      if (compareDecimals(value, '0') === 0) return [];
      const quantity = { value, unit: stock.unit };
      return [happened('ReservationReleased', { ...placeOf(given), quantity, demand, reason })];
    },
    SetStockPolicy(stock, policy, given) {
      const no = otherUnit(stock, policy.orderQuantity) ?? otherUnit(stock, policy.reorderPoint);
      if (no) return no;
      if (stock.policy && saysTheSame(stock.policy, policy)) return [];
      const set = happened('StockPolicySet', present({ ...policy }));
      return withConsequences(stock, [set], { place: placeOf(given), at: given.at });
    },
    StopExpecting(stock, { quantity, reason }, given) {
      if (compareDecimals(stock.onOrder, '0') === 0) return [];
      const place = placeOf(given);
      const ended = happened('StockNoLongerExpected', { ...place, quantity, reason });
      return withConsequences(stock, [ended], { place, at: given.at });
    },
  },
  evolve: stockFolds,
});
