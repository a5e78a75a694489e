/** Orders follow the schedule in force: each operation gets its machine, its people and its time. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ScheduledOperation } from '@gemba/contracts/events/production/scheduling';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

/** What runs without anybody who comes back stays as it is. */
const isToDo = ({ people }: ScheduledOperation): boolean => people.length > 0;

export const followAdoptedSchedule = process('follow-adopted-schedule', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ScheduleAdopted: {
      about: ({ subject }) => subject,
      send: (_, { data: { operations } }) =>
        [...Map.groupBy(operations.filter(isToDo), ({ order }) => order)].map(([order, of]) =>
          send(productionOrder, [order, 'PlanOperations'], {
            operations: of.map(({ operation, workUnit, people, tools, start, end, date }) => ({
              ...{ operation, workUnit, people, ...(tools ? { tools } : {}) },
              ...{ planned: date, plannedStart: start, plannedEnd: end },
            })),
          }),
        ),
    },
  },
});
