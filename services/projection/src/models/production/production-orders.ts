/** Production orders as they stand: what is to be made, what is made, how far its operations are. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';
import type { ProductionOrderRow, ProductionOrderRowOperation } from '../../answers/rows/production.js';

/** Whether it is late is a question of today. */
type Row = Omit<ProductionOrderRow, 'late'>;
type At = { readonly subject: string };

const key = ({ subject }: At): string => subject;

const orNone = (row: Row | undefined, change: (row: Row) => Partial<Row>): Row | null =>
  row ? { ...row, ...change(row) } : null;

const withOperation = (
  row: Row,
  sequence: number,
  change: Partial<ProductionOrderRowOperation>,
): Partial<Row> => ({
  operations: row.operations.map((each) => (each.sequence === sequence ? { ...each, ...change } : each)),
});

const isLast = (row: Row, sequence: number): boolean => row.operations.at(-1)?.sequence === sequence;

type Given = At & { readonly data: { operation: number; workUnit: string; people: readonly string[] } };

const assigned = {
  key,
  becomes: (row: Row | undefined, { data: { operation, workUnit, people } }: Given) =>
    orNone(row, (order) =>
      withOperation(order, operation, { status: 'assigned', workUnit, people: [...people] }),
    ),
};

export const productionOrders = table<typeof companyEvents, Row>('production-orders', {
  events: companyEvents,
  row: {} as Row,
  on: {
    ProductionOrderCreated: {
      key,
      becomes: (_, e) => ({
        id: e.subject,
        site: e.data.site,
        item: e.data.item,
        quantity: e.data.quantity.value,
        unit: e.data.quantity.unit,
        good: '0',
        scrap: '0',
        status: 'created',
        due: e.data.due,
        demand: e.data.demand ?? null,
        createdAt: e.occurredAt,
        completedAt: null,
        lot: null,
        operations: e.data.operations
          .map(({ sequence, name, workCenter }) => ({
            sequence,
            name,
            workCenter,
            status: 'waiting' as const,
          }))
          .toSorted((a, b) => a.sequence - b.sequence),
      }),
    },
    ProductionOrderReleased: { key, becomes: (row) => orNone(row, () => ({ status: 'released' })) },
    ProductionOrderHeld: {
      key,
      becomes: (row) => orNone(row, ({ status }) => ({ status: 'held', before: status })),
    },
    ProductionOrderResumed: {
      key,
      becomes: (row) => orNone(row, ({ before }) => ({ status: before ?? 'released' })),
    },
    ProductionOrderCancelled: { key, becomes: (row) => orNone(row, () => ({ status: 'cancelled' })) },
    ProductionOrderRescheduled: {
      key,
      becomes: (row, { data: { to } }) => orNone(row, () => ({ due: to })),
    },
    ProductionOrderQuantityChanged: {
      key,
      becomes: (row, { data: { to } }) => orNone(row, () => ({ quantity: to.value })),
    },
    ProductionOrderClosed: { key, becomes: (row) => orNone(row, () => ({ status: 'closed' })) },
    OperationAssigned: assigned,
    OperationReopened: assigned,
    OperationPaused: {
      key,
      becomes: (row, { data: { operation } }) =>
        orNone(row, (order) => withOperation(order, operation, { status: 'paused' })),
    },
    OperationReassigned: {
      key,
      becomes: (row, { data: { operation, from, to } }) =>
        orNone(row, (order) => {
          const people = order.operations.find(({ sequence }) => sequence === operation)?.people ?? [];
          return withOperation(order, operation, { people: people.map((one) => (one === from ? to : one)) });
        }),
    },
    OperationStarted: {
      key,
      becomes: (row, { data: { operation, workUnit, people } }) =>
        orNone(row, (order) => ({
          status: 'in-progress',
          ...withOperation(order, operation, { status: 'started', workUnit, people }),
        })),
    },
    QuantityReported: {
      key,
      becomes: (row, { data: { operation, good, scrap } }) =>
        orNone(row, (order) => ({
          good: isLast(order, operation) ? addDecimal(order.good, good.value) : order.good,
          scrap: addDecimal(order.scrap, scrap.value),
        })),
    },
    OperationCompleted: {
      key,
      becomes: (row, { data: { operation } }) =>
        orNone(row, (order) => withOperation(order, operation, { status: 'completed' })),
    },
    ProductionOrderCompleted: {
      key,
      becomes: (row, { data: { good, scrap, lot }, occurredAt }) =>
        orNone(row, () => ({
          status: 'completed',
          good: good.value,
          scrap: scrap.value,
          lot: lot ?? null,
          completedAt: occurredAt,
        })),
    },
  },
});
