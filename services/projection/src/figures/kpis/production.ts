/** Production KPIs by the time model of ISO 22400-2. */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

const TIMES = {
  formulaVersion: 1,
  unit: 'ratio',
  measuredIn: 'SEC',
  kind: 'ratio',
  owner: 'site-manager',
} as const;
const UP = { direction: 'up', group: 'production', decimals: 1 } as const;

/** Supporting figures in minutes for each of what they are divided by. */
const MINUTES_EACH = {
  supporting: true,
  formulaVersion: 1,
  unit: 'MIN',
  measuredIn: 'MIN',
  dividedBy: 'C62',
  kind: 'ratio',
  owner: 'site-manager',
  direction: 'down',
  group: 'production',
  decimals: 0,
} as const;

export const productionKpis: readonly Kpi[] = [
  kpi('oee', {
    ...TIMES,
    ...UP,
    name: 'OEE',
    description:
      'Overall equipment effectiveness: the share of planned busy time in which good units were made at ' +
      'planned speed. Availability × effectiveness × quality is ' +
      'APT/PBT × PRI·PQ/APT × GQ/PQ, which is PRI·GQ/PBT.',
    formula: 'planned run time of good units ÷ planned busy time',
    numerator: ['planned-run-time-good'],
    denominator: ['planned-busy-time'],
    target: { value: '0.75', source: 'Operations plan' },
  }),
  kpi('availability', {
    supporting: true,
    ...TIMES,
    ...UP,
    name: 'Availability',
    description: 'ISO 22400: actual production time (APT) of planned busy time (PBT).',
    formula: 'run time ÷ planned busy time',
    numerator: ['run-time'],
    denominator: ['planned-busy-time'],
    target: { value: '0.85', source: 'Operations plan' },
  }),
  kpi('effectiveness', {
    supporting: true,
    ...TIMES,
    ...UP,
    name: 'Effectiveness',
    description:
      'ISO 22400: planned run time per item × produced quantity (PRI·PQ) of actual production time (APT).',
    formula: 'planned run time ÷ run time',
    numerator: ['planned-run-time'],
    denominator: ['run-time'],
    target: { value: '0.95', source: 'Operations plan' },
  }),
  kpi('quality-ratio', {
    supporting: true,
    ...TIMES,
    ...UP,
    name: 'Quality ratio',
    description:
      'ISO 22400: good of produced quantity (GQ/PQ). Each unit counts with its planned run time, so that ' +
      'different products can be summed and OEE is exactly availability × effectiveness × quality ratio.',
    formula: 'planned run time of good units ÷ planned run time of all units',
    numerator: ['planned-run-time-good'],
    denominator: ['planned-run-time'],
    target: { value: '0.98', source: 'Quality plan' },
  }),
  kpi('setup-ratio', {
    supporting: true,
    ...TIMES,
    name: 'Set-up ratio',
    description:
      'ISO 22400: actual set-up time (AUST) of actual processing time, set-up and run together (AUPT).',
    formula: 'set-up time ÷ (set-up time + run time)',
    numerator: ['setup-time'],
    denominator: ['setup-time', 'run-time'],
    direction: 'down',
    group: 'production',
    decimals: 1,
  }),
  kpi('plan-attainment', {
    ...UP,
    name: 'Plan attainment',
    description:
      'Production orders completed in full by their due date, of all orders due in the period. An order ' +
      'that was cancelled stays in the plan as not attained.',
    formula: 'orders completed on time and in full ÷ orders due',
    formulaVersion: 1,
    unit: 'ratio',
    measuredIn: 'C62',
    kind: 'ratio',
    owner: 'planner',
    numerator: ['orders-attained'],
    denominator: ['orders-due'],
    target: { value: '0.95', source: 'Operations plan' },
  }),
  kpi('mtbf', {
    supporting: true,
    name: 'MTBF',
    description:
      'Mean operating time between failures: run time of all operations over unplanned stops, as most ' +
      'plants count it. ISO 22400-2 divides by the failures + 1, which says less the fewer there are.',
    formula: 'run time ÷ breakdowns',
    formulaVersion: 1,
    unit: 'HUR',
    measuredIn: 'HUR',
    dividedBy: 'C62',
    kind: 'ratio',
    owner: 'site-manager',
    direction: 'up',
    group: 'production',
    decimals: 1,
    numerator: ['operating-time'],
    denominator: ['breakdowns'],
  }),
  kpi('mttr', {
    ...MINUTES_EACH,
    name: 'MTTR',
    description:
      'Mean time to repair: minutes from an unplanned stop until the machine was back, over all that are ' +
      'back. ISO 22400-2 divides by the failures + 1.',
    formula: 'minutes down ÷ repairs',
    numerator: ['time-to-repair'],
    denominator: ['repairs'],
  }),
  kpi('mtta', {
    ...MINUTES_EACH,
    name: 'Time to answer a call',
    description:
      'Mean time to acknowledge (MTTA): minutes from an andon call until somebody was on their way.',
    formula: 'minutes to answer ÷ calls answered',
    numerator: ['time-to-answer'],
    denominator: ['calls-answered'],
  }),
  kpi('call-resolution-time', {
    ...MINUTES_EACH,
    name: 'Time to resolve a call',
    description: 'Minutes from an andon call until it was resolved, over all that are resolved.',
    formula: 'minutes to resolve ÷ calls resolved',
    numerator: ['time-to-resolve'],
    denominator: ['calls-resolved'],
  }),
  kpi('breakdowns', {
    supporting: true,
    name: 'Breakdowns',
    description: 'Unplanned stops of work units.',
    formula: 'Σ changes to the state down, unplanned',
    formulaVersion: 1,
    unit: 'C62',
    measuredIn: 'C62',
    kind: 'sum',
    owner: 'site-manager',
    direction: 'down',
    group: 'production',
    decimals: 0,
    numerator: ['breakdowns'],
    denominator: null,
  }),
];
