/** How far the operations of open orders are, and where the schedule in force has them. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

export type OperationRow = {
  readonly sequence: number;
  readonly workCenter: string;
  readonly skill: string;
  readonly setup: string;
  readonly runPerUnit: string;
  readonly setupFamily?: string;
  readonly toolKinds?: readonly string[];
  readonly predecessors?: readonly { readonly operation: number }[];
  readonly queue?: string;
  /** By the schedule, or with which it began. */
  readonly tools?: readonly string[];
  readonly status: 'waiting' | 'running' | 'done';
  readonly workUnit: string;
  readonly people: readonly string[];
  /** Empty before. */
  readonly startedAt: string;
  /** Good and scrap so far. */
  readonly reported: string;
  /** By the schedule; empty while it has none. */
  readonly plannedStart: string;
  readonly plannedEnd: string;
};

export type OrderRow = {
  readonly site: string;
  readonly status: 'planned' | 'released' | 'held';
  readonly quantity: string;
  readonly operations: readonly OperationRow[];
};

type About = { readonly subject: string };
const key = ({ subject }: About): string => subject;

type Status = OrderRow['status'];
const stands =
  (status: Status) =>
  (row: OrderRow | undefined): OrderRow | null =>
    row ? { ...row, status } : null;

const gone = { key, becomes: (): OrderRow | null => null };

const changed = (
  row: OrderRow | undefined,
  sequence: number,
  change: (operation: OperationRow) => Partial<OperationRow>,
): OrderRow | null =>
  row
    ? {
        ...row,
        operations: row.operations.map((each) =>
          each.sequence === sequence ? { ...each, ...change(each) } : each,
        ),
      }
    : null;

const NOT_BEGUN = {
  status: 'waiting',
  workUnit: '',
  people: [],
  startedAt: '',
  reported: '0',
  plannedStart: '',
  plannedEnd: '',
} as const;

export const scheduledOrderTable = table('production-order', {
  events: companyEvents,
  row: {} as OrderRow,
  on: {
    ProductionOrderCreated: {
      key,
      becomes: (_, { data: { site, quantity, operations } }): OrderRow => ({
        ...{ site, status: 'planned', quantity: quantity.value },
        operations: operations.map((each): OperationRow => {
          const {
            sequence,
            workCenter,
            skill,
            setup,
            runPerUnit,
            setupFamily,
            toolKinds,
            predecessors,
            queue,
          } = each;
          const asks = {
            ...(setupFamily === undefined ? {} : { setupFamily }),
            ...(toolKinds ? { toolKinds } : {}),
            ...(predecessors ? { predecessors } : {}),
            ...(queue === undefined ? {} : { queue }),
          };
          return { sequence, workCenter, skill, setup, runPerUnit, ...asks, ...NOT_BEGUN };
        }),
      }),
    },
    ProductionOrderReleased: { key, becomes: stands('released') },
    ProductionOrderHeld: { key, becomes: stands('held') },
    ProductionOrderResumed: { key, becomes: stands('released') },
    ProductionOrderQuantityChanged: {
      key,
      becomes: (row, { data: { to } }) => (row ? { ...row, quantity: to.value } : null),
    },
    OperationAssigned: {
      key,
      becomes: (row, { data }) => {
        const { operation, workUnit, people, plannedStart = '', plannedEnd = '', tools = [] } = data;
        return changed(row, operation, () => ({ workUnit, people, plannedStart, plannedEnd, tools }));
      },
    },
    OperationReassigned: {
      key,
      becomes: (row, { data: { operation, from, to } }) =>
        changed(row, operation, ({ people }) => ({
          people: people.map((each) => (each === from ? to : each)),
        })),
    },
    OperationStarted: {
      key,
      becomes: (row, { occurredAt: startedAt, data: { operation, workUnit, people, tools = [] } }) =>
        changed(row, operation, () => ({ status: 'running', startedAt, workUnit, people, tools })),
    },
    QuantityReported: {
      key,
      becomes: (row, { data: { operation, good, scrap } }) =>
        changed(row, operation, ({ reported }) => ({
          reported: addDecimal(reported, addDecimal(good.value, scrap.value)),
        })),
    },
    OperationPaused: {
      key,
      becomes: (row, { data: { operation } }) => changed(row, operation, () => ({ status: 'waiting' })),
    },
    // What came back has to be made again.
    OperationReopened: {
      key,
      becomes: (row, { data: { operation, rework } }) =>
        changed(row, operation, ({ status, reported }) => ({
          status: status === 'done' ? 'waiting' : status,
          reported: subtractDecimal(reported, rework.value),
        })),
    },
    OperationCompleted: {
      key,
      becomes: (row, { data: { operation } }) => changed(row, operation, () => ({ status: 'done' })),
    },
    ProductionOrderCompleted: gone,
    ProductionOrderClosed: gone,
    ProductionOrderCancelled: gone,
  },
});
