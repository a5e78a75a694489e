/**
 * The chart of accounts: one for all legal entities, so that the books of the group are the sum of all books.
 */

export type AccountKind = 'asset' | 'liability' | 'equity' | 'revenue' | 'cost' | 'expense' | 'financial';

export type Account = { readonly number: string; readonly name: string; readonly kind: AccountKind };

/**
 * The first digit of the number is the kind. Operating profit = revenue − cost − expense; what currencies
 * and rounding add or take is financial and comes after it. Assets = liabilities + equity + all of these.
 */
export const ACCOUNTS = {
  bank: { number: '1000', name: 'Bank', kind: 'asset' },
  receivables: { number: '1200', name: 'Trade receivables', kind: 'asset' },
  intercompanyReceivables: { number: '1250', name: 'Intercompany receivables', kind: 'asset' },
  carrierClaims: { number: '1260', name: 'Claims on carriers', kind: 'asset' },
  /** Materials and finished goods alike; the item is a dimension of the line. */
  inventory: { number: '1300', name: 'Inventory', kind: 'asset' },
  /** Left one of our sites and has not come to the other; in the books of the donor. */
  goodsInTransit: { number: '1310', name: 'Goods in transit', kind: 'asset' },
  /** Freight, duty and insurance of what came in, until it is in the layers of that. */
  landedCosts: { number: '1330', name: 'Landed costs to be spread', kind: 'asset' },
  workInProgress: { number: '1350', name: 'Work in progress', kind: 'asset' },
  /** What sites of one legal entity sent each other: the donor's debit, the receiver's credit. */
  betweenSites: { number: '1390', name: 'Transfers between sites', kind: 'asset' },
  /** Value added tax that suppliers billed, which the tax office sets off. */
  inputTax: { number: '1400', name: 'Input tax', kind: 'asset' },
  payables: { number: '2000', name: 'Trade payables', kind: 'liability' },
  intercompanyPayables: { number: '2050', name: 'Intercompany payables', kind: 'liability' },
  refunds: { number: '2060', name: 'Refunds owed to customers', kind: 'liability' },
  goodsReceived: { number: '2100', name: 'Goods received, not yet invoiced', kind: 'liability' },
  taxPayable: { number: '2200', name: 'Value added tax payable', kind: 'liability' },
  /** Owed for the hours that went into work, until payroll and depreciation are booked against it. */
  absorbedLabour: { number: '2300', name: 'Labour absorbed by production', kind: 'liability' },
  absorbedMachine: { number: '2310', name: 'Machine time absorbed by production', kind: 'liability' },
  accruals: { number: '2400', name: 'Accrued expenses', kind: 'liability' },
  opening: { number: '3000', name: 'Opening balances', kind: 'equity' },
  revenue: { number: '4000', name: 'Revenue', kind: 'revenue' },
  goodsSold: { number: '5000', name: 'Cost of goods sold', kind: 'cost' },
  productionVariance: { number: '5100', name: 'Production variances', kind: 'cost' },
  priceDifference: { number: '5200', name: 'Purchase price differences', kind: 'cost' },
  scrap: { number: '5300', name: 'Scrap', kind: 'cost' },
  writeDown: { number: '5310', name: 'Inventory write-downs', kind: 'cost' },
  /** What cancelled orders of production had cost. */
  writtenOffWork: { number: '5320', name: 'Work in progress written off', kind: 'cost' },
  countDifference: { number: '5400', name: 'Stock count differences', kind: 'cost' },
  lostInTransit: { number: '5500', name: 'Losses in transit', kind: 'cost' },
  wages: { number: '6000', name: 'Wages and salaries', kind: 'expense' },
  energy: { number: '6100', name: 'Energy', kind: 'expense' },
  rent: { number: '6200', name: 'Rent', kind: 'expense' },
  /** What suppliers charge for orders that are cancelled. */
  cancellationFees: { number: '6300', name: 'Cancellation fees', kind: 'expense' },
  otherExpenses: { number: '6900', name: 'Other operating expenses', kind: 'expense' },
  exchangeDifference: { number: '7000', name: 'Exchange differences', kind: 'financial' },
  rounding: { number: '7100', name: 'Rounding differences', kind: 'financial' },
} as const satisfies Readonly<Record<string, Account>>;

export type AccountName = keyof typeof ACCOUNTS;

const BY_NUMBER: ReadonlyMap<string, Account> = new Map(
  Object.values(ACCOUNTS).map((account) => [account.number, account]),
);

/** The account of a number; undefined when the chart has none. */
export const accountOf = (number: string): Account | undefined => BY_NUMBER.get(number);
