/** Purchase orders as they stand: who approves, what the supplier promised, what came in. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, negateDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';
import type { PurchaseOrderRow, PurchaseOrderRowLine } from '../../answers/rows/supply-chain.js';

/** Whether it is late is a question of today. */
type Row = Omit<PurchaseOrderRow, 'late'>;

const key = ({ subject }: { readonly subject: string }): string => subject;

const orNone = (row: Row | undefined, change: (row: Row) => Partial<Row>): Row | null =>
  row ? { ...row, ...change(row) } : null;

const received = (
  lines: readonly PurchaseOrderRowLine[],
  line: string,
  quantity: string,
): readonly PurchaseOrderRowLine[] =>
  lines.map((each) =>
    each.line === line ? { ...each, received: addDecimal(each.received, quantity) } : each,
  );

const isFull = ({ received: came, quantity, closed = false }: PurchaseOrderRowLine): boolean =>
  closed || compareDecimals(came, quantity) >= 0;

export const purchaseOrders = table<typeof companyEvents, Row>('purchase-orders', {
  events: companyEvents,
  row: {} as Row,
  on: {
    PurchaseOrderPlaced: {
      key,
      becomes: (_, { subject, occurredAt, data: { site, supplier, total, promised, lines } }) => ({
        id: subject,
        site,
        supplier,
        status: 'placed',
        approver: null,
        answerBy: null,
        unanswered: [],
        total: total.amount,
        currency: total.currency,
        promised,
        confirmed: null,
        placedAt: occurredAt,
        receivedAt: null,
        lines: lines.map(({ line, item, quantity: { value, unit } }) => ({
          line,
          item,
          quantity: value,
          unit,
          received: '0',
        })),
      }),
    },
    PurchaseOrderApprovalRequested: {
      key,
      becomes: (row, { data: { role, answerBy = null } }) =>
        orNone(row, () => ({ status: 'awaiting-approval', approver: role, answerBy })),
    },
    PurchaseOrderApprovalEscalated: {
      key,
      becomes: (row, { data: { from, role, answerBy } }) =>
        orNone(row, ({ unanswered = [] }) => ({
          approver: role,
          answerBy,
          unanswered: [...unanswered, from],
        })),
    },
    PurchaseOrderApproved: {
      key,
      becomes: (row) => orNone(row, () => ({ status: 'approved', approver: null, answerBy: null })),
    },
    PurchaseOrderConfirmed: {
      key,
      becomes: (row, { data: { promised } }) =>
        orNone(row, () => ({ status: 'confirmed', confirmed: promised })),
    },
    GoodsReceived: {
      key,
      becomes: (row, { occurredAt, data: { line, quantity } }) =>
        orNone(row, (order) => {
          const lines = received(order.lines, line, quantity.value);
          return {
            lines,
            status: lines.every(isFull) ? 'received' : 'partly-received',
            receivedAt: occurredAt,
          };
        }),
    },
    GoodsReturned: {
      key,
      becomes: (row, { data: { line, quantity } }) =>
        orNone(row, (order) => ({
          lines: received(order.lines, line, negateDecimal(quantity.value)),
          status: order.status === 'closed' ? 'closed' : 'partly-received',
        })),
    },
    PurchaseOrderLineClosed: {
      key,
      becomes: (row, { data: { line } }) =>
        orNone(row, (order) => {
          const lines = order.lines.map((each) => (each.line === line ? { ...each, closed: true } : each));
          return lines.every(isFull) ? { lines, status: 'received' } : { lines };
        }),
    },
    PurchaseOrderClosed: { key, becomes: (row) => orNone(row, () => ({ status: 'closed' })) },
    PurchaseOrderCancelled: {
      key,
      becomes: (row) => orNone(row, () => ({ status: 'cancelled', approver: null, answerBy: null })),
    },
  },
});
