/**
 * No more is received than was ordered and tolerated, none shipped that was not ordered, none billed that
 * was not shipped.
 */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { add, decimal } from '../../model/decimals.js';
import type { Decimal } from '../../model/decimals.js';
import type { DocumentData, GoodsData, Line } from '../../model/shapes.js';
import { dataOf, idIn } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';

/** Quantities by `<document> <line>`. */
type Quantities = Map<string, Decimal>;

type Keyed = { readonly document: string; readonly lines: readonly Line[] };

const summed = (events: readonly StoredEvent[], keyed: (event: StoredEvent) => Keyed): Quantities => {
  const sums: Quantities = new Map();
  for (const event of events) {
    const { document, lines } = keyed(event);
    for (const { line, quantity } of lines) add(sums, `${document} ${line}`, decimal(quantity.value));
  }
  return sums;
};

type Sides = {
  readonly less: Quantities;
  readonly more: Quantities;
  readonly say: (key: string, less: Decimal, more: Decimal) => string;
};

const exceeding = ({ less, more, say }: Sides): readonly Found[] =>
  [...less].flatMap(([key, value]) => {
    const limit = more.get(key) ?? decimal('0');
    if (value.lessThanOrEqualTo(limit)) return [];
    return [
      { what: say(key, value, limit), evidence: { key, value: value.toFixed(), limit: limit.toFixed() } },
    ];
  });

const bySalesOrder = (event: StoredEvent): Keyed => {
  const { salesOrder = '', lines } = dataOf<DocumentData>(event);
  return { document: salesOrder, lines };
};

const ordered = (of: Case): Quantities =>
  summed(of.of('SalesOrderPlaced'), (event) => ({
    document: idIn(event.streamId, 'sales-order'),
    lines: dataOf<DocumentData>(event).lines,
  }));

const shipped = (of: Case): Quantities => summed(of.of('ShipmentDespatched'), bySalesOrder);
const billed = (of: Case): Quantities => summed(of.of('CustomerInvoiceIssued'), bySalesOrder);

export const shippedWithinOrdered: Check = {
  name: 'shipped-within-ordered',
  find: (of) =>
    exceeding({
      less: shipped(of),
      more: ordered(of),
      say: (key, less, more) => `${less.toFixed()} of ${key} were shipped, ${more.toFixed()} ordered.`,
    }),
};

export const billedWithinShipped: Check = {
  name: 'invoiced-within-shipped',
  find: (of) =>
    exceeding({
      less: billed(of),
      more: shipped(of),
      say: (key, less, more) => `${less.toFixed()} of ${key} were billed, ${more.toFixed()} shipped.`,
    }),
};

/** Ten per cent more than ordered is taken in. */
const TOLERATED = '1.1';

const purchased = (of: Case): Quantities =>
  new Map(
    [
      ...summed(of.of('PurchaseOrderPlaced'), (event) => ({
        document: idIn(event.streamId, 'purchase-order'),
        lines: dataOf<DocumentData>(event).lines,
      })),
    ].map(([key, value]) => [key, value.times(TOLERATED)]),
  );

export const received = (of: Case): Quantities =>
  summed(of.of('GoodsReceived'), (event) => ({
    document: idIn(event.streamId, 'purchase-order'),
    lines: [dataOf<GoodsData>(event)],
  }));

export const receivedWithinOrdered: Check = {
  name: 'received-within-ordered',
  find: (of) =>
    exceeding({
      less: received(of),
      more: purchased(of),
      say: (key, less, more) => `${less.toFixed()} of ${key} came in, ${more.toFixed()} are tolerated.`,
    }),
};

/** Invoices that passed without a person who accepted a difference. */
const passed = (of: Case): Quantities => {
  const names = new Set(of.of('MatchPassed').map(({ streamId }) => streamId));
  return summed(
    of.of('SupplierInvoiceReceived').filter(({ streamId }) => names.has(streamId)),
    (event) => {
      const { purchaseOrder = '', lines } = dataOf<DocumentData>(event);
      return { document: purchaseOrder, lines };
    },
  );
};

export const matchedWithinReceived: Check = {
  name: 'matched-within-received',
  find: (of) =>
    exceeding({
      less: passed(of),
      more: received(of),
      say: (key, less, more) => `Bills over ${less.toFixed()} of ${key} passed, ${more.toFixed()} came in.`,
    }),
};
