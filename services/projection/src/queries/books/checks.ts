/** Consistency checks: two figures that come about in different ways and have to be the same to the cent. */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import {
  addDecimal,
  canonicalDecimal,
  compareDecimals,
  negateDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Term } from '@gemba/read-model/kpi';
import { signOf } from '@gemba/read-model/kpi';
import type { Check } from '../../answers/books.js';
import type { AccountDocument } from '../../models/finance/accounts.js';

/** The sum of a measure at a site since the beginning. */
export type Total = {
  readonly measure: string;
  readonly site: string;
  readonly unit: string;
  readonly currency: string;
  readonly sum: string;
};

type Sides = Pick<Check, 'id' | 'name' | 'scope' | 'unit' | 'left' | 'right'>;

export const check = (sides: Sides): Check => {
  const difference = subtractDecimal(sides.left.value, sides.right.value);
  return { ...sides, difference, ok: compareDecimals(difference, '0') === 0 };
};

type Subledger = {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly Term[];
  readonly account: string;
  /** A liability stands on the credit side, below zero. */
  readonly credit?: boolean;
};

const SUBLEDGERS: readonly Subledger[] = [
  {
    id: 'inventory',
    name: 'Stock value = inventory account',
    terms: ['stock-value-added', '-stock-value-consumed'],
    account: ACCOUNTS.inventory.number,
  },
  {
    id: 'goods-in-transit',
    name: 'Goods in transit = their account',
    terms: ['goods-in-transit-added', '-goods-in-transit-relieved'],
    account: ACCOUNTS.goodsInTransit.number,
  },
  {
    id: 'landed-costs',
    name: 'Landed costs not yet spread = their account',
    terms: ['landed-cost-recorded', '-landed-cost-spread'],
    account: ACCOUNTS.landedCosts.number,
  },
  {
    id: 'work-in-progress',
    name: 'Work in progress = its account',
    terms: ['work-in-progress-charged', '-work-in-progress-relieved'],
    account: ACCOUNTS.workInProgress.number,
  },
  {
    id: 'receivables',
    name: 'Customer invoices open = receivables account',
    terms: ['subledger/receivables'],
    account: ACCOUNTS.receivables.number,
  },
  {
    id: 'refunds',
    name: 'Refunds owed to customers = its account',
    terms: ['subledger/refunds'],
    account: ACCOUNTS.refunds.number,
    credit: true,
  },
  {
    id: 'payables',
    name: 'Supplier invoices open = payables account',
    terms: ['subledger/payables'],
    account: ACCOUNTS.payables.number,
    credit: true,
  },
  {
    id: 'goods-received',
    name: 'Goods received, not invoiced = its account',
    terms: ['subledger/goods-received'],
    account: ACCOUNTS.goodsReceived.number,
    credit: true,
  },
];

const sumOf = (totals: readonly Total[], terms: readonly Term[]): string =>
  totals.reduce((sum, { measure, sum: amount }) => {
    const sign = signOf(terms, measure);
    if (sign === 0) return sum;
    return addDecimal(sum, sign < 0 ? negateDecimal(canonicalDecimal(amount)) : canonicalDecimal(amount));
  }, '0');

const sites = (totals: readonly Total[]): readonly string[] =>
  [...new Set(totals.map(({ site }) => site))].filter((site) => site !== '').sort();

/** Each subledger against its account, at every site, in the currency of the site. */
export const subledgerChecks = (totals: readonly Total[]): readonly Check[] =>
  SUBLEDGERS.flatMap(({ id, name, terms, account, credit }) =>
    sites(totals).map((site) => {
      const here = totals.filter((each) => each.site === site);
      const measure = `ledger/${account}`;
      const booked = sumOf(here, [credit ? `-${measure}` : measure]);
      const currency = here.find(({ measure: name }) => name.startsWith('ledger/'))?.currency;
      return check({
        id: `${id}.${site}`,
        name,
        scope: site,
        unit: currency ?? here.find(({ unit }) => unit === 'money')?.currency ?? '',
        left: { name: 'Subledger', value: sumOf(here, terms) },
        right: { name: `Account ${account}`, value: booked },
      });
    }),
  );

type Column = {
  readonly level: string;
  readonly currency: string;
  readonly debit: string;
  readonly credit: string;
};

const isPositive = (amount: string): boolean => !amount.startsWith('-');

const columnsOf = ({ local, group, transaction }: AccountDocument): readonly Column[] => [
  { level: 'local', currency: local.debit.currency, debit: local.debit.amount, credit: local.credit.amount },
  { level: 'group', currency: group.debit.currency, debit: group.debit.amount, credit: group.credit.amount },
  ...Object.entries(transaction).map(([currency, balance]) => ({
    level: 'transaction',
    currency,
    debit: isPositive(balance) ? balance : '0',
    credit: isPositive(balance) ? '0' : negateDecimal(balance),
  })),
];

const total = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => addDecimal(sum, amount), '0');

/** What accounts hold in the currency of the group, debit less credit. */
const inGroup = (accounts: readonly AccountDocument[], numbers: readonly string[]): string =>
  total(
    accounts
      .filter(({ account }) => numbers.includes(account))
      .map(({ group: { debit, credit } }) => subtractDecimal(debit.amount, credit.amount)),
  );

/** What legal entities owe each other, and what sites of one sent each other, from both sides. */
export const pairChecks = (accounts: readonly AccountDocument[]): readonly Check[] => {
  const unit = accounts[0]?.group.debit.currency;
  if (unit === undefined) return [];
  const { intercompanyReceivables, intercompanyPayables, betweenSites } = ACCOUNTS;
  return [
    check({
      id: 'intercompany',
      name: 'Intercompany receivables = intercompany payables',
      scope: 'group',
      unit,
      left: { name: 'Receivables', value: inGroup(accounts, [intercompanyReceivables.number]) },
      right: { name: 'Payables', value: negateDecimal(inGroup(accounts, [intercompanyPayables.number])) },
    }),
    check({
      id: 'between-sites',
      name: 'Transfers between sites of a legal entity cancel out',
      scope: 'group',
      unit,
      left: { name: 'Sent less received', value: inGroup(accounts, [betweenSites.number]) },
      right: { name: 'Nothing', value: '0' },
    }),
  ];
};

/** Σ debit = Σ credit over all accounts, in transaction, local and group currencies. */
export const trialBalances = (accounts: readonly AccountDocument[]): readonly Check[] => {
  const columns = Map.groupBy(accounts.flatMap(columnsOf), ({ level, currency }) => `${level}.${currency}`);
  return [...columns]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => {
      const { level = '', currency = '' } = each[0] ?? {};
      return check({
        id: `trial-balance.${key}`,
        name: `Trial balance, ${level} currency`,
        scope: currency,
        unit: currency,
        left: { name: 'Debit', value: total(each.map(({ debit }) => debit)) },
        right: { name: 'Credit', value: total(each.map(({ credit }) => credit)) },
      });
    });
};

/**
 * What warehouses reported as received, and what came in by their reports or was refused by its order and
 * waits for a person, in each unit.
 */
export const epcisChecks = (totals: readonly Total[]): readonly Check[] => {
  const units = totals.filter(({ measure }) => measure.endsWith('-by-epcis')).map(({ unit }) => unit);
  return [...new Set(units)].sort().map((unit) => {
    const mine = totals.filter((each) => each.unit === unit);
    return check({
      id: `epcis.${unit}`,
      name: 'Received by EPCIS = receipts in stock and those refused',
      scope: 'group',
      unit,
      left: { name: 'EPCIS events', value: sumOf(mine, ['reported-by-epcis']) },
      right: {
        name: 'Goods received or refused',
        value: sumOf(mine, ['received-by-epcis', 'refused-by-epcis']),
      },
    });
  });
};
