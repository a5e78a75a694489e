/** Inventory KPIs: what stock is worth by its cost layers, and how long it lasts. */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const STOCK = { formulaVersion: 1, measuredIn: 'money', owner: 'planner', group: 'inventory' } as const;

export const inventoryKpis: readonly Kpi[] = [
  kpi('inventory-value', {
    ...STOCK,
    name: 'Inventory value',
    description: 'What the cost layers of all stock are worth at the end of the period.',
    formula: 'Σ layers added − Σ layers consumed, up to the end of the period',
    unit: 'money',
    kind: 'level',
    direction: 'none',
    decimals: 0,
    numerator: ['stock-value-added', '-stock-value-consumed'],
    denominator: null,
  }),
  kpi('inventory-days', {
    ...STOCK,
    name: 'Inventory days',
    description:
      'SCOR inventory days of supply: how many days the stock at the end of the period lasts, at the cost ' +
      'of what was sold per day of the period.',
    formula: 'inventory value × days of the period ÷ cost of goods sold in the period',
    formulaVersion: 2,
    validFrom: '2026-11-26',
    earlier: [
      {
        formula: 'inventory value × days of the period ÷ value of stock used in the period',
        ...{ formulaVersion: 1, validTo: '2026-11-26' },
        ...{
          numerator: ['stock-value-added', '-stock-value-consumed'],
          denominator: ['stock-value-consumed'],
        },
        why: 'Material counted when it was issued to production and again when it was sold.',
      },
    ],
    unit: 'DAY',
    kind: 'cover',
    direction: 'down',
    decimals: 1,
    numerator: ['stock-value-added', '-stock-value-consumed'],
    denominator: [`ledger/${ACCOUNTS.goodsSold.number}`],
    target: { value: '30', source: 'Working capital plan' },
  }),
  kpi('work-in-progress', {
    supporting: true,
    ...STOCK,
    name: 'Work in progress',
    description: 'What is charged to production orders and has not left them, at the end of the period.',
    formula: 'Σ charged − Σ relieved, up to the end of the period',
    unit: 'money',
    kind: 'level',
    direction: 'none',
    decimals: 0,
    numerator: ['work-in-progress-charged', '-work-in-progress-relieved'],
    denominator: null,
  }),
];
