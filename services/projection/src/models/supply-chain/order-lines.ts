/** Order lines from placed to paid: one row per line, its stage and when it reached each. */
import { expansion } from '@gemba/read-model/expansion';
import type { OrderDocument, OrderInvoice, OrderLine } from './order-documents.js';
import { orderDocuments } from './order-documents.js';

export const STAGES = [
  'placed',
  'promised',
  'produced',
  'despatched',
  'delivered',
  'invoiced',
  'paid',
] as const;
export type Stage = (typeof STAGES)[number] | 'cancelled';

type Times = Readonly<Record<`${Stage}At`, string | null>>;

const latest = (times: readonly (string | undefined)[]): string | null =>
  times
    .filter((time) => time !== undefined)
    .sort()
    .at(-1) ?? null;

const earliest = (times: readonly (string | undefined)[]): string | null =>
  times.filter((time) => time !== undefined).sort()[0] ?? null;

/** Paid when every invoice of the line is; produced when it is made or enough of it lies ready in stock. */
const timesOf = (order: OrderDocument, line: OrderLine, invoices: readonly OrderInvoice[]): Times => ({
  placedAt: order.placedAt ?? null,
  promisedAt: line.promisedAt ?? null,
  producedAt: earliest([line.producedAt, line.readyAt]),
  despatchedAt: line.despatchedAt ?? null,
  deliveredAt: line.deliveredAt ?? null,
  invoicedAt: latest(invoices.map(({ issuedAt }) => issuedAt)),
  paidAt: invoices.every(({ paidAt }) => paidAt) ? latest(invoices.map(({ paidAt }) => paidAt)) : null,
  cancelledAt: line.cancelledAt ?? null,
});

const stageOf = (times: Times): Stage =>
  times.cancelledAt ? 'cancelled' : (STAGES.findLast((stage) => times[`${stage}At`] !== null) ?? 'placed');

const rowOf = (order: OrderDocument, id: string, [line, said]: readonly [string, OrderLine]) => {
  const mine = Object.values(order.invoices ?? {}).filter(({ lines }) => lines?.includes(line));
  const times = timesOf(order, said, mine);
  return {
    id: `${id}.${line}`,
    salesOrder: id,
    line,
    site: order.site,
    customer: order.customer,
    item: said.item,
    quantity: said.quantity,
    unit: said.unit,
    amount: said.amount,
    currency: said.currency,
    requested: said.requested,
    promised: said.promised ?? null,
    deliveredOn: said.deliveredOn ?? null,
    stage: stageOf(times),
    ...times,
  };
};

export const orderLines = expansion('order-lines', {
  of: orderDocuments,
  rows: (order, id) => {
    if (order.placedAt === undefined) return {};
    const placed = Object.entries(order.lines ?? {}).filter(([, { item }]) => item !== undefined);
    return Object.fromEntries(placed.map((entry) => [`${id}.${entry[0]}`, rowOf(order, id, entry)]));
  },
});
