/** Which figures Hydra Pumps watches, from when on somebody has to look at them, and who that is. */

export type Rule = {
  readonly id: string;
  readonly kpi: string;
  readonly site?: string;
  readonly severity: 'warning' | 'critical';
  readonly watch: 'above' | 'below' | 'rising' | 'falling' | 'silent';
  readonly limit?: string;
  readonly clears?: string;
  readonly points?: number;
  readonly days: number;
  readonly evaluatedAt: string;
  readonly owner: string;
  readonly answerWithin: string;
  readonly escalatesTo?: string;
};

/** Before the morning meeting. */
const MORNING = { evaluatedAt: '06:30', answerWithin: 'PT8H' } as const;

export const rules: readonly Rule[] = [
  {
    ...{ ...MORNING, id: 'otif', kpi: 'otif', severity: 'warning', watch: 'below' },
    ...{ limit: '0.95', clears: '0.97', days: 14, owner: 'planner' },
  },
  {
    ...{ ...MORNING, id: 'oee.lyon', kpi: 'oee', site: 'lyon', severity: 'warning', watch: 'below' },
    ...{ limit: '0.75', clears: '0.78', days: 7, owner: 'site-manager' },
  },
  {
    ...{ ...MORNING, id: 'suppliers.lyon', kpi: 'supplier-on-time', site: 'lyon', severity: 'warning' },
    ...{ watch: 'below', limit: '0.8', clears: '0.9', days: 14, owner: 'buyer' },
  },
  {
    ...{ ...MORNING, id: 'scrap.porto', kpi: 'scrap-ratio', site: 'porto', severity: 'critical' },
    ...{ watch: 'above', limit: '0.04', clears: '0.03', days: 14 },
    ...{ owner: 'quality-inspector', escalatesTo: 'site-manager' },
  },
  {
    ...{ ...MORNING, id: 'absence.gdansk', kpi: 'absence-rate', site: 'gdansk', severity: 'warning' },
    ...{ watch: 'rising', points: 4, days: 7, owner: 'hr', escalatesTo: 'site-manager' },
  },
  {
    ...{ ...MORNING, id: 'silence.gdansk', kpi: 'plan-attainment', site: 'gdansk', severity: 'critical' },
    ...{ watch: 'silent', days: 4, owner: 'site-manager' },
  },
];
