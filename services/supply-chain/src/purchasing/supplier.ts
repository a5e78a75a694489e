/**
 * A supplier may be ordered from while approved, at the prices agreed with it.
 *
 *   none ──approve──▶ approved ◀──approve── blocked
 *                        └──────block──────────▲
 */
import {
  PriceAgreed,
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
import { happened, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { present, saysTheSame, entry } from '../facts/facts.js';

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

export type Supplier = {
  readonly status: 'none' | 'approved' | 'blocked';
  readonly terms: ApproveSupplier | null;
  readonly prices: Readonly<Record<string, Money>>;
};

/** The terms in force, and the price of each item that one is agreed for. */
class SupplierAnswer extends SupplierApproved {
  @IsOneOf(['approved', 'blocked']) status!: Supplier['status'];
  @IsListOf(() => PriceAgreed) prices!: readonly PriceAgreed[];
}

const answered = ({ status, terms, prices }: Supplier): SupplierAnswer => ({
  ...begun(terms),
  status,
  prices: Object.entries(prices).map(([item, price]) => ({ item, price })),
});

const UNKNOWN: Supplier = { status: 'none', terms: null, prices: {} };

export const supplier = decider('supplier', {
  path: 'suppliers',
  opens: 'ApproveSupplier',
  home: 'enterprise',
  commands: { ApproveSupplier, BlockSupplier, AgreePrice },
  events: supplierEvents,
  initial: UNKNOWN,
  answers: answers(SupplierAnswer, answered),
  allow: {
    ApproveSupplier: ['buyer', 'admin'],
    BlockSupplier: ['buyer', 'quality-inspector', 'admin'],
    AgreePrice: ['buyer', 'admin'],
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
  },
  evolve: {
    SupplierApproved: (state, terms): Supplier => ({ ...state, status: 'approved', terms }),
    SupplierBlocked: (state): Supplier => ({ ...state, status: 'blocked' }),
    PriceAgreed: (state, { item, price }): Supplier => ({
      ...state,
      prices: { ...state.prices, [item]: price },
    }),
  },
});
