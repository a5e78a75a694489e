/** An order line climbs from placed to paid, and shows the same whichever department was heard first. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { listed } from '@gemba/read-model/expansion';
import { shows } from '@gemba/read-model/table';
import { orderDocuments } from '../order-documents.js';
import { orderLines } from '../order-lines.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const line = (id: string) => ({
  line: id,
  item: 'PUMP-100',
  quantity: pieces('3'),
  price: euros('19.90'),
  requested: '2026-03-10',
});
const onOrder = { subject: 'SO-1' };
const placed = heard(
  'SalesOrderPlaced',
  { site: 'lyon', customer: 'acme', lines: [line('1'), line('2')] },
  onOrder,
);
const promised = (date: string) =>
  heard('SalesOrderPromised', { line: '1', date, method: 'stock' as const, evidence: 'e' }, onOrder);
const ready = heard('SalesOrderLineReady', { line: '1' }, onOrder);
const produced = heard('ProductionOrderCompleted', {
  item: 'PUMP-100',
  ordered: pieces('3'),
  good: pieces('3'),
  scrap: pieces('0'),
  lot: 'L-1',
  due: '2026-03-08',
  demand: 'sales-order/SO-1/1',
});
const shipped = heard(
  'SalesOrderLineShipped',
  { line: '1', item: 'PUMP-100', quantity: pieces('3'), shipment: 'SH-1' },
  onOrder,
);
const delivered = heard(
  'SalesOrderLineDelivered',
  {
    site: 'lyon',
    customer: 'acme',
    line: '1',
    item: 'PUMP-100',
    ordered: pieces('3'),
    quantity: pieces('3'),
    price: euros('19.90'),
    promised: '2026-03-10',
    placedOn: '2026-03-02',
    deliveredOn: '2026-03-09',
    shipment: 'SH-1',
  },
  onOrder,
);
const onInvoice = { subject: 'SH-1' };
const about = { site: 'lyon', customer: 'acme', salesOrder: 'SO-1' };
const invoiced = heard(
  'CustomerInvoiceIssued',
  {
    ...about,
    shipment: 'SH-1',
    lines: [{ line: '1', item: 'PUMP-100', quantity: pieces('3'), price: euros('19.90') }],
    net: euros('59.70'),
    taxRate: '0.2',
    tax: euros('11.94'),
    total: euros('71.64'),
    due: '2026-04-09',
  },
  onInvoice,
);
const paid = (open: string) =>
  heard('CustomerPaymentReceived', { ...about, amount: euros('1.00'), open: euros(open) }, onInvoice);

type Events = Parameters<typeof shows>[1][];
const rowsAfter = (...events: Events) => listed(orderLines, shows(orderDocuments, ...events));

describe('order lines', () => {
  it.each([
    ['placed', [placed]],
    ['promised', [placed, promised('2026-03-10')]],
    ['produced', [placed, promised('2026-03-10'), ready]],
    ['produced', [placed, promised('2026-03-10'), produced]],
    ['despatched', [placed, produced, shipped]],
    ['delivered', [placed, shipped, delivered]],
    ['invoiced', [placed, delivered, invoiced]],
    ['invoiced', [placed, delivered, invoiced, paid('70.64')]],
    ['paid', [placed, delivered, invoiced, paid('70.64'), paid('0.00')]],
  ] as const)('reach %s', (stage, events) => {
    expect(rowsAfter(...(events as unknown as Events))['SO-1.1']).toMatchObject({ stage, amount: '59.70' });
  });

  it('stay apart from each other', () => {
    const cancelled = heard('SalesOrderCancelled', { reason: 'changed mind', lines: [line('2')] }, onOrder);
    const rows = rowsAfter(placed, promised('2026-03-10'), cancelled);
    expect(rows['SO-1.1']).toMatchObject({ stage: 'promised', promised: '2026-03-10' });
    expect(rows['SO-1.2']).toMatchObject({ stage: 'cancelled', promised: null });
  });

  it('keep the first promise', () => {
    expect(rowsAfter(placed, promised('2026-03-10'), promised('2026-03-20'))['SO-1.1']).toMatchObject({
      promised: '2026-03-10',
    });
  });

  it('say what broke the promise and by when they come now, until it is kept after all', () => {
    const why = { cause: 'e', because: 'equipment/LATHE-1', reason: 'spindle' };
    const of = { line: '1', item: 'PUMP-100', promised: '2026-03-10', parts: [], ...why };
    const broken = (to?: string) =>
      heard('SalesOrderPromiseBroken', { ...of, ...(to === undefined ? {} : { to }) }, onOrder);
    const before = [placed, promised('2026-03-10')];
    expect(rowsAfter(...before)['SO-1.1']).toMatchObject({ expected: '2026-03-10', brokenBy: null });
    expect(rowsAfter(...before, broken())['SO-1.1']).toMatchObject({
      ...{ promised: '2026-03-10', expected: null, brokenBy: 'equipment/LATHE-1' },
    });
    const known = rowsAfter(...before, broken(), broken('2026-03-14'))['SO-1.1'];
    expect(known).toMatchObject({ promised: '2026-03-10', expected: '2026-03-14' });
    const mended = heard('SalesOrderPromiseRestored', of, onOrder);
    expect(rowsAfter(...before, broken(), mended)['SO-1.1']).toMatchObject({
      ...{ expected: '2026-03-10', brokenBy: null },
    });
  });

  it('are the same whichever stream was heard first', () => {
    const first = rowsAfter(
      placed,
      promised('2026-03-10'),
      shipped,
      delivered,
      produced,
      invoiced,
      paid('0.00'),
    );
    expect(
      rowsAfter(invoiced, paid('0.00'), produced, placed, promised('2026-03-10'), shipped, delivered),
    ).toEqual(first);
    expect(rowsAfter(produced, invoiced)).toEqual({});
  });

  it('count as produced from the first of several orders made for them', () => {
    const later = heard('ProductionOrderCompleted', produced.data, {
      subject: '2',
      occurredAt: '2026-03-09T11:00:00.000Z',
    });
    expect(rowsAfter(placed, later, produced)).toEqual(rowsAfter(placed, produced, later));
    expect(rowsAfter(placed, later, produced)['SO-1.1']).toMatchObject({ producedAt: produced.occurredAt });
  });

  it('ignore what is made for stock', () => {
    const { demand: _, ...forStock } = produced.data;
    expect(rowsAfter(placed, heard('ProductionOrderCompleted', forStock))['SO-1.1']).toMatchObject({
      stage: 'placed',
    });
  });
});
