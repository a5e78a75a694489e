/** Which machines and people a site has, and what the schedule in force has them do; the key is the site. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ScheduleResource, ScheduledOperation } from '@gemba/contracts/events/production/scheduling';
import { table } from '@gemba/read-model/table';

type Machine = { readonly workCenter: string; readonly down: boolean };
type Plan = {
  readonly number: number;
  readonly from: string;
  readonly until: string;
  readonly resources: readonly ScheduleResource[];
};
export type Bar = Pick<ScheduledOperation, 'order' | 'workUnit' | 'people' | 'start' | 'end'>;

export type CapacityRow = {
  readonly machines: Readonly<Record<string, Machine>>;
  /** By person and skill: the last day on which it is valid. */
  readonly skills: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Proposals that are not adopted yet, the latest ones: an adopted one says no more when who works. */
  readonly proposed: readonly Plan[];
  readonly adopted?: Plan & { readonly bars: readonly Bar[] };
};

const NONE: CapacityRow = { machines: {}, skills: {}, proposed: [] };
const KEPT = 3;
const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

const machine = (row: CapacityRow, id: string, change: Partial<Machine>): CapacityRow => {
  const before = row.machines[id] ?? { workCenter: '', down: false };
  return { ...row, machines: { ...row.machines, [id]: { ...before, ...change } } };
};

export const capacityTable = table('capacity', {
  events: companyEvents,
  row: NONE,
  on: {
    EquipmentRegistered: {
      key: ({ data: { site } }) => site,
      becomes: (row = NONE, { subject, data: { workCenter } }) => machine(row, subject, { workCenter }),
    },
    EquipmentStateChanged: {
      key: ({ siteId }) => siteId,
      becomes: (row = NONE, { subject, data: { to } }) => machine(row, subject, { down: DOWN.includes(to) }),
    },
    QualificationGranted: {
      key: ({ siteId }) => siteId,
      becomes: (row = NONE, { subject, data: { skill, validTo } }) => ({
        ...row,
        skills: { ...row.skills, [subject]: { ...row.skills[subject], [skill]: validTo } },
      }),
    },
    QualificationRevoked: {
      key: ({ siteId }) => siteId,
      becomes: (row = NONE, { subject, data: { skill } }) => {
        const { [skill]: _, ...others } = row.skills[subject] ?? {};
        return { ...row, skills: { ...row.skills, [subject]: others } };
      },
    },
    ScheduleProposed: {
      key: ({ data: { site } }) => site,
      becomes: (row = NONE, { data: { number, from, until, resources } }) => ({
        ...row,
        proposed: [...row.proposed, { number, from, until, resources }].slice(-KEPT),
      }),
    },
    ScheduleAdopted: {
      key: ({ data: { site } }) => site,
      becomes: (row = NONE, { data: { number, operations } }) => {
        const plan = row.proposed.find((each) => each.number === number);
        if (!plan) return row;
        const bars = operations.map(({ order, workUnit, people, start, end }) => ({
          ...{ order, workUnit, people, start, end },
        }));
        const proposed = row.proposed.filter((each) => each.number > number);
        return { ...row, proposed, adopted: { ...plan, bars } };
      },
    },
  },
});
