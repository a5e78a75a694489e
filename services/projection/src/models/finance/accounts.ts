/** The books as they stand: accounts by site, in all three currencies. */
import { companyEvents } from '@gemba/contracts/events/company';
import { accountOf } from '@gemba/contracts/events/finance/accounts';
import type { JournalLine } from '@gemba/contracts/events/finance/ledger';
import { addDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { addMoney, subtractMoney, zeroMoney } from '@gemba/measures/money';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';
import type { AccountRow } from '../../answers/rows/finance.js';

type Sides = { readonly debit: Money; readonly credit: Money };

/** Sums only: the order in which journals are heard does not matter. */
export type AccountDocument = {
  readonly site: string;
  readonly account: string;
  readonly local: Sides;
  readonly group: Sides;
  /** Debit less credit by transaction currency. */
  readonly transaction: Readonly<Record<string, string>>;
};

const plusSides = (sides: Sides | undefined, debit: Money, credit: Money): Sides => ({
  debit: addMoney(sides?.debit ?? zeroMoney(debit.currency), debit),
  credit: addMoney(sides?.credit ?? zeroMoney(credit.currency), credit),
});

const posted = (before: AccountDocument | undefined, site: string, line: JournalLine): AccountDocument => {
  const { currency, amount } = subtractMoney(line.debit, line.credit);
  const transaction = before?.transaction ?? {};
  return {
    site,
    account: line.account,
    local: plusSides(before?.local, line.localDebit, line.localCredit),
    group: plusSides(before?.group, line.groupDebit, line.groupCredit),
    transaction: { ...transaction, [currency]: addDecimal(transaction[currency] ?? '0', amount) },
  };
};

const keyOf = (site: string, account: string): string => `${site}.${account}`;

export const accountDocuments = table<typeof companyEvents, AccountDocument>('account-documents', {
  events: companyEvents,
  row: {} as AccountDocument,
  on: {
    JournalPosted: {
      key: ({ data: { site, lines } }) => [...new Set(lines.map(({ account }) => keyOf(site, account)))],
      becomes: (before, { data: { site, lines } }, key) =>
        lines
          .filter(({ account }) => keyOf(site, account) === key)
          .reduce<AccountDocument | undefined>((account, line) => posted(account, site, line), before) ??
        null,
    },
  },
});

export const accounts = expansion('accounts', {
  of: accountDocuments,
  rows: ({ site, account, local, group }, id): Readonly<Record<string, AccountRow>> => ({
    [id]: {
      id,
      account,
      name: accountOf(account)?.name ?? `Account ${account}`,
      site,
      debit: local.debit.amount,
      credit: local.credit.amount,
      balance: subtractMoney(local.debit, local.credit).amount,
      currency: local.debit.currency,
      groupAmount: subtractMoney(group.debit, group.credit).amount,
      groupCurrency: group.debit.currency,
    },
  }),
});
