/**
 * What is wrong with goods: taken out of nothing, promised twice, lost, shipped or received beyond what
 * was ordered.
 */
import type { Quantity } from '../../model/shapes.js';
import type { Mutable } from '../telling.js';
import type { Tampering } from './tampering.js';
import { dataOf, eventOf, remove, repeat } from './tampering.js';

type Sized = Mutable<{ quantity: Quantity }>;
type Lined = Mutable<{ lines: Sized[] }>;

const resized =
  (type: string, value: string, which = 0): Tampering['tamper'] =>
  (snapshot) => {
    dataOf<Sized>(snapshot, type, which).quantity.value = value;
  };

const relined =
  (type: string, value: string): Tampering['tamper'] =>
  (snapshot) => {
    const [line] = dataOf<Lined>(snapshot, type).lines;
    if (line) line.quantity.value = value;
  };

export const OF_GOODS: readonly Tampering[] = [
  {
    // In the order of the log it was there already; at that business time it was not.
    check: 'stock-never-negative',
    tamper: (snapshot) => {
      eventOf(snapshot, 'StockIssued').occurredAt = '2026-03-01T00:00:00.000Z';
    },
  },
  { check: 'status-never-negative', tamper: resized('StockIssued', '20') },
  { check: 'reserved-within-available', tamper: resized('StockReserved', '12') },
  { check: 'transfers-conserve', tamper: resized('StockReceived', '3', 2) },
  {
    check: 'stock-in-views',
    tamper: ({ views }) => {
      const row = views.rows.find(({ table }) => table === 'lot-documents')?.row as {
        balances: Record<string, string>;
      };
      row.balances.available = '5';
    },
  },
  {
    check: 'every-event-has-its-reaction',
    tamper: (snapshot) => {
      remove(snapshot, 'ShipmentLinePicked');
    },
  },
  {
    check: 'every-event-has-its-reaction',
    tamper: (snapshot) => {
      repeat(snapshot, 'CostLayerAdded');
    },
  },
  { check: 'every-event-has-its-reaction', tamper: resized('StockReceived', '9') },
  { check: 'shipped-within-ordered', tamper: relined('ShipmentDespatched', '5') },
  { check: 'invoiced-within-shipped', tamper: relined('CustomerInvoiceIssued', '5') },
  { check: 'received-within-ordered', tamper: resized('GoodsReceived', '13') },
  { check: 'matched-within-received', tamper: relined('SupplierInvoiceReceived', '12') },
  {
    check: 'deliveries-billed-once',
    tamper: (snapshot) => {
      repeat(snapshot, 'CustomerInvoiceIssued');
    },
  },
];
