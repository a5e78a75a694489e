/** KPIs of what customers send back: how much is recovered or goes by itself, how soon it is credited. */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const RETURNS = { formulaVersion: 1, kind: 'ratio', group: 'delivery' } as const;

export const returnKpis: readonly Kpi[] = [
  kpi('return-recovery', {
    ...RETURNS,
    group: 'money',
    name: 'Return recovery',
    description:
      'What the ways that were decided on bring, less what they cost, of what the customers had paid for ' +
      'the same goods.',
    formula: 'Σ net recovery ÷ Σ price at which it was sold',
    unit: 'ratio',
    measuredIn: 'money',
    owner: 'controller',
    direction: 'up',
    decimals: 1,
    numerator: ['returns-recovered'],
    denominator: ['returns-at-price'],
    target: { value: '0.6', source: 'Returns policy' },
  }),
  kpi('return-touchless-rate', {
    ...RETURNS,
    name: 'Touchless returns',
    description: 'Dispositions of returns that no person had to decide, of all of them.',
    formula: 'dispositions decided by a program ÷ dispositions decided',
    unit: 'ratio',
    measuredIn: 'C62',
    owner: 'planner',
    direction: 'up',
    decimals: 1,
    numerator: ['dispositions-touchless'],
    denominator: ['dispositions'],
    target: { value: '0.8', source: 'Returns policy' },
  }),
  kpi('days-to-credit', {
    ...RETURNS,
    name: 'Days to credit',
    description:
      'Days from the receipt of what a customer sent back to its credit note, over all credit notes.',
    formula: 'Σ days from receipt to credit note ÷ credit notes',
    unit: 'DAY',
    measuredIn: 'DAY',
    dividedBy: 'C62',
    owner: 'controller',
    direction: 'down',
    decimals: 1,
    numerator: ['days-to-credit'],
    denominator: ['credit-notes'],
    target: { value: '5', source: 'Returns policy' },
  }),
];
