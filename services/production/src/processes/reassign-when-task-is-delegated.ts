/** When people operations delegate a task or give it back, the operation gets the person who will do it. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

type Task = {
  readonly order: string;
  readonly operation: number;
  readonly from: string;
  readonly to: string;
};

const reassign = ({ order, operation, from, to }: Task, reason: string): readonly Sent[] => {
  const command = send(productionOrder, [order, 'ReassignOperation'], { operation, from, to, reason });
  // Work that is done stays with whoever did it.
  return [{ ...command, otherwise: { 'PRD-ORD-STATE': () => [] } }];
};

export const reassignWhenTaskIsDelegated = process('reassign-when-task-is-delegated', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    TaskDelegated: {
      about: (e) => e.data.order,
      send: (_, { data }) => reassign(data, `${data.from} is absent (${data.absence})`),
    },
    DelegationReturned: {
      about: (e) => e.data.order,
      send: (_, { data }) => reassign(data, `${data.to} is back`),
    },
  },
});
