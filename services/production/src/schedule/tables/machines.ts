/** The machines of a site: whether they run, and when maintenance needs them. */
import { companyEvents } from '@gemba/contracts/events/company';
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
};

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
