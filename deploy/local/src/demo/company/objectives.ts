/** What Hydra Pumps wants to reach: by the enterprise, and what each site adds to it. */
import { plusDays } from '@gemba/measures/period';
import { peopleOf } from './people.js';
import { sites } from './sites.js';

/** Days of history before the first day that counts, and from then to when it is due. */
const DAYS = 180;

export type Aim = {
  readonly set: Readonly<Record<string, unknown>> & { readonly id: string };
  /** Of those that serve it. */
  readonly weights?: readonly { readonly objective: string; readonly weight: string }[];
  readonly links?: readonly { readonly kind: string; readonly ref: string }[];
};

const leader = (index: number): string => {
  const site = sites[index] ?? sites[0];
  return (site && peopleOf(site).find(({ position }) => position === 'Production planner')?.id) ?? '';
};

/** Sites are weighed by how many orders of customers they have. */
const WEIGHTS = { lyon: '0.4', porto: '0.3', gdansk: '0.3' } as const;

/** The widest first, since each names what it serves. */
export const objectivesFrom = (from: string): readonly Aim[] => {
  const dates = { from, due: plusDays(from, DAYS) };
  const whole = { level: 'enterprise', owner: leader(0), ...dates };
  return [
    {
      set: { ...whole, id: 'ON-TIME', title: 'Customers get everything on time' },
      weights: sites.map(({ id }) => ({ objective: `ON-TIME.${id}`, weight: WEIGHTS[id] })),
      links: [{ kind: 'item', ref: 'PUMP-100' }],
    },
    ...sites.map(({ id, name }, index) => ({
      set: {
        ...{ id: `ON-TIME.${id}`, title: `${name} delivers on time`, level: 'site', site: id },
        ...{
          owner: leader(index),
          parent: 'ON-TIME',
          kpi: 'otif',
          baseline: '0.7',
          target: '0.97',
          ...dates,
        },
      },
    })),
    {
      set: {
        ...{ ...whole, id: 'LESS-SCRAP', title: 'Nothing is made twice', kpi: 'operation-scrap-ratio' },
        ...{ baseline: '0.01', target: '0.002' },
      },
      links: [{ kind: 'account', ref: '5300' }],
    },
  ];
};
