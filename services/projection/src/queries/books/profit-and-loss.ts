/**
 * Profit and loss by site: what every revenue, cost and expense account moved in the period, and what is
 * left.
 */
import { accountOf } from '@gemba/contracts/events/finance/accounts';
import { currencyDecimals } from '@gemba/measures/currencies';
import type { LineKind, ProfitAndLossLine } from '../../answers/books.js';
import { addDecimal, fixedDecimal, negateDecimal } from '@gemba/measures/decimal';

/** Debit less credit of one account at one site, in the currency asked. */
export type Balance = { readonly account: string; readonly site: string; readonly amount: string };

/** An income stands on the credit side and is shown above zero; so is a cost, on the other side. */
const shown = (kind: LineKind, amount: string): string =>
  kind === 'revenue' ? negateDecimal(amount) : amount;

type Asked = { readonly sites: readonly string[]; readonly currency: string };

const lineOf = (
  of: { readonly account: string; readonly name: string; readonly kind: LineKind },
  balances: readonly Balance[],
  { sites, currency }: Asked,
): ProfitAndLossLine => {
  const sumAt = (site: string): string =>
    balances.filter((each) => each.site === site).reduce((sum, { amount }) => addDecimal(sum, amount), '0');
  const exact = sites.map((site) => [site, shown(of.kind, sumAt(site))] as const);
  const written = (amount: string): string => fixedDecimal(amount, currencyDecimals(currency));
  return {
    ...of,
    amounts: Object.fromEntries(exact.map(([site, amount]) => [site, written(amount)])),
    group: written(exact.reduce((sum, [, amount]) => addDecimal(sum, amount), '0')),
    currency,
  };
};

const kindOf = (account: string): LineKind | null => {
  const kind = accountOf(account)?.kind;
  return kind === 'revenue' || kind === 'cost' || kind === 'expense' ? kind : null;
};

/**
 * One line per account that moved, and the profit: revenue − cost − expense. Results of financing are not in
 * it.
 */
export const profitAndLoss = (balances: readonly Balance[], asked: Asked): readonly ProfitAndLossLine[] => {
  const operating = balances.filter(({ account }) => kindOf(account) !== null);
  const accounts = [...new Set(operating.map(({ account }) => account))].sort();
  const lines = accounts.map((account) => {
    const mine = operating.filter((each) => each.account === account);
    const of = { account, name: accountOf(account)?.name ?? account, kind: kindOf(account) ?? 'expense' };
    return lineOf(of, mine, asked);
  });
  const turned = operating.map((each) => ({ ...each, amount: negateDecimal(each.amount) }));
  return [...lines, lineOf({ account: '', name: 'Net operating profit', kind: 'profit' }, turned, asked)];
};
