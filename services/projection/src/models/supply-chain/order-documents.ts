/** A sales order with everything that departments say about its lines, whoever is heard first. */
import { companyEvents } from '@gemba/contracts/events/company';
import { multiplyMoney } from '@gemba/measures/money';
import { table } from '@gemba/read-model/table';

/** Every field is filled by one stream alone, but `producedAt`: the first of all orders made for the line. */
export type OrderLine = {
  readonly item?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly requested?: string;
  readonly promised?: string;
  /** By when it comes by now, and what broke its promise. */
  readonly expected?: string | null;
  readonly brokenBy?: string | null;
  readonly deliveredOn?: string;
  readonly promisedAt?: string;
  readonly readyAt?: string;
  readonly producedAt?: string;
  readonly despatchedAt?: string;
  readonly deliveredAt?: string;
  readonly cancelledAt?: string;
};

/** Filled by the invoice's own stream. */
export type OrderInvoice = {
  readonly lines?: readonly string[];
  readonly issuedAt?: string;
  readonly open?: string;
  readonly paidAt?: string;
};

export type OrderDocument = {
  readonly site?: string;
  readonly customer?: string;
  readonly placedAt?: string;
  readonly lines?: Readonly<Record<string, OrderLine>>;
  readonly invoices?: Readonly<Record<string, OrderInvoice>>;
};

type Document = OrderDocument | undefined;

const withLine = (order: Document, line: string, change: OrderLine): OrderDocument => ({
  ...order,
  lines: { ...order?.lines, [line]: { ...order?.lines?.[line], ...change } },
});

const withInvoice = (order: Document, id: string, change: OrderInvoice): OrderDocument => ({
  ...order,
  invoices: { ...order?.invoices, [id]: { ...order?.invoices?.[id], ...change } },
});

/** `sales-order/SO-7/1` → order and line; null for what is made for something else. */
const demandOf = (demand: string | undefined): { readonly order: string; readonly line: string } | null => {
  const [kind, order, line] = (demand ?? '').split('/');
  return kind === 'sales-order' && order && line ? { order, line } : null;
};

const isNothing = (amount: string): boolean => /^0(\.0+)?$/.test(amount);

export const orderDocuments = table<typeof companyEvents, OrderDocument>('order-documents', {
  events: companyEvents,
  row: {},
  on: {
    SalesOrderPlaced: {
      key: (e) => e.subject,
      becomes: (before, { occurredAt, data: { site, customer, lines } }) =>
        lines.reduce<OrderDocument>(
          (order, { line, item, quantity, price, requested }) => {
            const { amount, currency } = multiplyMoney(price, quantity.value);
            const { value, unit } = quantity;
            return withLine(order, line, { item, quantity: value, unit, amount, currency, requested });
          },
          { ...before, site, customer, placedAt: occurredAt },
        ),
    },
    SalesOrderPromised: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line, date } }) => {
        const first = order?.lines?.[line]?.promised === undefined;
        const said = { promised: date, expected: date, promisedAt: occurredAt };
        return first ? withLine(order, line, said) : order;
      },
    },
    SalesOrderPromiseBroken: {
      key: (e) => e.subject,
      becomes: (order, { data: { line, to = null, because } }) =>
        withLine(order, line, { expected: to, brokenBy: because }),
    },
    SalesOrderPromiseRestored: {
      key: (e) => e.subject,
      becomes: (order, { data: { line, promised } }) =>
        withLine(order, line, { expected: promised, brokenBy: null }),
    },
    SalesOrderLineReady: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line } }) => withLine(order, line, { readyAt: occurredAt }),
    },
    SalesOrderLineShipped: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line } }) => withLine(order, line, { despatchedAt: occurredAt }),
    },
    SalesOrderLineDelivered: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line, deliveredOn } }) =>
        withLine(order, line, { deliveredAt: occurredAt, deliveredOn }),
    },
    ServiceRendered: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line, deliveredOn } }) =>
        withLine(order, line, { despatchedAt: occurredAt, deliveredAt: occurredAt, deliveredOn }),
    },
    SalesOrderLineCancelled: {
      key: (e) => e.subject,
      becomes: (order, { occurredAt, data: { line } }) => withLine(order, line, { cancelledAt: occurredAt }),
    },
    SalesOrderCancelled: {
      key: (e) => e.subject,
      becomes: (before, { occurredAt, data: { lines } }) =>
        lines.reduce<OrderDocument>(
          (order, { line }) => withLine(order, line, { cancelledAt: occurredAt }),
          before ?? {},
        ),
    },
    ProductionOrderCompleted: {
      key: (e) => demandOf(e.data.demand)?.order ?? null,
      becomes: (order, { occurredAt, data: { demand } }) => {
        const line = demandOf(demand)?.line ?? '';
        const before = order?.lines?.[line]?.producedAt ?? occurredAt;
        return withLine(order, line, { producedAt: before < occurredAt ? before : occurredAt });
      },
    },
    CustomerInvoiceIssued: {
      key: (e) => e.data.salesOrder,
      becomes: (order, { subject, occurredAt, data: { lines, total } }) =>
        withInvoice(order, subject, {
          lines: lines.map(({ line }) => line).sort(),
          issuedAt: occurredAt,
          open: total.amount,
        }),
    },
    CustomerInvoiceCredited: {
      key: (e) => e.data.salesOrder,
      becomes: (order, { subject, data: { open } }) => withInvoice(order, subject, { open: open.amount }),
    },
    CustomerPaymentReceived: {
      key: (e) => e.data.salesOrder,
      becomes: (order, { subject, occurredAt, data: { open } }) =>
        withInvoice(order, subject, {
          open: open.amount,
          ...(isNothing(open.amount) ? { paidAt: occurredAt } : {}),
        }),
    },
  },
});
