/**
 * Which operations of a site are assigned to whom and not done yet, so that an absence shows what it
 * hits.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Assigned = {
  readonly order: string;
  readonly operation: number;
  readonly skill: string;
  readonly planned: string;
  readonly people: readonly string[];
};
/** `<order>/<operation>` → who is to do it; entries of different orders do not touch each other. */
export type AssignedOperations = Readonly<Record<string, Assigned>>;

const NONE: AssignedOperations = {};

export const taskKey = (order: string, operation: number): string => `${order}/${String(operation)}`;

const without = (row: AssignedOperations, gone: (each: Assigned) => boolean): AssignedOperations =>
  Object.fromEntries(Object.entries(row).filter(([, each]) => !gone(each)));

const ofSite = (e: { readonly siteId: string | null }): string | null => e.siteId;

const orderIsOver = {
  key: ofSite,
  becomes: (row: AssignedOperations | undefined, { subject }: { readonly subject: string }) =>
    without(row ?? NONE, ({ order }) => order === subject),
};

const given = {
  key: ofSite,
  becomes: (
    row: AssignedOperations | undefined,
    {
      subject,
      data: { operation, skill, planned, people },
    }: { subject: string; data: Omit<Assigned, 'order'> },
  ) => ({ ...row, [taskKey(subject, operation)]: { order: subject, operation, skill, planned, people } }),
};

export const assignedOperation = table('assigned-operation', {
  events: companyEvents,
  row: NONE,
  on: {
    OperationAssigned: given,
    OperationReopened: given,
    OperationReassigned: {
      key: ofSite,
      becomes: (row = NONE, { subject, data: { operation, from, to } }) => {
        const key = taskKey(subject, operation);
        const task = row[key];
        if (!task) return row;
        const people = [...new Set(task.people.map((person) => (person === from ? to : person)))];
        return { ...row, [key]: { ...task, people } };
      },
    },
    OperationCompleted: {
      key: ofSite,
      becomes: (row = NONE, { subject, data }) =>
        without(row, ({ order, operation }) => order === subject && operation === data.operation),
    },
    ProductionOrderCompleted: orderIsOver,
    ProductionOrderCancelled: orderIsOver,
    ProductionOrderClosed: orderIsOver,
  },
});
