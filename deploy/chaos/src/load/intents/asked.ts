/** What an intent is turned into an action with: chance of its own, the board, the time, and a name. */
import type { Action } from '../client/action.js';
import type { Board, Money, OrderLine, Quantity } from './board.js';
import type { Chance } from './chance.js';
import type { Currency, Item, Partner } from '../master/company.js';
import { CUSTOMERS, SUPPLIERS } from '../master/company.js';

export type Asked = {
  readonly chance: Chance;
  readonly board: Board;
  /** The same for the same seed, client and number: what is made is named after it. */
  readonly tag: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** Null where there is nothing yet that it could be about. */
export type Intent = (asked: Asked) => Omit<Action, 'intent'> | null;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Date in UTC so many days from now. */
export const dayFrom = ({ now }: Asked, days: number): string =>
  new Date(now + days * DAY_MS).toISOString().slice(0, 10);

/** Every sixth entry is made later than it happened, by up to three days. */
export const occurred = ({ chance, now }: Asked): { readonly at?: string } => {
  const late = chance.happens(1 / 6);
  const hours = chance.whole(1, 72);
  return late ? { at: new Date(now - hours * HOUR_MS).toISOString() } : {};
};

/** The same for what happens to something: not before it was there. */
export const occurredSince = (asked: Asked, since: number): { readonly at?: string } => {
  const { at } = occurred(asked);
  const first = new Date(since).toISOString();
  if (at === undefined || since > asked.now) return {};
  return { at: at > first ? at : first };
};

export const pieces = (value: number, { unit }: Pick<Item, 'unit'>): Quantity => ({
  value: String(value),
  unit,
});

const CENTS = 100n;

/** Cents of an amount with two decimals. */
export const centsOf = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * CENTS + BigInt(part.padEnd(2, '0'));
};

export const amountOf = (cents: bigint): string =>
  `${String(cents / CENTS)}.${String(cents % CENTS).padStart(2, '0')}`;

/** A price times whole pieces, which is exact. */
export const worth = ({ price, quantity }: Pick<OrderLine, 'price' | 'quantity'>): bigint =>
  centsOf(price.amount) * BigInt(quantity.value);

/** Who approves orders, since nobody approves what they placed. */
export const APPROVER = 'persona-coo';

export const totalOf = (lines: readonly OrderLine[], currency: Currency): Money => ({
  amount: amountOf(lines.reduce((sum, line) => sum + worth(line), 0n)),
  currency,
});

/** Those of the site's own currency, mostly. */
const partnerOf = (chance: Chance, currency: Currency, partners: readonly Partner[]): Partner => {
  const own = partners.filter((each) => each.currency === currency);
  const picked = chance.pick(own);
  const other = chance.pick(partners);
  return chance.happens(0.85) ? picked : other;
};

export const supplierFor = ({ chance }: Asked, currency: Currency): Partner =>
  partnerOf(chance, currency, SUPPLIERS);

export const customerFor = ({ chance }: Asked, currency: Currency): Partner =>
  partnerOf(chance, currency, CUSTOMERS);
