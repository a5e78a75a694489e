/** Orders follow the schedule in force: each operation is assigned to its machine, its people and its time. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

export const planOperationsWhenAScheduleIsAdopted = process('plan-operations-when-a-schedule-is-adopted', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ScheduleAdopted: {
      about: ({ subject }) => subject,
      send: (_, { data: { operations } }) =>
        [...Map.groupBy(operations, ({ order }) => order)].map(([order, of]) =>
          send(productionOrder, [order, 'PlanOperations'], {
            operations: of.map(({ operation, workUnit, people, start, end, date }) => ({
              ...{ operation, workUnit, people },
              ...{ planned: date, plannedStart: start, plannedEnd: end },
            })),
          }),
        ),
    },
  },
});
