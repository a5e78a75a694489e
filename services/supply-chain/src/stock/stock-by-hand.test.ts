/** What a person says of stock: counts without a price, lots with their expiry, scrap from what is free. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { StockEvent } from './consequences.js';
import { stockItem } from './stock-item.js';

const place = { site: 'lyon', item: 'SEAL' };
const pieces = (value: string) => ({ value, unit: 'C62' });
const source = { kind: 'count', id: 'COUNT-1' } as const;
const item = { kind: 'buy', unit: 'C62', tracking: 'lot' };
const lasting = { ...item, shelfLife: 'P730D' };
const orders = {
  'M-1': {
    site: 'lyon',
    status: 'released',
    needs: [{ item: 'SEAL', operation: 10, quantity: { value: '100', unit: 'C62' } }],
  },
};
const given = (...before: readonly StockEvent[]) =>
  spec(stockItem)
    .given(...before)
    .at({ id: 'lyon.SEAL', by: { kind: 'person', id: 'ana' } })
    .knowing({ item, orders, makers: {} });

const receipt = { ...place, lot: 'L1', quantity: pieces('10'), source };
const received = happened('StockReceived', { ...receipt, status: 'available' as const });
const expiry = '2028-01-01';

describe('a count that finds stock', () => {
  it('names no price: what is found is worth what the books know', () => {
    const priced = { ...receipt, unitPrice: { amount: '1000000.00', currency: 'EUR' } };
    given().when('ReceiveStock', priced).refused('SCM-STK-PRICE');
    given().when('ReceiveStock', receipt).then(received);
  });

  it('says when a new lot expires of what keeps for a time', () => {
    const fresh = given().knowing({ item: lasting });
    const { decision } = fresh.when('ReceiveStock', receipt);
    const detail = 'SEAL keeps for P730D: say when lot L1 expires.';
    expect(decision).toMatchObject({ code: 'SCM-GR-LOT', detail });
    const dated = happened('StockReceived', { ...receipt, status: 'available' as const, expiry });
    fresh.when('ReceiveStock', { ...receipt, expiry }).then(dated);
    fresh.knowing({ expires: { expiry } }).when('ReceiveStock', receipt).then(dated);
    given(dated).knowing({ item: lasting }).when('ReceiveStock', receipt).then(received);
  });

  it('corrects only a lot that the site has or had', () => {
    const found = { lot: 'L1', quantity: pieces('5'), reason: 'Count' };
    const adjusted = happened('StockAdjusted', { ...place, ...found });
    given().when('AdjustStock', found).refused('SCM-STK-LOT');
    given(received).when('AdjustStock', found).then(adjusted);
    given()
      .knowing({ lot: { since: '2026-01-01T08:00:00.000Z' } })
      .when('AdjustStock', found)
      .then(adjusted);
  });
});

describe('a correction by hand', () => {
  const governed = given(
    happened('StockReceived', { ...receipt, quantity: pieces('100'), status: 'available' as const }),
  );
  const less = (value: string) => ({ lot: 'L1', quantity: pieces(value), reason: 'Count' });
  const rights = { approvals: { rights: [{ id: 'r1' }] } };

  it('is small where somebody holds the right to approve counts', () => {
    governed
      .knowing(rights)
      .when('AdjustStock', less('-2'))
      .then(happened('StockAdjusted', { ...place, ...less('-2') }));
    for (const value of ['-3', '3'])
      governed.knowing(rights).when('AdjustStock', less(value)).refused('SCM-CNT-RIGHT');
    governed.when('AdjustStock', less('-3')).then(happened('StockAdjusted', { ...place, ...less('-3') }));
    const taken = (value: string) => ({
      ...{ lot: 'L1', quantity: pieces(value) },
      purpose: { kind: 'count', id: 'CNT-1' } as const,
    });
    governed.knowing(rights).when('IssueStock', taken('3')).refused('SCM-CNT-RIGHT');
    const posted = governed.at({
      by: { kind: 'system', id: 'process:post-differences-when-count-is-approved' },
    });
    posted
      .knowing(rights)
      .when('AdjustStock', less('-3'))
      .then(happened('StockAdjusted', { ...place, ...less('-3') }));
  });
});

describe('a promise to an order', () => {
  const demand = 'sales-order/SO-1/1';
  const reserved = happened('StockReserved', { ...place, demand, quantity: pieces('4') });
  const scrap = { kind: 'scrap', id: 'NC-1' } as const;
  const stock = given(received, reserved);

  it.each([
    scrap,
    { kind: 'supplier-return', id: 'PO-1', line: '1' } as const,
    { kind: 'count', id: 'FAIR' } as const,
    { kind: 'production-order', id: 'M-1', line: '10' } as const,
  ])('is not used up by stock that leaves for another: $kind', (purpose) => {
    const { decision } = given(
      happened('StockReceived', {
        ...received.data,
        source: { kind: 'purchase-order', id: 'PO-1', line: '1' },
      }),
      reserved,
    ).when('IssueStock', { lot: 'L1', quantity: pieces('4'), purpose, demand });
    expect(decision).toMatchObject({ code: 'SCM-DEMAND' });
  });

  it('stands while scrap finds free stock, and gives way aloud when there is too little', () => {
    const take = (value: string) => ({ lot: 'L1', quantity: pieces(value), purpose: scrap });
    stock.when('IssueStock', take('6')).then(happened('StockIssued', { ...place, ...take('6') }));
    const reason = 'Lot L1 was taken for scrap NC-1.';
    const lost = { ...place, demand, quantity: pieces('2'), lot: 'L1', reason };
    stock
      .when('IssueStock', take('8'))
      .then(happened('StockIssued', { ...place, ...take('8') }), happened('ReservationReleased', lost));
  });
});

describe('an issue that names no lot', () => {
  const purpose = { kind: 'production-order', id: 'M-1', line: '10' } as const;
  const later = happened('StockReceived', { ...received.data, lot: 'L2', expiry: '2026-05-01' });
  const sooner = happened('StockReceived', {
    ...received.data,
    lot: 'L3',
    quantity: pieces('4'),
    expiry: '2026-04-01',
  });
  const gone = happened('StockReceived', { ...received.data, lot: 'L4', expiry: '2026-03-01' });
  const stock = given(received, later, sooner, gone);
  const issued = (lot: string, value: string) =>
    happened('StockIssued', { ...place, lot, quantity: pieces(value), purpose });

  it('takes what expires first, and nothing that has expired', () => {
    stock.when('IssueStock', { quantity: pieces('3'), purpose }).then(issued('L3', '3'));
    stock
      .when('IssueStock', { quantity: pieces('15'), purpose })
      .then(issued('L3', '4'), issued('L2', '10'), issued('L1', '1'));
  });

  it('is refused where so much is not free, is not needed, or is of no use', () => {
    stock.when('IssueStock', { quantity: pieces('25'), purpose }).refused('SCM-RES-OVER');
    const few = {
      orders: {
        'M-1': { ...orders['M-1'], needs: [{ item: 'SEAL', operation: 10, quantity: pieces('5') }] },
      },
    };
    stock
      .knowing(few)
      .when('IssueStock', { quantity: pieces('8'), purpose })
      .refused('SCM-ISSUE-OVER');
    const scrap = { kind: 'scrap', id: 'NC-1' } as const;
    stock.when('IssueStock', { quantity: pieces('3'), purpose: scrap }).refused('SCM-STK-LOT');
  });
});
