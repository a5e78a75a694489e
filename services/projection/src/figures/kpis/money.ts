/**
 * Money KPIs from the ledger: an income stands on the credit side, so its balance is below zero and is
 * turned round.
 */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const LEDGER = {
  formulaVersion: 1,
  unit: 'money',
  measuredIn: 'money',
  kind: 'sum',
  owner: 'controller',
  group: 'money',
  decimals: 0,
  denominator: null,
} as const;

export const moneyKpis: readonly Kpi[] = [
  kpi('revenue', {
    ...LEDGER,
    name: 'Revenue',
    description: 'Credit less debit of the revenue accounts (4…).',
    formula: 'Σ credit − Σ debit of accounts 4…',
    direction: 'up',
    numerator: ['-ledger/4*'],
  }),
  kpi('cost', {
    ...LEDGER,
    name: 'Cost',
    description: 'Debit less credit of cost of sales and quality (5…) and of operating expenses (6…).',
    formula: 'Σ debit − Σ credit of accounts 5… and 6…',
    direction: 'down',
    numerator: ['ledger/5*', 'ledger/6*'],
  }),
  kpi('net-operating-profit', {
    ...LEDGER,
    name: 'Net operating profit',
    description:
      'Revenue less cost of sales and quality less operating expenses; the result of financing is not in it.',
    formula: 'revenue − cost of sales − operating expenses',
    direction: 'up',
    numerator: ['-ledger/4*', '-ledger/5*', '-ledger/6*'],
  }),
  kpi('operating-margin', {
    supporting: true,
    ...LEDGER,
    name: 'Operating margin',
    description: 'Net operating profit of revenue.',
    formula: 'net operating profit ÷ revenue',
    unit: 'ratio',
    kind: 'ratio',
    decimals: 1,
    direction: 'up',
    numerator: ['-ledger/4*', '-ledger/5*', '-ledger/6*'],
    denominator: ['-ledger/4*'],
    target: { value: '0.1', source: 'Budget' },
  }),
  kpi('cash-collected', {
    ...LEDGER,
    name: 'Cash collected',
    description: 'What customers paid.',
    formula: 'Σ customer payments',
    direction: 'up',
    numerator: ['cash-collected'],
  }),
];
