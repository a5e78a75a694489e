/** Order lines from placed to paid: one row per line, its stage and when it reached each. */
import { expansion } from '@gemba/read-model/expansion';
import type { OrderLineRow, Stage } from '../../answers/rows/supply-chain.js';
import { STAGES } from '../../answers/rows/supply-chain.js';
import type { OrderDocument, OrderInvoice, OrderLine } from './order-documents.js';
import { orderDocuments } from './order-documents.js';

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

/** A department may be heard of a line before the order is. */
type Placed = OrderDocument & Required<Pick<OrderDocument, 'site' | 'customer' | 'placedAt'>>;
type PlacedLine = OrderLine &
  Required<Pick<OrderLine, 'item' | 'quantity' | 'unit' | 'amount' | 'currency' | 'requested'>>;

const isPlaced = (order: OrderDocument): order is Placed => order.placedAt !== undefined;
const isPlacedLine = (line: [string, OrderLine]): line is [string, PlacedLine] => line[1].item !== undefined;

const rowOf = (
  order: Placed,
  id: string,
  [line, said]: readonly [string, PlacedLine],
): Omit<OrderLineRow, 'late'> => {
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
    expected: said.expected ?? null,
    brokenBy: said.brokenBy ?? null,
    deliveredOn: said.deliveredOn ?? null,
    stage: stageOf(times),
    ...times,
  };
};

export const orderLines = expansion('order-lines', {
  of: orderDocuments,
  rows: (order, id) => {
    if (!isPlaced(order)) return {};
    const placed = Object.entries(order.lines ?? {}).filter(isPlacedLine);
    return Object.fromEntries(placed.map((entry) => [`${id}.${entry[0]}`, rowOf(order, id, entry)]));
  },
});
