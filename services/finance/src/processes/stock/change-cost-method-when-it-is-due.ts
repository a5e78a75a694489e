/** A cost method holds from its day on, and what is kept at standard follows its standard. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';

type Run = { readonly site: string; readonly item: string };

const review = ({ site, item }: Run, sourceEventId: string): readonly Sent[] => [
  { ...send(costLayer, [`${site}.${item}`, 'ReviewCostMethod'], { site, item, sourceEventId }), site },
];

export const changeCostMethodWhenDue = process('change-cost-method-when-it-is-due', {
  events: companyEvents,
  initial: { site: '', item: '' },
  owner: { role: 'controller' },
  on: {
    CostMethodChosen: {
      about: (e) => e.subject,
      remember: (_, { data: { site, item } }): Run => ({ site, item }),
      send: (_, { eventId, businessDate, data }) => (data.from <= businessDate ? review(data, eventId) : []),
      deadlines: (_, { businessDate, data: { from, begins } }) => [
        { name: 'due', at: from <= businessDate ? '' : begins },
      ],
    },
    StandardCostReleased: { about: (e) => e.subject, send: (_, { eventId, data }) => review(data, eventId) },
  },
  passed: {
    due: { send: (run, about, at) => (run.site === '' ? [] : review(run, `${about}/${at}`)) },
  },
});
