/** What the receiving site remembers of a transfer: what it asked for, what is in transit, what differed. */
import type {
  DifferenceKind,
  StockTransferConsented,
  StockTransferDespatched,
  StockTransferEnded,
  StockTransferReceived,
  StockTransferRequested,
  TransferDifferenceResolved,
} from '@gemba/contracts/events/supply-chain/transfers';
import { DIFFERENCES } from '@gemba/contracts/events/supply-chain/transfers';
import type { LotOrigin } from '@gemba/contracts/events/supply-chain/stock';
import {
  IsDecimal,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { entry } from '../facts/facts.js';

/** Decimals in the unit of the item. */
export type LotOnItsWay = {
  readonly inTransit: string;
  readonly made: LotOrigin;
  /** When the last of it left, RFC 3339 UTC. */
  readonly leftAt: string;
};

export class OpenDifference {
  @IsId() lot!: string;
  @IsOneOf(DIFFERENCES) kind!: DifferenceKind;
  @IsDecimal() quantity!: string;
}

const STATUSES = ['requested', 'consented', 'in-transit', 'received', 'refused', 'cancelled'] as const;

export type StockTransfer = {
  readonly status: 'none' | 'open' | 'refused' | 'cancelled';
  readonly requested: StockTransferRequested | null;
  /** What the donor gives; null before it says so. */
  readonly consented: string | null;
  /** What of that will not be shipped. */
  readonly stays: string;
  readonly shipped: string;
  readonly received: string;
  readonly lots: Readonly<Record<string, LotOnItsWay>>;
  readonly differences: readonly OpenDifference[];
  /** Who received something of it. */
  readonly receivers: readonly string[];
  /** What one of it is worth at the donor; null while no cost is known. */
  readonly unitCost: Money | null;
  readonly shippedOn: string;
  /** Why it is refused, cancelled or ended. */
  readonly reason: string;
};

export const NO_TRANSFER: StockTransfer = {
  status: 'none',
  requested: null,
  consented: null,
  stays: '0',
  shipped: '0',
  received: '0',
  lots: {},
  differences: [],
  receivers: [],
  unitCost: null,
  shippedOn: '',
  reason: '',
};

const isSome = (value: string): boolean => compareDecimals(value, '0') > 0;

const sum = (values: readonly string[]): string => values.reduce(addDecimal, '0');

const inTransit = ({ lots }: StockTransfer): string => sum(Object.values(lots).map((lot) => lot.inTransit));

const differing = (
  differences: readonly OpenDifference[],
  { lot, kind, quantity }: OpenDifference,
): readonly OpenDifference[] => {
  const isIt = (each: OpenDifference): boolean => each.lot === lot && each.kind === kind;
  const before = differences.find(isIt)?.quantity ?? '0';
  const after = { lot, kind, quantity: addDecimal(before, quantity) };
  return [...differences.filter((each) => !isIt(each)), after].filter((each) => isSome(each.quantity));
};

export const openOf = (
  { differences }: StockTransfer,
  of: { readonly lot: string; readonly kind: DifferenceKind },
): string => differences.find(({ lot, kind }) => lot === of.lot && kind === of.kind)?.quantity ?? '0';

const value = (quantity: Quantity | undefined): string => quantity?.value ?? '0';

const NOT_HERE: LotOnItsWay = { inTransit: '0', made: {}, leftAt: '' };

export const lotOnItsWay = ({ lots }: StockTransfer, lot: string): LotOnItsWay | undefined =>
  entry(lots, lot);

export const transferFolds = {
  StockTransferRequested: (_: StockTransfer, requested: StockTransferRequested): StockTransfer => ({
    ...NO_TRANSFER,
    status: 'open',
    requested,
  }),
  StockTransferConsented: (state: StockTransfer, { quantity }: StockTransferConsented): StockTransfer => ({
    ...state,
    consented: quantity.value,
  }),
  StockTransferRefused: (state: StockTransfer, { reason }: { reason: string }): StockTransfer => ({
    ...state,
    status: 'refused',
    reason,
  }),
  StockTransferCancelled: (state: StockTransfer, { reason }: { reason: string }): StockTransfer => ({
    ...state,
    status: 'cancelled',
    reason,
  }),
  StockTransferDespatched: (
    state: StockTransfer,
    said: StockTransferDespatched,
    at: string,
  ): StockTransfer => {
    const { lot, quantity, made, shippedOn } = said;
    const before = lotOnItsWay(state, lot) ?? NOT_HERE;
    const leftAt = at > before.leftAt ? at : before.leftAt;
    const after = { inTransit: addDecimal(before.inTransit, quantity.value), made, leftAt };
    const shipped = addDecimal(state.shipped, quantity.value);
    return { ...state, shipped, shippedOn, lots: { ...state.lots, [lot]: after } };
  },
  StockTransferEnded: (state: StockTransfer, { quantity, reason }: StockTransferEnded): StockTransfer => ({
    ...state,
    stays: quantity.value,
    reason,
  }),
  StockTransferReceived: (state: StockTransfer, said: StockTransferReceived): StockTransfer => {
    const { lot, quantity, short, damaged, over, receivedBy = '', unitCost = state.unitCost } = said;
    const before = lotOnItsWay(state, lot) ?? NOT_HERE;
    const done = sum([quantity.value, value(short), value(damaged)]);
    const after = { ...before, inTransit: subtractDecimal(before.inTransit, done) };
    const found = { short, damaged, over };
    const differences = DIFFERENCES.reduce(
      (all, kind) => differing(all, { lot, kind, quantity: value(found[kind]) }),
      state.differences,
    );
    const received = addDecimal(state.received, quantity.value);
    const receivers = [...new Set([...state.receivers, receivedBy])];
    return { ...state, received, differences, receivers, unitCost, lots: { ...state.lots, [lot]: after } };
  },
  TransferDifferenceResolved: (state: StockTransfer, said: TransferDifferenceResolved): StockTransfer => {
    const { lot, kind, quantity, resolution } = said;
    const isHere = resolution === 'found' && kind !== 'over';
    return {
      ...state,
      received: isHere ? addDecimal(state.received, quantity.value) : state.received,
      differences: differing(state.differences, {
        ...{ lot, kind },
        quantity: subtractDecimal('0', quantity.value),
      }),
    };
  },
};

class LotAnswer {
  @IsId() lot!: string;
  @IsDecimal() inTransit!: string;
  @Optional() @IsPlainDate() expiry?: string;
}

/** What a site asked another for, and how far it is; figures without a unit are in that of the quantity. */
export class StockTransferAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() wanted!: string;
  @IsText({ max: 160 }) cause!: string;
  /** What the donor gives; absent before it says so. */
  @Optional() @IsDecimal() consented?: string;
  @IsDecimal() shipped!: string;
  @IsDecimal() inTransit!: string;
  @IsDecimal() received!: string;
  /** What is on its way, by lot. */
  @IsListOf(() => LotAnswer) lots!: readonly LotAnswer[];
  /** What was short, damaged or too much, and is not resolved. */
  @IsListOf(() => OpenDifference) differences!: readonly OpenDifference[];
  /** The business day of the donor on which the last of it left. */
  @Optional() @IsPlainDate() shippedOn?: string;
  /** Why it is refused, cancelled or ended. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

/** How far it is: all that is shipped, and no more to come, is here. */
const statusOf = (state: StockTransfer): StockTransferAnswer['status'] => {
  const { status, consented, stays, shipped } = state;
  if (status === 'refused' || status === 'cancelled') return status;
  if (consented === null) return 'requested';
  if (isSome(inTransit(state))) return 'in-transit';
  const isAllShipped = compareDecimals(addDecimal(shipped, stays), consented) >= 0;
  return isAllShipped ? 'received' : 'consented';
};

export const transferAnswer = (state: StockTransfer): StockTransferAnswer => {
  const { requested, consented, shipped, received, differences, shippedOn, reason, lots } = state;
  const { site: _, currency: __, ...need } = begun(requested);
  const under = Object.entries(lots)
    .filter(([, lot]) => isSome(lot.inTransit))
    .map(([lot, { inTransit: quantity, made }]) => ({
      ...{ lot, inTransit: quantity },
      ...stated({ expiry: made.expiry ?? '' }),
    }));
  return {
    ...{ status: statusOf(state), ...need, shipped, inTransit: inTransit(state), received },
    ...{ lots: under, differences },
    ...stated({ consented, shippedOn, reason }),
  };
};
