/** How the matrix writes its lines: an account by name, a side, an amount, and what it is about. */
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { BookValue, Dimensions } from '@gemba/contracts/events/finance/ledger';
import type { Money } from '@gemba/measures/money';
import { isNegativeMoney, isZeroMoney, negateMoney } from '@gemba/measures/money';
import type { EntryLine } from '../journal/entry.js';

/** What an operational event means for the books; without lines it means nothing. */
export type Meaning = { readonly text: string; readonly lines: readonly EntryLine[] };

type More = { readonly booked?: BookValue | undefined; readonly dimensions?: Dimensions };

const line = (account: AccountName, { booked, dimensions = {} }: More): EntryLine => ({
  account: ACCOUNTS[account].number,
  ...(booked && { booked }),
  dimensions,
});

export const debit = (account: AccountName, amount: Money, more: More = {}): EntryLine => ({
  ...line(account, more),
  debit: amount,
});

export const credit = (account: AccountName, amount: Money, more: More = {}): EntryLine => ({
  ...line(account, more),
  credit: amount,
});

/** A debit, or a credit when it is below zero. */
export const signed = (account: AccountName, amount: Money, more: More = {}): EntryLine =>
  isNegativeMoney(amount) ? credit(account, negateMoney(amount), more) : debit(account, amount, more);

const says = ({ debit: left, credit: right, booked }: EntryLine): boolean =>
  [left, right, booked?.local, booked?.group].some((amount) => amount && !isZeroMoney(amount));

/** Lines without an amount are left out; nothing is left of an event without value. */
export const meaning = (text: string, lines: readonly EntryLine[]): Meaning => ({
  text,
  lines: lines.filter(says),
});
