/**
 * What is wrong with money: a cent too much, an entry twice, value without stock, payments beyond what is
 * owed.
 */
import type { JournalData, Money } from '../../model/shapes.js';
import type { Mutable } from '../telling.js';
import type { Tampered } from '../healthy.js';
import type { Tampering } from './tampering.js';
import { dataOf, repeat } from './tampering.js';

const repriced =
  (type: string, field: string, amount: string): Tampering['tamper'] =>
  (snapshot) => {
    const data = dataOf<Record<string, Mutable<Money>>>(snapshot, type);
    const money = data[field];
    if (money) money.amount = amount;
  };

/** Both sides, so that the journal balances all the same. */
const drifted = (snapshot: Tampered): void => {
  const [left, right] = dataOf<Mutable<JournalData>>(snapshot, 'JournalPosted').lines;
  if (left) left.debit.amount = '12.01';
  if (right) right.credit.amount = '12.01';
};

export const OF_MONEY: readonly Tampering[] = [
  {
    check: 'journals-balance',
    tamper: (snapshot) => {
      const [line] = dataOf<Mutable<JournalData>>(snapshot, 'JournalPosted').lines;
      if (line) line.groupDebit.amount = '12.01';
    },
  },
  { check: 'journals-exact', tamper: drifted },
  {
    check: 'booked-once',
    tamper: (snapshot) => {
      repeat(snapshot, 'JournalPosted');
    },
  },
  { check: 'bills-add-up', tamper: repriced('CustomerInvoiceIssued', 'tax', '1.61') },
  { check: 'layers-follow-stock', tamper: repriced('CostLayerConsumed', 'amount', '400.00') },
  { check: 'receipts-valued-at-price', tamper: repriced('CostLayerAdded', 'amount', '12.01') },
  { check: 'work-in-progress-settled', tamper: repriced('WorkInProgressCharged', 'amount', '1.21') },
  { check: 'paid-within-owed', tamper: repriced('CustomerPaymentReceived', 'amount', '9.61') },
  { check: 'paid-within-received-at-price', tamper: repriced('MatchPassed', 'total', '12.25') },
];
