/** An entry as it is asked for: accounts and sides in the transaction currency, before it is in the books. */
import { accountOf } from '@gemba/contracts/events/finance/accounts';
import { BookValue, Dimensions } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsMoney, IsRecord, Optional } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { isNegativeMoney, isValidMoney, isZeroMoney } from '@gemba/measures/money';
import { allOf } from '../../values/all.js';

/** One line: either debit or credit. */
export class EntryLine {
  @IsId() account!: string;
  @Optional() @IsMoney({}) debit?: Money;
  @Optional() @IsMoney({}) credit?: Money;
  /**
   * What it stands at in the books already, as processes know it; without it, and always by hand, the amount
   * is translated at the posting date.
   */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  @Optional() @IsRecord(() => Dimensions) dimensions?: Dimensions;
}

export type Side = 'debit' | 'credit';

/** A line that was found to be sound. */
export type Entry = {
  readonly account: string;
  readonly side: Side;
  readonly amount: Money;
  readonly booked?: BookValue;
  readonly dimensions: Dimensions;
};

const entryOf = (line: EntryLine): Entry | Rejection => {
  const { account, debit, credit, booked } = line;
  const amount = debit ?? credit;
  if (!amount || (debit && credit)) {
    return reject('FIN-JNL-SIDE', `The line on ${account} needs either a debit or a credit.`);
  }
  const side = debit ? 'debit' : 'credit';
  return accountRefused(account) ?? amountRefused(account, amount, booked) ?? sound(line, side, amount);
};

const sound = ({ account, booked, dimensions = {} }: EntryLine, side: Side, amount: Money): Entry => ({
  account,
  side,
  amount,
  ...(booked && { booked }),
  dimensions,
});

const accountRefused = (account: string): Rejection | null =>
  accountOf(account) ? null : reject('FIN-JNL-ACCOUNT', `The chart of accounts has no ${account}.`);

const amountRefused = (account: string, amount: Money, booked: BookValue | undefined): Rejection | null => {
  const all = booked ? [amount, booked.local, booked.group] : [amount];
  if (!all.every(isValidMoney)) {
    return reject('FIN-JNL-CURRENCY', `The line on ${account} has more decimals than its currency.`);
  }
  if (all.some(isNegativeMoney)) {
    return reject('FIN-JNL-SIDE', `The line on ${account} is negative; use the other side.`);
  }
  if (all.every(isZeroMoney)) return reject('FIN-JNL-ZERO', `The line on ${account} has no amount.`);
  return null;
};

/** The lines of an entry, or why they are none. */
export const entriesOf = (lines: readonly EntryLine[]): readonly Entry[] | Rejection => {
  if (lines.length < 2) return reject('FIN-JNL-ZERO', 'An entry has two lines at least.');
  const entries = allOf<Entry>(lines.map(entryOf));
  if (isRefused(entries)) return entries;
  const currencies = new Set(entries.map(({ amount }) => amount.currency));
  if (currencies.size === 1) return entries;
  return reject('FIN-JNL-CURRENCY', `One entry has one currency, not ${[...currencies].join(', ')}.`);
};
