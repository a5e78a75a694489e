/** The posting matrix of landed costs: IAS 2.10–11, what it took to bring goods in is a cost of the goods. */
import type {
  LandedCostAllocated,
  LandedCostRecorded,
  LandedCostReversed,
} from '@gemba/contracts/events/finance/landed-cost';
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import type { Money } from '@gemba/measures/money';
import { addMoney, isNegativeMoney, negateMoney, zeroMoney } from '@gemba/measures/money';
import type { EntryLine } from '../journal/entry.js';
import type { Meaning } from './entry.js';
import { credit, debit, meaning } from './entry.js';

const SETTLED: Readonly<Record<LandedCostRecorded['settled'], AccountName>> = {
  bank: 'bank',
  accrual: 'accruals',
};

const both = (a: BookValue, b: BookValue | undefined): BookValue =>
  b ? { local: addMoney(a.local, b.local), group: addMoney(a.group, b.group) } : a;

/** It waits on its own account until it is in the layers, as it is at once. */
export const landedCostRecorded = (voucher: LandedCostRecorded): Meaning => {
  const { number, kind, net, settled, booked, taxBooked, tax = zeroMoney(net.currency) } = voucher;
  const dimensions = { order: `landed-cost/${number}` };
  return meaning(`Landed cost, ${kind}: ${number}`, [
    debit('landedCosts', net, { booked, dimensions }),
    debit('inputTax', tax, { booked: taxBooked, dimensions }),
    credit(SETTLED[settled], addMoney(net, tax), { booked: both(booked, taxBooked), dimensions }),
  ]);
};

/** The other sides at the amounts at which it was booked, on the day on which it is taken back. */
export const landedCostReversed = (voucher: LandedCostReversed): Meaning => {
  const { lines } = landedCostRecorded(voucher);
  const { reason } = voucher;
  const mirrored = lines.map(({ debit: left, credit: right, ...line }) => ({
    ...line,
    ...(left && { credit: left }),
    ...(right && { debit: right }),
  }));
  return meaning(`Reversal: ${reason}`.slice(0, 200), mirrored);
};

const positive = (amount: Money): Money => (isNegativeMoney(amount) ? negateMoney(amount) : amount);

/** What is in stock is worth more; what was issued before had cost more (IAS 2.34). */
export const landedCostAllocated = (allocated: LandedCostAllocated): Meaning => {
  const { item, lot, source, stocked, stockedGroup, expensed, expensedGroup, because } = allocated;
  const dimensions = { item, lot, order: source };
  const side = (account: AccountName, local: Money, group: Money): EntryLine => {
    const more = { booked: { local: positive(local), group: positive(group) }, dimensions };
    return isNegativeMoney(local) || isNegativeMoney(group)
      ? credit(account, positive(local), more)
      : debit(account, local, more);
  };
  const [whole, group] = [addMoney(stocked, expensed), addMoney(stockedGroup, expensedGroup)];
  return meaning(`Landed cost: ${item}`, [
    side('inventory', stocked, stockedGroup),
    side(because === 'issued' ? 'goodsSold' : 'priceDifference', expensed, expensedGroup),
    side('landedCosts', negateMoney(whole), negateMoney(group)),
  ]);
};
