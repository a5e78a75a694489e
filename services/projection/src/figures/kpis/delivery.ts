/** Delivery KPIs by SCOR: lines as promised, how long an order takes, suppliers on time. */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const LINES = { formulaVersion: 1, measuredIn: 'C62', group: 'delivery' } as const;

export const deliveryKpis: readonly Kpi[] = [
  kpi('otif', {
    ...LINES,
    name: 'OTIF',
    description:
      'SCOR perfect order, delivery: order lines delivered on time and in full, of all lines due. ' +
      'A line is due by its first promise, before that by the date asked for; one that is overdue or comes ' +
      'in parts does not count, one that was cancelled is not due.',
    formula: 'lines due that were delivered on time and in full ÷ lines due',
    formulaVersion: 2,
    validFrom: '2026-11-26',
    earlier: [
      {
        formula: 'lines delivered on time and in full ÷ deliveries of lines',
        ...{ formulaVersion: 1, validTo: '2026-11-26' },
        ...{ numerator: ['lines-on-time-in-full'], denominator: ['lines-delivered'] },
        why: 'A line that was overdue did not count until it was delivered.',
      },
    ],
    unit: 'ratio',
    kind: 'ratio',
    owner: 'planner',
    direction: 'up',
    decimals: 1,
    numerator: ['lines-due-on-time-in-full'],
    denominator: ['lines-due'],
    target: { value: '0.95', source: 'Service level agreement' },
  }),
  kpi('order-lead-time', {
    name: 'Order lead time',
    description: 'SCOR order fulfilment cycle time: days from placing to delivery, over all lines delivered.',
    formula: 'Σ days from placing to delivery ÷ lines delivered',
    formulaVersion: 1,
    unit: 'DAY',
    measuredIn: 'DAY',
    dividedBy: 'C62',
    kind: 'ratio',
    owner: 'planner',
    direction: 'down',
    group: 'delivery',
    decimals: 1,
    numerator: ['lead-time'],
    denominator: ['lines-delivered'],
    target: { value: '10', source: 'Service level agreement' },
  }),
  kpi('supplier-on-time', {
    ...LINES,
    name: 'Suppliers on time',
    description: 'Receipts that came by the date the supplier promised first, of all receipts.',
    formula: 'receipts on time ÷ receipts',
    unit: 'ratio',
    kind: 'ratio',
    owner: 'buyer',
    direction: 'up',
    decimals: 1,
    numerator: ['receipts-on-time'],
    denominator: ['receipts'],
    target: { value: '0.9', source: 'Supplier agreement' },
  }),
  kpi('lines-placed', {
    supporting: true,
    ...LINES,
    name: 'Lines ordered',
    description: 'Order lines that customers placed.',
    formula: 'Σ order lines placed',
    unit: 'C62',
    kind: 'sum',
    owner: 'planner',
    direction: 'up',
    decimals: 0,
    numerator: ['lines-placed'],
    denominator: null,
  }),
];
