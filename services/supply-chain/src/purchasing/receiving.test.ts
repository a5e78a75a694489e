/** Receipts fill lines the earliest first, within the tolerance of the supplier, and close what is enough. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { addDecimal } from '@gemba/measures/decimal';
import { NO_ORDER, sharesOf } from './order-state.js';
import { purchaseOrder } from './purchase-order.js';
import type { Tolerances } from './tolerance.js';
import { leastOf, mostOf, toleranceOf } from './tolerance.js';

const { given } = spec(purchaseOrder);
const pieces = (value: number | string) => ({ value: String(value), unit: 'C62' });
const kilos = (value: string) => ({ value, unit: 'KGM' });
const price = { amount: '0.0475', currency: 'EUR' };
const total = { amount: '9.50', currency: 'EUR' };

describe('a tolerance', () => {
  it('is a share, no more than a quantity, and whole pieces inside it', () => {
    const tolerance = { over: '0.05', overQuantity: pieces(3), under: '0.05' };
    expect([mostOf(pieces(19), tolerance), leastOf(pieces(19), tolerance)]).toEqual(['19', '19']);
    expect([mostOf(pieces(50), tolerance), leastOf(pieces(50), tolerance)]).toEqual(['52', '48']);
    expect([mostOf(pieces(500), tolerance), leastOf(pieces(500), tolerance)]).toEqual(['503', '475']);
    const grams = { over: '0.1', overQuantity: { value: '500', unit: 'GRM' }, under: '0' };
    expect(mostOf(kilos('10'), grams)).toBe('10.5');
  });

  it('is that of the item, else that of the supplier, else the usual one', () => {
    const known: Tolerances = { BOLT: { over: '0', under: '0.02' }, '*': { over: '0.03', under: '0' } };
    expect(toleranceOf(known, 'BOLT').over).toBe('0');
    expect(toleranceOf(known, 'NUT').over).toBe('0.03');
    expect(toleranceOf(known, 'constructor').over).toBe('0.03');
    expect(toleranceOf(undefined, 'NUT')).toEqual({ over: '0.10', under: '0' });
  });
});

const lineOf = (line: string, quantity: number) => ({
  line,
  item: 'BOLT',
  quantity: pieces(quantity),
  price,
});
const placed = happened('PurchaseOrderPlaced', {
  ...{ site: 'lyon', supplier: 'ACME', lines: [lineOf('1', 100), lineOf('2', 100)], total },
  promised: '2026-03-09',
});
const approved = happened('PurchaseOrderApproved', { total });
const seller = { tolerances: { BOLT: { over: '0.02', under: '0.05' } } };
const open = given(placed, approved).knowing({ seller });
const goods = (quantity: number) => ({ item: 'BOLT', lot: 'B-1', quantity: pieces(quantity) });
const received = (line: string, quantity: number, more: object = {}) =>
  happened('GoodsReceived', {
    ...{ site: 'lyon', supplier: 'ACME', line, item: 'BOLT', quantity: pieces(quantity), lot: 'B-1', price },
    ...{ promised: '2026-03-09', orderedOn: '2026-03-02', ...more },
  });
const complete = { complete: true };
const closed = (line: string, missing: number, end: object) =>
  happened('PurchaseOrderLineClosed', {
    ...{
      site: 'lyon',
      supplier: 'ACME',
      line,
      item: 'BOLT',
      open: pieces(missing),
      kind: 'tolerance' as const,
    },
    ...end,
  });

describe('ReceiveGoods', () => {
  it('fills the lines of an item one after the other', () => {
    open.when('ReceiveGoods', goods(130)).then(received('1', 100, complete), received('2', 30));
    open.when('ReceiveGoods', { ...goods(102), line: '2' }).then(received('2', 102, complete));
  });

  it('refuses what is beyond the tolerance of the supplier, though the usual one would take it', () => {
    const refusal = open.when('ReceiveGoods', goods(203));
    refusal.refused('SCM-GR-TOLERANCE');
    expect(refusal.decision).toMatchObject({ violated: { rule: 'ordered plus 2 %', limit: '102' } });
    open.when('ReceiveGoods', goods(202)).then(received('1', 100, complete), received('2', 102, complete));
  });

  it('closes a line of which little enough is missing, and leaves one open of which more is', () => {
    open
      .when('ReceiveGoods', { ...goods(95), line: '1' })
      .then(received('1', 95, complete), closed('1', 5, {}));
    open.when('ReceiveGoods', { ...goods(94), line: '1' }).then(received('1', 94));
  });

  it('takes no more on a closed line, but what went back may come again', () => {
    const done = [placed, approved, received('1', 95), closed('1', 5, {})];
    const after = given(...done).knowing({ seller });
    after.when('ReceiveGoods', { ...goods(1), line: '1' }).refused('SCM-GR-TOLERANCE');
    after.when('ReceiveGoods', goods(10)).then(received('2', 10));
    const back = happened('GoodsReturned', {
      ...{ site: 'lyon', supplier: 'ACME', line: '1', item: 'BOLT', quantity: pieces(5), lot: 'B-1', price },
      movement: 'e-1',
    });
    given(...done, back)
      .knowing({ seller })
      .when('ReceiveGoods', { ...goods(5), line: '1' })
      .then(received('1', 5));
    given(...done)
      .when('ClosePurchaseOrder', { reason: 'Enough.' })
      .then(
        happened('PurchaseOrderClosed', {
          reason: 'Enough.',
          supplier: 'ACME',
          open: [{ line: '2', item: 'BOLT', quantity: pieces(100) }],
        }),
      );
  });

  it('counts a delivery note over several lines once', () => {
    const noted = { ...goods(130), deliveryNote: 'DN-1' };
    const both = [received('1', 100, complete), received('2', 30)].map(({ data }) =>
      happened('GoodsReceived', { ...data, deliveryNote: 'DN-1' }),
    );
    open.when('ReceiveGoods', noted).then(...both);
    const again = given(placed, approved, ...both).knowing({ seller });
    again.when('ReceiveGoods', noted).nothing();
    again.when('ReceiveGoods', { ...noted, quantity: pieces(30) }).refused('SCM-GR-DUPLICATE');
  });

  it('shares out exactly what came, and to no line but the last more than it waits for', () => {
    const lines = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 4000 }), (ordered, came) => {
        const order = {
          ...NO_ORDER,
          lines: ordered.map((each, at) => ({ ...lineOf(String(at), each), received: '0', returned: '0' })),
        };
        const shares = sharesOf(order, { item: 'BOLT' }, pieces(came));
        // An independent model: a bucket that runs over into the next one.
        let left = came;
        const model = ordered.map((each, at) => {
          const part = at === ordered.length - 1 ? left : Math.min(each, left);
          left -= part;
          return part;
        });
        expect(shares.map(({ quantity }) => Number(quantity.value))).toEqual(
          model.filter((part) => part > 0),
        );
        expect(shares.map(({ quantity }) => quantity.value).reduce(addDecimal)).toBe(String(came));
      }),
    );
  });
});

describe('CloseShort', () => {
  const short = { line: '1', reason: 'The foundry stopped.' };

  it('ends a line of which too little came, by decision, once', () => {
    const end = closed('1', 60, { kind: 'short', reason: short.reason });
    given(placed, approved, received('1', 40)).when('CloseShort', short).then(end);
    given(placed, approved, received('1', 40), end).when('CloseShort', short).nothing();
  });

  it('refuses what is complete, not there, or not approved', () => {
    given(placed, approved, received('1', 100)).when('CloseShort', short).refused('SCM-PO-SHORT');
    given(placed, approved)
      .when('CloseShort', { ...short, line: '9' })
      .refused('SCM-PO-LINE');
    given(placed).when('CloseShort', short).refused('SCM-PO-STATE');
  });
});

describe('RecordRejection', () => {
  it('says what an inspection rejected of a line, once', () => {
    const part = { line: '1', lot: 'B-1', quantity: pieces(20), inspection: 'INS-1' };
    const rejected = happened('GoodsRejected', {
      ...{ site: 'lyon', supplier: 'ACME', item: 'BOLT', price },
      ...part,
    });
    const came = given(placed, approved, received('1', 100));
    came.when('RecordRejection', part).then(rejected);
    given(placed, approved, rejected).when('RecordRejection', part).nothing();
    came.when('RecordRejection', { ...part, line: '9' }).refused('SCM-GR-LINE');
  });
});

describe('AssessRisk', () => {
  const of = { site: 'lyon', supplier: 'ACME' };
  const reason = 'Insolvent.';
  const open = [{ line: '2', item: 'BOLT', quantity: pieces(70) }];
  const for1 = happened('PurchaseOrderPlaced', { ...placed.data, requisition: 'R-1' });
  const needs = { 'R-1': { raised: { cause: 'production-order/M-7' } } };
  const demands = [{ requisition: 'R-1', cause: 'production-order/M-7' }];
  const came = [received('1', 100, complete), received('2', 30)];
  const atRisk = happened('PurchaseOrderPutAtRisk', { ...of, reason, open, demands });

  it('says what may not come, and for whom it was bought, until the supplier is approved again', () => {
    const running = given(for1, approved, ...came).knowing({ needs });
    running.when('AssessRisk', { reason }).then(atRisk);
    running.when('AssessRisk', {}).nothing();
    const told = given(for1, approved, ...came, atRisk).knowing({ needs });
    told.when('AssessRisk', { reason }).nothing();
    told.when('AssessRisk', {}).then(happened('PurchaseOrderNoLongerAtRisk', of));
  });

  it('has nothing to say of what has come, or has ended', () => {
    const all = [received('1', 100, complete), received('2', 100, complete)];
    given(placed, approved, ...all)
      .when('AssessRisk', { reason })
      .nothing();
    const over = happened('PurchaseOrderCancelled', { reason: 'No.' });
    given(placed, over).when('AssessRisk', { reason }).nothing();
  });
});
