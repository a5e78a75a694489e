/** Stock is kept in the unit of its item, whole where it is counted, and taken in once, with one expiry. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { StockEvent } from './consequences.js';
import { stockItem } from './stock-item.js';

const place = { site: 'lyon', item: 'PUMP' };
const pieces = (value: string) => ({ value, unit: 'C62' });
const of = (value: string, unit: string) => ({ value, unit });
const bought = { kind: 'purchase-order', id: 'PO-1', line: '1' } as const;
const count = { kind: 'count', id: 'COUNT-1' } as const;
const person = { kind: 'person', id: 'ana' } as const;
const stocking = { kind: 'system', id: 'process:receive-purchased-lot-when-goods-arrive' } as const;

const orders = {
  'M-1': {
    site: 'lyon',
    status: 'released',
    needs: [{ item: 'PUMP', operation: 10, quantity: { value: '100', unit: 'C62' } }],
  },
};
const { given: events } = spec(stockItem);
const given = (...before: readonly StockEvent[]) =>
  events(...before)
    .at({ id: 'lyon.PUMP', by: stocking })
    .knowing({ item: { kind: 'buy', unit: 'C62', tracking: 'lot' }, orders });
const kilos = (...before: readonly StockEvent[]) =>
  given(...before).knowing({
    item: { kind: 'buy', unit: 'KGM', tracking: 'lot' },
    orders: {
      'M-1': { ...orders['M-1'], needs: [{ item: 'PUMP', operation: 10, quantity: of('1', 'KGM') }] },
    },
  });

const receipt = { ...place, lot: 'L1', quantity: pieces('10'), source: bought };
const received = (value: string, more: object = {}) =>
  happened('StockReceived', {
    ...{ ...receipt, quantity: pieces(value), status: 'available' as const },
    ...more,
  });
const use = { kind: 'production-order', id: 'M-1', line: '10' } as const;

describe('the unit of the item', () => {
  it('O4: grams of what is kept in kilograms become kilograms at the price of a kilogram', () => {
    const cent = { amount: '0.01', currency: 'EUR' };
    kilos()
      .when('ReceiveStock', { ...receipt, quantity: of('2000', 'GRM'), unitPrice: cent })
      .then(received('2', { quantity: of('2', 'KGM'), unitPrice: { amount: '10.00', currency: 'EUR' } }));
    const full = received('2', { quantity: of('2', 'KGM') });
    const taken = { lot: 'L1', quantity: of('500', 'GRM'), purpose: use };
    kilos(full)
      .when('IssueStock', taken)
      .then(happened('StockIssued', { ...place, ...taken, quantity: of('0.5', 'KGM') }));
    kilos(full)
      .when('ReserveStock', { demand: 'D', quantity: of('3000', 'GRM') })
      .refused('SCM-RES-OVER');
  });

  it('O4: what measures something else, what nobody registered and too fine a price are refused', () => {
    kilos()
      .when('ReceiveStock', { ...receipt, quantity: of('1', 'MTR') })
      .refused('SCM-STK-UNIT');
    const unknown = events().at({ id: 'lyon.PUMP', by: person });
    unknown.when('ReceiveStock', { ...receipt, source: count }).refused('SCM-ITEM-UNKNOWN');
    unknown.when('ReserveStock', { demand: 'D', quantity: pieces('1') }).refused('SCM-ITEM-UNKNOWN');
    const gram = { unit: 'GRM', kind: 'buy', tracking: 'lot' };
    given()
      .knowing({ item: gram })
      .when('ReceiveStock', {
        ...receipt,
        quantity: of('1', 'KGM'),
        unitPrice: { amount: '10.010001', currency: 'EUR' },
      })
      .refused('SCM-UOM-PRICE');
  });

  it('O6: half a piece is refused wherever it is said', () => {
    const half = pieces('0.5');
    const policy = { ...place, reorderPoint: pieces('1'), orderQuantity: half };
    const full = given(received('10'));
    full.when('ReceiveStock', { ...receipt, quantity: half }).refused('SCM-UOM-WHOLE');
    full.when('IssueStock', { lot: 'L1', quantity: half, purpose: use }).refused('SCM-UOM-WHOLE');
    full
      .when('AdjustStock', { lot: 'L1', quantity: pieces('-0.5'), reason: 'Count' })
      .refused('SCM-UOM-WHOLE');
    full.when('ReserveStock', { demand: 'D', quantity: half }).refused('SCM-UOM-WHOLE');
    full.when('SetStockPolicy', policy).refused('SCM-UOM-WHOLE');
    full.when('HoldLot', { lot: 'L1', quantity: half, reason: 'Rust' }).refused('SCM-UOM-WHOLE');
    full
      .when('ChangeStockStatus', { lot: 'L1', from: 'available', to: 'hold', quantity: half, reason: 'x' })
      .refused('SCM-UOM-WHOLE');
    full
      .when('ReserveStock', { demand: 'D', quantity: of('0.5', 'DZN') })
      .then(happened('StockReserved', { ...place, demand: 'D', quantity: pieces('6') }));
  });
});

describe('what comes in', () => {
  it('O18: comes in by its document; a person says what a count found', () => {
    const by = given().at({ by: person });
    by.when('ReceiveStock', receipt).refused('SCM-GR-ORDER');
    by.when('ReceiveStock', { ...receipt, source: { kind: 'production-order', id: 'M-1' } }).refused(
      'SCM-GR-ORDER',
    );
    by.when('ReceiveStock', { ...receipt, source: count }).then(received('10', { source: count }));
  });

  it('O11: what a customer sends back waits for return authorisations, and says so', () => {
    const refusal = given()
      .at({ by: person })
      .when('ReceiveStock', { ...receipt, source: { kind: 'return', id: 'RMA-1' } });
    refusal.refused('SCM-RET-AUTHORISATION');
    expect(refusal.decision).toMatchObject({ detail: expect.stringContaining('return authorisation') });
  });

  it('O9: a lot has one expiry', () => {
    const early = given(received('10', { expiry: '2026-12-01' }));
    early.when('ReceiveStock', { ...receipt, expiry: '2027-12-31' }).refused('SCM-GR-LOT');
    early
      .when('ReceiveStock', { ...receipt, expiry: '2026-12-01' })
      .then(received('10', { expiry: '2026-12-01' }));
    expect(
      given(received('10', { expiry: '2026-12-01' }), received('3', { source: count })).state().lots.L1,
    ).toMatchObject({ expiry: '2026-12-01', source: 'purchase-order/PO-1' });
  });

  it('O9: a lot that was used up keeps its expiry when it comes back without one', () => {
    const expiry = '2026-12-01';
    const found = { ...receipt, source: count };
    const used = happened('StockIssued', { ...place, lot: 'L1', quantity: pieces('10'), purpose: use });
    given(received('10', { expiry }), used)
      .knowing({ expires: { expiry } })
      .when('ReceiveStock', found)
      .then(received('10', { source: count, expiry }));
  });

  it('O10: a serial number is one piece, and here once', () => {
    const serial = (...before: readonly StockEvent[]) =>
      given(...before).knowing({ item: { kind: 'buy', unit: 'C62', tracking: 'serial' } });
    serial()
      .when('ReceiveStock', { ...receipt, quantity: pieces('2') })
      .refused('SCM-STK-SERIAL');
    const one = { ...receipt, quantity: pieces('1') };
    serial(received('1')).when('ReceiveStock', one).refused('SCM-STK-SERIAL');
    serial(received('1'))
      .when('AdjustStock', { lot: 'L1', quantity: pieces('1'), reason: 'Found' })
      .refused('SCM-STK-SERIAL');
    serial()
      .when('AdjustStock', { lot: 'L1', quantity: pieces('2'), reason: 'Found' })
      .refused('SCM-STK-SERIAL');
  });

  it.each(['locked', 'closed'] as const)('O12: no movement is dated into a month that is %s', (status) => {
    const late = given(received('10')).knowing({ month: { status } });
    const one = pieces('1');
    late.when('ReceiveStock', receipt).refused('SCM-STK-PERIOD');
    late.when('IssueStock', { lot: 'L1', quantity: one, purpose: use }).refused('SCM-STK-PERIOD');
    late.when('AdjustStock', { lot: 'L1', quantity: one, reason: 'Count' }).refused('SCM-STK-PERIOD');
    late.when('ReturnStockToSupplier', { lot: 'L1', quantity: one }).refused('SCM-STK-PERIOD');
    given(received('10'))
      .knowing({ month: { status: 'open' } })
      .when('AdjustStock', { lot: 'L1', quantity: one, reason: 'Count' })
      .then(happened('StockAdjusted', { ...place, lot: 'L1', quantity: one, reason: 'Count' }));
  });
});

describe('this quantity', () => {
  const accept = {
    lot: 'L1',
    from: 'inspection',
    to: 'available',
    partial: true,
    reason: 'Accepted',
  } as const;
  const inInspection = [received('10', { status: 'inspection' }), received('7', { status: 'inspection' })];

  it('O7: of two receipts into one lot the accepted one is free, the other in inspection', () => {
    const accepted = happened('StockStatusChanged', {
      ...{ ...place, lot: 'L1', quantity: pieces('10') },
      ...{ from: 'inspection' as const, to: 'available' as const, reason: 'Accepted' },
    });
    given(...inInspection)
      .when('ChangeStockStatus', { ...accept, quantity: pieces('10') })
      .then(accepted);
    expect(given(...inInspection, accepted).state().lots.L1?.balances).toEqual({
      available: '10',
      inspection: '7',
    });
    given(...inInspection, accepted)
      .when('ChangeStockStatus', { ...accept, quantity: pieces('10') })
      .then(happened('StockStatusChanged', { ...accepted.data, quantity: pieces('7') }));
    given().when('ChangeStockStatus', accept).nothing();
    given()
      .when('ChangeStockStatus', { ...accept, quantity: pieces('10') })
      .nothing();
  });

  it('O7: what an inspection rejects is held where it inspects, and what was accepted stays free', () => {
    const hold = { lot: 'L1', quantity: pieces('7'), reason: 'Rejected' };
    const [from, to] = ['inspection', 'hold'] as const;
    given(received('10'), received('7', { status: 'inspection' }))
      .when('HoldLot', { ...hold, first: 'inspection' })
      .then(happened('StockStatusChanged', { ...place, ...hold, from, to }));
  });

  it('O8: a hold of two pieces holds two', () => {
    const hold = { lot: 'L1', quantity: pieces('2'), reason: 'Rust' };
    const [from, to] = ['available', 'hold'] as const;
    const held = happened('StockStatusChanged', { ...place, ...hold, from, to });
    given(received('10')).when('HoldLot', hold).then(held);
    expect(given(received('10'), held).state().lots.L1?.balances).toEqual({ available: '8', hold: '2' });
  });

  it('O3: goes back on the lines that brought it, the latest first, and no more than they brought', () => {
    const other = { kind: 'purchase-order', id: 'PO-2', line: '3' } as const;
    const full = [received('20'), received('5', { source: other }), received('4', { source: count })];
    const back = (value: string, id: string, line: string) =>
      happened('StockIssued', {
        ...{ ...place, lot: 'L1', quantity: pieces(value) },
        purpose: { kind: 'supplier-return' as const, id, line },
      });
    given(...full)
      .when('ReturnStockToSupplier', { lot: 'L1', quantity: pieces('7') })
      .then(back('5', 'PO-2', '3'), back('2', 'PO-1', '1'));
    const rest = given(...full, back('5', 'PO-2', '3'), back('2', 'PO-1', '1'));
    rest.when('ReturnStockToSupplier', { lot: 'L1', quantity: pieces('19') }).refused('SCM-RTS-OVER');
    rest.when('ReturnStockToSupplier', { lot: 'L1', quantity: pieces('18') }).then(back('18', 'PO-1', '1'));
    const byHand = { lot: 'L1', quantity: pieces('1'), purpose: back('1', 'PO-2', '3').data.purpose };
    rest.when('IssueStock', byHand).refused('SCM-RTS-OVER');
    given(received('4', { source: count }))
      .when('ReturnStockToSupplier', { lot: 'L1', quantity: pieces('1') })
      .refused('SCM-RTS-OVER');
  });
});

describe('a count', () => {
  it('finds nothing of a lot before the lot came', () => {
    const count = { lot: 'L1', quantity: pieces('1'), reason: 'counted' };
    const came = { ...received('10', {}), occurredAt: '2026-03-02T09:00:00.000Z' };
    given(came).at({ at: '2026-03-02T08:59:59.000Z' }).when('AdjustStock', count).refused('SCM-STK-BEFORE');
    given(came)
      .at({ at: '2026-03-02T09:00:00.000Z' })
      .when('AdjustStock', count)
      .then(happened('StockAdjusted', { ...place, ...count }));
  });
});

describe('free and on order', () => {
  const old = received('10', { expiry: '2026-03-01' });
  const policy = { ...place, reorderPoint: pieces('100'), orderQuantity: pieces('40'), leadTime: 'P2D' };
  const policySet = happened('StockPolicySet', policy);
  const asked = (available: string, value: string) =>
    happened('ReorderPointReached', {
      ...{ ...place, available: pieces(available), reorderPoint: pieces('100'), leadTime: 'P2D' },
      orderQuantity: pieces(value),
    });
  const expected = happened('StockExpected', {
    ...place,
    quantity: pieces('10'),
    source: 'purchase-order/PO-9',
  });

  it('O19: an expired lot is not free, neither for a promise nor for the reorder point', () => {
    given(old)
      .when('ReserveStock', { demand: 'D', quantity: pieces('1') })
      .refused('SCM-RES-OVER');
    given(old)
      .when('ReserveStock', { demand: 'D', quantity: pieces('1'), partial: true })
      .nothing();
    given(old).when('SetStockPolicy', policy).then(policySet, asked('0', '120'));
  });

  it('asks for nothing where the item is planned by its requirements, until it has a point again', () => {
    const ended = happened('StockPolicyEnded', { ...place, unit: 'C62' });
    given(old, policySet)
      .knowing({ item: { kind: 'buy', unit: 'C62', tracking: 'lot' } })
      .when('EndStockPolicy', place)
      .then(ended);
    given(old, policySet, ended)
      .knowing({ item: { kind: 'buy', unit: 'C62', tracking: 'lot' } })
      .when('EndStockPolicy', place)
      .nothing();
    given().knowing({ item: undefined }).when('EndStockPolicy', place).refused('SCM-ITEM-UNKNOWN');
    const waits = { demand: 'D', quantity: pieces('5') };
    const awaited = happened('StockAwaited', { ...place, ...waits });
    given(old, policySet, ended).when('AwaitStock', waits).then(awaited);
    given(old, policySet, ended).when('SetStockPolicy', policy).then(policySet, asked('0', '120'));
  });

  it('O17: what is missing is asked for while other goods are on order, in whole order quantities', () => {
    given(expected).when('SetStockPolicy', policy).then(policySet, asked('10', '120'));
    given(policySet, asked('0', '120'))
      .when('ExpectStock', { quantity: pieces('10'), source: 'purchase-order/PO-9' })
      .then(expected);
    given(policySet, asked('0', '120'), received('25'))
      .when('ReserveStock', { demand: 'D', quantity: pieces('25') })
      .then(happened('StockReserved', { ...place, demand: 'D', quantity: pieces('25') }), asked('95', '40'));
  });

  it('O14: what demands wait for is asked for, just so much, and served in their order when it comes', () => {
    const wait = (n: number) => ({ demand: `sales-order/SO-${String(n)}/1`, quantity: pieces('1') });
    const waits = (n: number) => happened('StockAwaited', { ...place, ...wait(n) });
    const short = happened('ReorderPointReached', {
      ...{ ...place, available: pieces('-1'), reorderPoint: pieces('0'), orderQuantity: pieces('1') },
    });
    given().when('AwaitStock', wait(1)).then(waits(1), short);
    given(waits(1), short).when('AwaitStock', wait(2)).then(waits(2), short);
    given(waits(1), short).when('AwaitStock', wait(1)).nothing();
    const served = (n: number) => happened('StockReserved', { ...place, ...wait(n) });
    given(waits(1), short, waits(2), short)
      .when('ReceiveStock', { ...receipt, quantity: pieces('1') })
      .then(received('1'), served(1));
    given(waits(1), short, waits(2), short)
      .when('ReceiveStock', { ...receipt, quantity: pieces('5') })
      .then(received('5'), served(1), served(2));
    given(waits(1), short)
      .when('ReleaseReservation', { demand: wait(1).demand, reason: 'Cancelled' })
      .then(happened('StockNoLongerAwaited', { ...place, demand: wait(1).demand, reason: 'Cancelled' }));
  });

  it('O14, O16: whoever waits is told when it comes by the lead time in working days of the site', () => {
    const calendar = {
      shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }],
      holidays: ['2026-03-03'],
    };
    const wait = { demand: 'sales-order/SO-1/1', quantity: pieces('1') };
    given(policySet, asked('0', '120'))
      .knowing({ calendar })
      .when('AwaitStock', wait)
      .then(happened('StockAwaited', { ...place, ...wait, expected: '2026-03-05' }));
  });
});
