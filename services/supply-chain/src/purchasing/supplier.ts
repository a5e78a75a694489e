/**
 * A supplier may be ordered from while approved, at the prices agreed with it.
 *
 *   none ──approve──▶ approved ◀──approve── blocked
 *                        └──────block──────────▲
 */
import {
  CancellationTerm,
  PriceAgreed,
  ReceiptToleranceSet,
  SupplierApproved,
  supplierEvents,
} from '@gemba/contracts/events/supply-chain/procurement';
import {
  IsCurrency,
  IsDuration,
  IsId,
  IsRef,
  IsListOf,
  IsOneOf,
  IsPrice,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { present, saysTheSame, entry } from '../facts/facts.js';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import type { Items } from '../orders/lines.js';
import { itemsOf } from '../tables/known.js';
import type { Tolerances } from './tolerance.js';
import { ALL_ITEMS } from './tolerance.js';
import { isSensible } from './cancellation-terms.js';

export class ApproveSupplier {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsDuration() leadTime!: string;
  @Optional() @IsId() gln?: string;
}
export class BlockSupplier {
  @IsText({ lines: true }) reason!: string;
}
export class AgreePrice {
  @IsRef('item') item!: string;
  /** Per base unit of the item, in the currency of the supplier. */
  @IsPrice({ above: 0 }) price!: Money;
}

/** How much more or less than ordered of an item may come in; of all items where none is named. */
export class SetReceiptTolerance extends ReceiptToleranceSet {}
/** What it charges for an order that is cancelled late; nothing where no term is named. */
export class AgreeCancellationTerms {
  @IsListOf(() => CancellationTerm, { max: 10 }) terms!: CancellationTerm[];
}

export type Supplier = {
  readonly status: 'none' | 'approved' | 'blocked';
  readonly terms: ApproveSupplier | null;
  readonly prices: Readonly<Record<string, Money>>;
  readonly tolerances?: Tolerances;
  /** By how many days before it is due an order may be cancelled, and what it costs later. */
  readonly cancellationTerms: readonly CancellationTerm[];
};

/** The terms in force, and the price of each item that one is agreed for. */
class SupplierAnswer extends SupplierApproved {
  @IsOneOf(['approved', 'blocked']) status!: Supplier['status'];
  @IsListOf(() => PriceAgreed) prices!: readonly PriceAgreed[];
  /** Absent where the usual tenth more and nothing less holds. */
  @IsListOf(() => ReceiptToleranceSet) tolerances!: readonly ReceiptToleranceSet[];
  /** What it charges for an order that is cancelled late. */
  @IsListOf(() => CancellationTerm) cancellationTerms!: readonly CancellationTerm[];
}

const answered = (state: Supplier): SupplierAnswer => {
  const { status, terms, prices, tolerances = {}, cancellationTerms } = state;
  return {
    ...begun(terms),
    status,
    prices: Object.entries(prices).map(([item, price]) => ({ item, price })),
    tolerances: Object.entries(tolerances).map(([item, each]) =>
      item === ALL_ITEMS ? each : { item, ...each },
    ),
    cancellationTerms,
  };
};

const UNKNOWN: Supplier = { status: 'none', terms: null, prices: {}, cancellationTerms: [] };

const isShare = (value: string): boolean =>
  compareDecimals(value, '0') >= 0 && compareDecimals(value, '1') <= 0;

/** Shares are from 0 to 1, and a quantity is one of an item. */
const wrongTolerance = (
  { item, over, under, overQuantity, underQuantity }: SetReceiptTolerance,
  items: Items | undefined,
): Rejection | null => {
  if (!isShare(over) || !isShare(under))
    return reject(
      'SCM-SUP-TOLERANCE',
      `Tolerances are shares from 0 to 1, like 0.05; not ${over}, ${under}.`,
    );
  const quantities = [overQuantity, underQuantity].filter((each) => each !== undefined);
  if (item === undefined)
    return quantities.length === 0
      ? null
      : reject(
          'SCM-SUP-TOLERANCE',
          'A quantity is one of an item. Name the item, or leave the quantity out.',
        );
  const row = entry(items ?? {}, item);
  if (!row) return unknownItem(item);
  const own = quantities.map((each) => inUnitOf({ id: item, unit: row.unit }, each, 'SCM-SUP-TOLERANCE'));
  return own.find(isRefused) ?? null;
};

export const supplier = decider('supplier', {
  path: 'suppliers',
  opens: 'ApproveSupplier',
  home: 'enterprise',
  commands: { ApproveSupplier, BlockSupplier, AgreePrice, SetReceiptTolerance, AgreeCancellationTerms },
  events: supplierEvents,
  initial: UNKNOWN,
  answers: answers(SupplierAnswer, answered),
  allow: {
    ApproveSupplier: ['buyer', 'admin'],
    BlockSupplier: ['buyer', 'quality-inspector', 'admin'],
    AgreePrice: ['buyer', 'admin'],
    SetReceiptTolerance: ['buyer', 'admin'],
    AgreeCancellationTerms: ['buyer', 'admin'],
  },
  needs: {
    SetReceiptTolerance: ({ item }: SetReceiptTolerance) => ({
      items: itemsOf(item === undefined ? [] : [{ item }]),
    }),
  },
  decide: {
    ApproveSupplier(state, { name, currency, leadTime, gln }) {
      const terms = { name, currency, leadTime, ...present({ gln }) };
      if (state.status === 'approved' && saysTheSame(state.terms, terms)) return [];
      if (state.terms !== null && state.terms.currency !== currency)
        return reject(
          'SCM-SUP-STATE',
          `Prices are agreed in ${state.terms.currency}; approve a new supplier.`,
        );
      return [happened('SupplierApproved', terms)];
    },
    BlockSupplier({ status }, { reason }) {
      return status === 'blocked' ? [] : [happened('SupplierBlocked', { reason })];
    },
    AgreePrice({ prices, terms }, { item, price }) {
      if (terms && terms.currency !== price.currency)
        return reject(
          'SCM-SUP-CURRENCY',
          `This supplier is paid in ${terms.currency}, not ${price.currency}.`,
        );
      return saysTheSame(entry(prices, item), price) ? [] : [happened('PriceAgreed', { item, price })];
    },
    SetReceiptTolerance({ tolerances = {} }, command, { known: { items } }) {
      const said = { ...command };
      const { item, ...tolerance } = said;
      const no = wrongTolerance(said, items);
      if (no) return no;
      return saysTheSame(entry(tolerances, item ?? ALL_ITEMS), tolerance)
        ? []
        : [happened('ReceiptToleranceSet', said)];
    },
    AgreeCancellationTerms({ cancellationTerms }, { terms }) {
      if (!isSensible(terms))
        return reject('SCM-SUP-TERMS', 'A fee is a share between 0 and 1, and one for each number of days.');
      return saysTheSame(cancellationTerms, terms) ? [] : [happened('CancellationTermsAgreed', { terms })];
    },
  },
  evolve: {
    CancellationTermsAgreed: (state, { terms }): Supplier => ({ ...state, cancellationTerms: terms }),
    SupplierApproved: (state, terms): Supplier => ({ ...state, status: 'approved', terms }),
    SupplierBlocked: (state): Supplier => ({ ...state, status: 'blocked' }),
    PriceAgreed: (state, { item, price }): Supplier => ({
      ...state,
      prices: { ...state.prices, [item]: price },
    }),
    ReceiptToleranceSet: (state, { item = ALL_ITEMS, ...tolerance }): Supplier => ({
      ...state,
      tolerances: { ...state.tolerances, [item]: tolerance },
    }),
  },
});
