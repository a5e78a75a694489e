/** Inventory KPIs: what stock is worth by its cost layers, and how long it lasts. */
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
      'How many days the stock at the end of the period lasts, at the value used per day of the period.',
    formula: 'inventory value × days of the period ÷ value of stock used in the period',
    unit: 'DAY',
    kind: 'cover',
    direction: 'down',
    decimals: 1,
    numerator: ['stock-value-added', '-stock-value-consumed'],
    denominator: ['stock-value-consumed'],
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
