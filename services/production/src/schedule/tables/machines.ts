/** The machines of a site: whether they run, when maintenance needs them, and what they are set up for. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { SetupTimesDefined } from '@gemba/contracts/events/production/changeover';
import { table } from '@gemba/read-model/table';

type PlanRow = {
  /** When maintenance is due; empty while nobody knows. */
  readonly dueAt: string;
  /** How long the machine stands for it; empty where nobody said. */
  readonly stands: string;
};

export type MachineRow = {
  /** Both are empty until its registration is heard of. */
  readonly site: string;
  readonly workCenter: string;
  readonly down: boolean;
  /** By maintenance plan. */
  readonly plans: Readonly<Record<string, PlanRow>>;
  /** Absent where a change-over takes no time. */
  readonly setupTimes?: SetupTimesDefined;
  /** What it was set up for, the latest last, and the order that it was for. */
  readonly setUpFor?: readonly SetUp[];
};

type SetUp = { readonly order: string; readonly family: string };

/** So many orders that are open are looked back over. */
const SET_UPS_KEPT = 20;

const UNKNOWN: MachineRow = { site: '', workCenter: '', down: false, plans: {} };

const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

type OfUnit = { readonly subject: string; readonly data: { readonly workUnit: string } };
const unit = ({ data: { workUnit } }: OfUnit): string => workUnit;

const planned = (row: MachineRow = UNKNOWN, { subject }: OfUnit, change: Partial<PlanRow>): MachineRow => ({
  ...row,
  plans: { ...row.plans, [subject]: { dueAt: '', stands: '', ...row.plans[subject], ...change } },
});

export const machineTable = table('equipment', {
  events: companyEvents,
  row: UNKNOWN,
  on: {
    EquipmentRegistered: {
      key: ({ subject }) => subject,
      becomes: (row = UNKNOWN, { data: { site, workCenter } }) => ({ ...row, site, workCenter }),
    },
    SetupTimesDefined: {
      key: ({ subject }) => subject,
      becomes: (row = UNKNOWN, { data: setupTimes }) => ({ ...row, setupTimes }),
    },
    OperationStarted: {
      key: ({ data: { workUnit, setupFamily } }) => (setupFamily === undefined ? null : workUnit),
      becomes: (row = UNKNOWN, { subject: order, data: { setupFamily: family = '' } }) => {
        const others = (row.setUpFor ?? []).filter((each) => each.order !== order || each.family !== family);
        return { ...row, setUpFor: [...others, { order, family }].slice(-SET_UPS_KEPT) };
      },
    },
    EquipmentStateChanged: {
      key: ({ subject }) => subject,
      becomes: (row = UNKNOWN, { data: { to } }) => ({ ...row, down: DOWN.includes(to) }),
    },
    MaintenancePlanDefined: {
      key: unit,
      becomes: (row, e) => planned(row, e, { dueAt: e.data.dueAt ?? '', stands: e.data.stands ?? '' }),
    },
    MaintenanceFellDue: { key: unit, becomes: (row, e) => planned(row, e, { dueAt: e.occurredAt }) },
    MaintenancePlanFulfilled: {
      key: unit,
      becomes: (row, e) => planned(row, e, { dueAt: e.data.dueAt ?? '' }),
    },
    MaintenancePlanRetired: {
      key: unit,
      becomes: (row = UNKNOWN, { subject }) => {
        const { [subject]: _, ...plans } = row.plans;
        return { ...row, plans };
      },
    },
  },
});
