/** What is answered of the stock of an item: its lots, and what is promised, awaited and on order. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import {
  IsDecimal,
  IsDuration,
  IsId,
  IsRef,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  IsUnit,
  Optional,
} from '@gemba/contracts/fields';
import { stated } from '@gemba/decider/decider';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import type { Lot, PurchasedPart } from './lot.js';
import type { StockItem } from './stock-state.js';

class Balance {
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
  @IsDecimal() quantity!: string;
}

class MovementAnswer {
  @IsInstant() at!: string;
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
  @IsDecimal() change!: string;
}

class PurchasedPartAnswer {
  @IsRef('purchase-order') order!: string;
  @Optional() @IsId() line?: string;
  @IsDecimal() quantity!: string;
}

class LotAnswer {
  @IsId() lot!: string;
  /** What is there, by status; a status of which there is nothing is left out. */
  @IsListOf(() => Balance) balances!: readonly Balance[];
  /** The latest, in business time; the history has all of them. */
  @IsListOf(() => MovementAnswer) movements!: readonly MovementAnswer[];
  @Optional() @IsPlainDate() expiry?: string;
  /** The document that made it, for example `production-order/PO-1`. */
  @Optional() @IsText({ max: 160 }) source?: string;
  /** What came in for lines of purchase orders, latest last, less what went back on them. */
  @IsListOf(() => PurchasedPartAnswer) receipts!: readonly PurchasedPartAnswer[];
}

class DemandAnswer {
  /** Who needs it, for example `sales-order/SO-7/1`. */
  @IsText({ max: 160 }) demand!: string;
  @IsDecimal() quantity!: string;
}

class PolicyAnswer {
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @Optional() @IsRef('supplier') supplier?: string;
  /** How long replenishment takes. */
  @Optional() @IsDuration() leadTime?: string;
}

/** All figures without a unit of their own are in `unit`. */
export class StockItemAnswer {
  @IsUnit() unit!: string;
  @IsListOf(() => LotAnswer) lots!: readonly LotAnswer[];
  /** Both oldest first. */
  @IsListOf(() => DemandAnswer) reservations!: readonly DemandAnswer[];
  @IsListOf(() => DemandAnswer) awaited!: readonly DemandAnswer[];
  /** How it is replenished; absent while nobody has said so. */
  @Optional() @IsRecord(() => PolicyAnswer) policy?: PolicyAnswer;
  @IsDecimal() onOrder!: string;
}

const balancesOf = (lot: Lot): readonly Balance[] =>
  STOCK_STATUSES.map((status) => ({ status, quantity: lot.balances[status] ?? '0' })).filter(
    ({ quantity }) => compareDecimals(quantity, '0') !== 0,
  );

const partAnswer = ({ line, ...part }: PurchasedPart): PurchasedPartAnswer => ({
  ...part,
  ...stated({ line }),
});

const lotAnswer = ([id, lot]: readonly [string, Lot]): LotAnswer => {
  const { movements, expiry, source, receipts = [] } = lot;
  const parts = { movements, receipts: receipts.map(partAnswer) };
  return { lot: id, balances: balancesOf(lot), ...parts, ...present({ expiry, source }) };
};

const policyOf = ({ policy }: StockItem): { readonly policy?: PolicyAnswer } => {
  if (policy === null) return {};
  const { reorderPoint, orderQuantity, supplier, leadTime } = policy;
  return { policy: { reorderPoint, orderQuantity, ...present({ supplier, leadTime }) } };
};

export const stockAnswer = (stock: StockItem): StockItemAnswer => {
  const { unit, lots, reservations, awaited, onOrder } = stock;
  const answered = Object.entries(lots).map(lotAnswer);
  return { unit, lots: answered, reservations, awaited, onOrder, ...policyOf(stock) };
};
