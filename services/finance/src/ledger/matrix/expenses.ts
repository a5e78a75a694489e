/** The posting matrix of operating expenses: wages, energy, rent and what else the site costs. */
import type { AccountName } from '@gemba/contracts/events/finance/accounts';
import type {
  OPERATING_EXPENSES,
  OperatingExpenseRecorded,
  OperatingExpenseReversed,
} from '@gemba/contracts/events/finance/ledger';
import type { PurchaseOrderCancelled } from '@gemba/contracts/events/supply-chain/procurement';
import { addMoney, zeroMoney } from '@gemba/measures/money';
import type { Meaning } from './entry.js';
import { credit, debit, meaning } from './entry.js';

/** Wages of production and costs of machines settle what hours charged to orders at their rates. */
const EXPENSE: Readonly<Record<(typeof OPERATING_EXPENSES)[number], AccountName>> = {
  wages: 'wages',
  energy: 'energy',
  rent: 'rent',
  other: 'otherExpenses',
  productionWages: 'absorbedLabour',
  machineCosts: 'absorbedMachine',
};

/**
 * What a supplier charges for an order that is cancelled is owed from then on, until it bills it: a present
 * obligation (IAS 37, paragraph 14).
 */
export const cancellationCharged = (cancelled: PurchaseOrderCancelled, order: string): Meaning => {
  const { fee, supplier: partner } = cancelled;
  if (!fee) return meaning('', []);
  const dimensions = { order: `purchase-order/${order}`, ...(partner && { partner }) };
  return meaning(`Cancellation fee of ${order}`, [
    debit('cancellationFees', fee, { dimensions }),
    credit('accruals', fee, { dimensions }),
  ]);
};

const SETTLED: Readonly<Record<OperatingExpenseRecorded['settled'], AccountName>> = {
  bank: 'bank',
  accrual: 'accruals',
};

export const expenseRecorded = (expense: OperatingExpenseRecorded): Meaning => {
  const { kind, net, settled, text } = expense;
  const { tax = zeroMoney(net.currency) } = expense;
  return meaning(text, [
    debit(EXPENSE[kind], net),
    debit('inputTax', tax),
    credit(SETTLED[settled], addMoney(net, tax)),
  ]);
};

/** The other sides, on the day on which it is taken back. */
export const expenseReversed = (expense: OperatingExpenseReversed): Meaning => {
  const { kind, net, settled, reason } = expense;
  const { tax = zeroMoney(net.currency) } = expense;
  return meaning(`Reversal: ${reason}`.slice(0, 200), [
    debit(SETTLED[settled], addMoney(net, tax)),
    credit(EXPENSE[kind], net),
    credit('inputTax', tax),
  ]);
};
