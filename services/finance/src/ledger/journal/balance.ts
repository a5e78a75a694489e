/**
 * Puts an entry into the books: three currencies, each balanced. What rounding leaves over, at most one
 * minor unit a line, stands on a line of its own on the rounding account; what changed rates leave over, on
 * that for exchange differences.
 */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { BookValue, JournalLine } from '@gemba/contracts/events/finance/ledger';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { currencyDecimals } from '@gemba/measures/currencies';
import { compareDecimals, divideDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isNegativeMoney,
  isZeroMoney,
  negateMoney,
  subtractMoney,
  sumOfMoney,
  zeroMoney,
} from '@gemba/measures/money';
import { allOf } from '../../values/all.js';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing } from '../../values/translation.js';
import type { Entry, Side } from './entry.js';

type Books = { readonly site: SiteFacts; readonly rates: Rates };

/** Debit and credit of a line in each of its three currencies. */
type Amounts = { readonly transaction: Money; readonly local: Money; readonly group: Money };

/** The lines as they are posted, or why they cannot be. */
export const balanced = (entries: readonly Entry[], books: Books): readonly JournalLine[] | Rejection => {
  const posted = allOf<JournalLine>(entries.map((entry) => lineOf(entry, books)));
  if (isRefused(posted)) return posted;
  const open = difference(posted, 'debit', 'credit');
  if (open && !isZeroMoney(open)) return unbalanced(open);
  return settled(posted, books.site);
};

const unbalanced = (open: Money): Rejection =>
  reject('FIN-JNL-UNBALANCED', `Debit and credit differ by ${open.amount} ${open.currency}.`, {
    violated: { rule: 'debit = credit', actual: open.amount, limit: '0', unit: open.currency },
  });

const lineOf = (entry: Entry, { site, rates }: Books): JournalLine | Rejection => {
  const { account, side, amount, dimensions } = entry;
  const value = entry.booked ?? bookValue(amount, site, rates);
  if (!value) return rateMissing(amount.currency, site, rates.date);
  const wrong = foreign(value, site);
  if (wrong) return wrong;
  return { account, ...sided(side, { transaction: amount, ...value }), dimensions };
};

const foreign = ({ local, group }: BookValue, { currency, groupCurrency }: SiteFacts): Rejection | null =>
  local.currency === currency && group.currency === groupCurrency
    ? null
    : reject(
        'FIN-JNL-CURRENCY',
        `The books are kept in ${currency}, those of the group in ${groupCurrency}.`,
      );

const sided = (
  side: Side,
  { transaction, local, group }: Amounts,
): Omit<JournalLine, 'account' | 'dimensions'> => {
  const on = (each: Side, money: Money): Money => (each === side ? money : zeroMoney(money.currency));
  return {
    debit: on('debit', transaction),
    credit: on('credit', transaction),
    localDebit: on('debit', local),
    localCredit: on('credit', local),
    groupDebit: on('debit', group),
    groupCredit: on('credit', group),
  };
};

type DebitField = 'debit' | 'localDebit' | 'groupDebit';
type CreditField = 'credit' | 'localCredit' | 'groupCredit';

/** Debit less credit over all lines in one of the currencies. */
const difference = (
  lines: readonly JournalLine[],
  debit: DebitField,
  credit: CreditField,
): Money | undefined => {
  const currency = lines[0]?.[debit].currency;
  if (currency === undefined) return undefined;
  const debits = sumOfMoney(
    lines.map((line) => line[debit]),
    currency,
  );
  return subtractMoney(
    debits,
    sumOfMoney(
      lines.map((line) => line[credit]),
      currency,
    ),
  );
};

/** Adds a line per book currency that does not balance by itself. */
const settled = (
  lines: readonly JournalLine[],
  { currency, groupCurrency }: SiteFacts,
): readonly JournalLine[] => {
  const transaction = lines[0]?.debit.currency ?? currency;
  const nothing = {
    transaction: zeroMoney(transaction),
    local: zeroMoney(currency),
    group: zeroMoney(groupCurrency),
  };
  const local = difference(lines, 'localDebit', 'localCredit') ?? nothing.local;
  const group = difference(lines, 'groupDebit', 'groupCredit') ?? nothing.group;
  const gaps = [
    { open: local, amounts: (open: Money) => ({ ...nothing, local: open }) },
    { open: group, amounts: (open: Money) => ({ ...nothing, group: open }) },
  ].filter(({ open }) => !isZeroMoney(open));
  return [
    ...lines,
    ...gaps.map(({ open, amounts }) => {
      const size = isNegativeMoney(open) ? negateMoney(open) : open;
      const { number: account } = isRounding(size, lines.length)
        ? ACCOUNTS.rounding
        : ACCOUNTS.exchangeDifference;
      return { account, ...sided(isNegativeMoney(open) ? 'debit' : 'credit', amounts(size)), dimensions: {} };
    }),
  ];
};

/** Each line was rounded by half a minor unit at most, so no more than this can come from rounding. */
const isRounding = ({ amount, currency }: Money, lines: number): boolean => {
  const decimals = currencyDecimals(currency);
  return compareDecimals(amount, divideDecimals(String(lines), String(10 ** decimals), decimals)) <= 0;
};

/** Whether lines balance in all three currencies; what was posted always does. */
export const isBalanced = (lines: readonly JournalLine[]): boolean =>
  [
    difference(lines, 'debit', 'credit'),
    difference(lines, 'localDebit', 'localCredit'),
    difference(lines, 'groupDebit', 'groupCredit'),
  ].every((open) => open === undefined || isZeroMoney(open));

/** The lines that take posted ones back: same amounts, other sides, at the value in the books. */
export const mirrored = (lines: readonly JournalLine[]): readonly Entry[] =>
  lines.map((line) => {
    const side =
      isZeroMoney(line.debit) && isZeroMoney(line.localDebit) && isZeroMoney(line.groupDebit)
        ? 'debit'
        : 'credit';
    return {
      account: line.account,
      side,
      amount: addMoney(line.debit, line.credit),
      booked: {
        local: addMoney(line.localDebit, line.localCredit),
        group: addMoney(line.groupDebit, line.groupCredit),
      },
      dimensions: line.dimensions,
    };
  });
