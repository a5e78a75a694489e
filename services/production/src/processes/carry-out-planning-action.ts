/** What a planner applies is done: an order is created, or the one that is named changes. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PlanningWork } from '@gemba/contracts/events/production/planning';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

const reasonOf = (id: string): string => `Planning action ${id}.`;

const change = (
  order: string,
  action: string,
  { quantity, due, action: kind }: PlanningWork,
): readonly Sent[] => {
  const reason = reasonOf(action);
  if (kind === 'cancel') return [send(productionOrder, [order, 'CancelProductionOrder'], { reason })];
  if (kind === 'expedite' || kind === 'defer')
    return [send(productionOrder, [order, 'RescheduleProductionOrder'], { due, reason })];
  return [send(productionOrder, [order, 'ChangeProductionOrderQuantity'], { quantity, reason })];
};

/** A lot that is for one customer's line alone is made for it. */
const demandOf = ({ pegs }: PlanningWork): { demand?: string } => {
  const [only, ...others] = pegs;
  return only && others.length === 0 && only.demand.startsWith('sales-order/') ? { demand: only.demand } : {};
};

export const carryOutPlanningAction = process('carry-out-planning-action', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PlanningActionApplied: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, work, order } }) => {
        const { action, item, quantity, due, target = '' } = work;
        if (action === 'make' && order !== undefined)
          return [
            send(productionOrder, [order, 'CreateProductionOrder'], {
              ...{ site, item, quantity, due },
              ...demandOf(work),
            }),
          ];
        const [kind, id = ''] = target.split('/');
        return kind === 'production-order' ? change(id, subject, work) : [];
      },
    },
  },
});
