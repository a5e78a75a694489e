/** People KPIs, over groups only: no figure is about one person. */
import type { Kpi } from '@gemba/read-model/kpi';
import { kpi } from '@gemba/read-model/kpi';

export const peopleKpis: readonly Kpi[] = [
  kpi('absence-rate', {
    name: 'Absence rate',
    description: 'Rostered time lost to absence, of all rostered time.',
    formula: 'absent time ÷ rostered time',
    formulaVersion: 1,
    unit: 'ratio',
    measuredIn: 'SEC',
    kind: 'ratio',
    owner: 'hr',
    direction: 'down',
    group: 'people',
    decimals: 1,
    numerator: ['absent-time'],
    denominator: ['rostered-time'],
    target: { value: '0.05', source: 'People plan' },
  }),
  kpi('tasks-delegated', {
    supporting: true,
    name: 'Tasks delegated',
    description: 'Operations that a qualified substitute took over from somebody absent.',
    formula: 'Σ tasks delegated',
    formulaVersion: 1,
    unit: 'C62',
    measuredIn: 'C62',
    kind: 'sum',
    owner: 'hr',
    direction: 'none',
    group: 'people',
    decimals: 0,
    numerator: ['tasks-delegated'],
    denominator: null,
  }),
];
