/** What is watched in the test company: a rule, an alert that came of it, and a case that answers it. */
import { addDays } from './figures.js';
import type { Row } from './tables.js';

export const watchedOf = (
  today: string,
): Readonly<Record<'monitoring-rules' | 'alerts', Row[]>> & {
  readonly 'improvement-cases': Row[];
  readonly objectives: Row[];
} => {
  const of = { kpi: 'otif', site: 'lyon' };
  const rule = { ...of, severity: 'critical', watch: 'below', limit: '0.95', owner: 'planner' };
  const evaluatedAt = `${today}T05:30:00.000Z`;
  const from = addDays(today, -7);
  const cause = { service: 'supply-chain', type: 'supply-chain.ShipmentDelivered', date: from };
  return {
    'monitoring-rules': [
      {
        ...{ ...rule, id: 'otif.lyon', clears: '0.97', points: null, days: 7, evaluatedAt: '06:30' },
        ...{ answerWithin: 'PT8H', status: 'enabled', from: evaluatedAt, until: null },
        ...{ evaluations: 90, breaches: 3, daysInBreach: 11 },
      },
    ],
    alerts: [
      {
        ...{ ...rule, id: 'otif.lyon.1', rule: 'otif.lyon', value: '0.8125', from, to: today, evaluatedAt },
        ...{ formulaVersion: 2, factCount: 32, status: 'open', answerBy: `${today}T13:30:00.000Z` },
        ...{ assignee: null, snoozedUntil: null, raisedAt: evaluatedAt, recoveredAt: null, endedAt: null },
        ...{ cause: null, action: null, ageHours: 2 },
        causes: [{ ...cause, eventId: 'e-1', streamId: 'shipment-S-8841', version: 2, contribution: '0.95' }],
      },
    ],
    'improvement-cases': [
      {
        ...{ ...of, id: 'A3-1', title: 'Late carriers', owner: 'P-7', status: 'verified', baseline: '0.81' },
        ...{ baselineFrom: addDays(today, -40), baselineTo: addDays(today, -30), mean: '0.95' },
        ...{ effectFrom: addDays(today, -20), effectTo: addDays(today, -10), difference: '0.14' },
        ...{ low: '0.05', high: '0.23', verdict: 'better', openedAt: evaluatedAt, closedAt: null },
      },
    ],
    objectives: objectivesOf(today),
  };
};

const objectivesOf = (today: string): Row[] => {
  const all = {
    owner: 'P-7',
    links: [],
    status: 'open',
    outcome: null,
    measuredAt: `${today}T05:30:00.000Z`,
  };
  const dates = { from: addDays(today, -60), due: addDays(today, 60) };
  const weights = [{ objective: 'ONTIME-LYON', weight: '1' }];
  return [
    {
      ...{
        ...all,
        ...dates,
        id: 'ONTIME',
        title: 'We deliver on time',
        level: 'enterprise',
        site: null,
        weights,
      },
      ...{
        parent: null,
        kpi: null,
        baseline: null,
        target: null,
        value: null,
        progress: '0.25',
        verdict: null,
      },
    },
    {
      ...{ ...all, ...dates, id: 'ONTIME-LYON', title: 'Lyon delivers on time', level: 'site', site: 'lyon' },
      ...{ weights: [], parent: 'ONTIME', kpi: 'otif', baseline: '0.8', target: '0.96', value: '0.84' },
      ...{ progress: '0.25', verdict: 'at-risk' },
    },
  ];
};

/** Half of the hours, and most of the money, are for something. */
export const alignedOf = (today: string) => ({
  ...{ from: addDays(today, -6), to: addDays(today, 1), currency: 'EUR' },
  hours: {
    ...{ total: '120', aligned: '60', share: '0.5', others: '0' },
    unaligned: [{ site: 'lyon', kind: 'item', ref: 'PUMP-100', value: '60', facts: 12 }],
  },
  money: {
    ...{ total: '1000.00', aligned: '800.00', share: '0.8', others: '0.00' },
    unaligned: [
      { site: 'lyon', kind: 'account', ref: '6200', value: '150.00', facts: 1 },
      { site: 'lyon', kind: null, ref: null, value: '50.00', facts: 2 },
    ],
  },
});
