/** The trial balance of each company and month, and its fingerprint, which a closing keeps. */
import { createHash } from 'node:crypto';
import { companyEvents } from '@gemba/contracts/events/company';
import type { JournalLine } from '@gemba/contracts/events/finance/ledger';
import { addDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';
import { periodId } from './calendar.js';

/** Debits and credits in the currency of the company. */
type Sums = { readonly debit: string; readonly credit: string };

export type TrialBalance = {
  readonly journals: number;
  readonly accounts: Readonly<Record<string, Sums>>;
};

const NOTHING: TrialBalance = { journals: 0, accounts: {} };

const withLine = (
  accounts: TrialBalance['accounts'],
  { account, localDebit, localCredit }: JournalLine,
): TrialBalance['accounts'] => {
  const { debit, credit } = accounts[account] ?? { debit: '0', credit: '0' };
  const sums = {
    debit: addDecimal(debit, localDebit.amount),
    credit: addDecimal(credit, localCredit.amount),
  };
  return { ...accounts, [account]: sums };
};

export const trialBalanceTable = table('trial-balance', {
  events: companyEvents,
  row: {} as TrialBalance,
  on: {
    JournalPosted: {
      key: ({ data: { company, postingDate } }) => periodId(company, postingDate),
      becomes: (row = NOTHING, { data: { lines } }): TrialBalance => ({
        journals: row.journals + 1,
        accounts: lines.reduce(withLine, row.accounts),
      }),
    },
  },
});

/** SHA-256, in hexadecimal, over one line per account in order of number: `1000 debit credit`. */
export const fingerprint = ({ accounts }: TrialBalance = NOTHING): string =>
  createHash('sha256')
    .update(
      Object.entries(accounts)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([account, { debit, credit }]) => `${account} ${debit} ${credit}\n`)
        .join(''),
    )
    .digest('hex');
