/** What happens that the schedule of a site did not count on is said to it, with what it is about. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { InvalidateSchedule } from '../schedule/commands.js';
import { schedule } from '../schedule/schedule.js';

type About = { readonly subject: string; readonly siteId: string | null };

const site = ({ siteId }: About): string | null => siteId;

const breaks = (at: string | null, what: InvalidateSchedule): readonly Sent[] =>
  at === null ? [] : [send(schedule, [at, 'InvalidateSchedule'], what)];

/** An order that the schedule has to have, or has otherwise, or has in vain. */
const order = (reason: string) => ({
  about: site,
  send: (_: unknown, { subject, siteId }: About) =>
    breaks(siteId, { cause: `production-order/${subject}`, reason, order: subject }),
});

/** New work touches nothing that is planned. */
const work = (reason: string) => ({
  about: site,
  send: (_: unknown, { subject, siteId }: About) =>
    breaks(siteId, { cause: `production-order/${subject}`, reason }),
});

const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

export const breakScheduleWhenThingsChange = process('break-schedule-when-things-change', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ProductionOrderCreated: work('created'),
    ProductionOrderResumed: work('resumed'),
    ProductionOrderCancelled: order('cancelled'),
    ProductionOrderHeld: order('held'),
    ProductionOrderRescheduled: order('rescheduled'),
    ProductionOrderQuantityChanged: order('quantity-changed'),
    BillVersionAdopted: order('bill-changed'),
    SetupTimesDefined: {
      about: site,
      send: (_, { subject, siteId }) =>
        breaks(siteId, { cause: `equipment/${subject}`, reason: 'set-up-times', workUnit: subject }),
    },
    EquipmentStateChanged: {
      about: ({ siteId, data: { from, to } }) => (DOWN.includes(from) === DOWN.includes(to) ? null : siteId),
      send: (_, { subject, siteId, data: { to, reason } }) =>
        breaks(siteId, {
          ...{ cause: `equipment/${subject}`, reason: DOWN.includes(to) ? (reason ?? to) : 'runs-again' },
          ...(DOWN.includes(to) ? { workUnit: subject } : {}),
        }),
    },
    ToolLocked: {
      about: site,
      send: (_, { subject, siteId }) =>
        breaks(siteId, { cause: `tool/${subject}`, reason: 'locked', tool: subject }),
    },
    ToolUnlocked: {
      about: site,
      send: (_, { subject, siteId }) => breaks(siteId, { cause: `tool/${subject}`, reason: 'unlocked' }),
    },
    AbsenceReported: {
      about: ({ data }) => data.site,
      send: (_, { subject, data: { site: at, person, from, expectedTo } }) =>
        breaks(at, {
          ...{ cause: `absence/${subject}`, reason: 'absent', person, from },
          ...(expectedTo === undefined ? {} : { to: expectedTo }),
        }),
    },
    HoldPlaced: {
      about: ({ data }) => data.site,
      send: (_, { subject, data: { site: at, item } }) =>
        breaks(at, { cause: `quality-hold/${subject}`, reason: 'held', material: item }),
    },
  },
});
