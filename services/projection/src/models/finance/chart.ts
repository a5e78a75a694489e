/** What the number of an account says: the first digit is its kind, as finance numbers its chart. */

export type AccountKind = 'asset' | 'liability' | 'equity' | 'revenue' | 'cost' | 'expense' | 'financial';

const KINDS: Readonly<Record<string, AccountKind>> = {
  '1': 'asset',
  '2': 'liability',
  '3': 'equity',
  '4': 'revenue',
  '5': 'cost',
  '6': 'expense',
  '7': 'financial',
};

/** Null for a number outside the ranges: such an account counts in no figure, and the trial balance shows it. */
export const accountKind = (account: string): AccountKind | null => KINDS[account.slice(0, 1)] ?? null;

/** Accounts that a subledger must agree with. */
export const CONTROL = {
  receivables: '1200',
  inventory: '1300',
  workInProgress: '1350',
  payables: '2000',
  goodsReceivedNotInvoiced: '2100',
} as const;

const NAMES: Readonly<Record<string, string>> = {
  '1000': 'Bank',
  [CONTROL.receivables]: 'Trade receivables',
  [CONTROL.inventory]: 'Inventory',
  [CONTROL.workInProgress]: 'Work in progress',
  [CONTROL.payables]: 'Trade payables',
  [CONTROL.goodsReceivedNotInvoiced]: 'Goods received, not invoiced',
  '4000': 'Revenue',
  '5000': 'Cost of goods sold',
};

export const accountName = (account: string): string => NAMES[account] ?? `Account ${account}`;
