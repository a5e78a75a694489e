/** Quality KPIs: what is right the first time, what is thrown away, what is still open. */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const PIECES = {
  formulaVersion: 1,
  measuredIn: 'C62',
  owner: 'quality-inspector',
  group: 'quality',
} as const;
const RATIO = { unit: 'ratio', kind: 'ratio', decimals: 1 } as const;

export const qualityKpis: readonly Kpi[] = [
  kpi('first-pass-yield', {
    ...PIECES,
    ...RATIO,
    name: 'First-pass yield',
    description:
      'Pieces of finished lots accepted at their first inspection, of all pieces inspected on completion.',
    formula: 'accepted at first inspection ÷ inspected',
    direction: 'up',
    numerator: ['accepted-at-completion'],
    denominator: ['inspected-at-completion'],
    target: { value: '0.97', source: 'Quality plan' },
  }),
  kpi('scrap-ratio', {
    ...PIECES,
    ...RATIO,
    name: 'Scrap ratio',
    description:
      'ISO 22400: scrap quantity of produced quantity (SQ/PQ), of completed orders, for pieces. A piece ' +
      'counts once, however many operations it went through.',
    formula: 'scrapped ÷ produced, each piece of an order once',
    formulaVersion: 2,
    validFrom: '2026-11-26',
    earlier: [
      {
        ...{ formula: 'scrapped ÷ produced, over all operations', formulaVersion: 1, validTo: '2026-11-26' },
        ...{ numerator: ['scrapped'], denominator: ['produced'] },
        why: 'A piece that went through three operations counted three times.',
      },
    ],
    direction: 'down',
    numerator: ['order-scrapped'],
    denominator: ['order-produced'],
    target: { value: '0.02', source: 'Quality plan' },
  }),
  kpi('operation-scrap-ratio', {
    supporting: true,
    ...PIECES,
    ...RATIO,
    name: 'Scrap ratio of operations',
    description:
      'ISO 22400: scrap quantity of produced quantity (SQ/PQ) of each operation, for pieces. A piece ' +
      'counts at each operation that it went through.',
    formula: 'scrapped ÷ produced, at operations',
    direction: 'down',
    numerator: ['scrapped'],
    denominator: ['produced'],
  }),
  kpi('receipt-acceptance', {
    supporting: true,
    ...PIECES,
    ...RATIO,
    name: 'Receipts accepted',
    description: 'Pieces of purchased lots accepted at inspection, of all pieces inspected on receipt.',
    formula: 'accepted on receipt ÷ inspected on receipt',
    direction: 'up',
    numerator: ['accepted-at-receipt'],
    denominator: ['inspected-at-receipt'],
    target: { value: '0.98', source: 'Quality plan' },
  }),
  kpi('open-nonconformances', {
    ...PIECES,
    name: 'Open nonconformances',
    description: 'Nonconformances registered and not yet closed at the end of the period.',
    formula: 'Σ registered − Σ closed, up to the end of the period',
    unit: 'C62',
    kind: 'level',
    direction: 'down',
    decimals: 0,
    numerator: ['nonconformances-registered', '-nonconformances-closed'],
    denominator: null,
    target: { value: '5', source: 'Quality plan' },
  }),
];
