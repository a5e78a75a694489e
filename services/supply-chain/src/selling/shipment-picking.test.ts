/** A shipment that names no lots is proposed what expires first, and waits until somebody picks it. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { newOrder } from '../orders/order-lines.js';
import type { Lot } from '../stock/lot.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { shipment } from './shipment.js';

const { given } = spec(shipment);
const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '12.00', currency: 'EUR' };
const requested = '2026-03-09';
const ordered = ['1', '2'].map((line) => ({ line, item: 'SERUM', quantity: pieces('10'), price, requested }));
const order = newOrder({ site: 'lyon', customer: 'BLUE', lines: ordered }, '2026-03-01T08:00:00.000Z');
const lot = (available: string, expiry: string, more: object = {}): Lot => ({
  ...{ balances: { available, ...more }, opening: {}, closedUntil: '', expiry },
  movements: [{ at: '2026-01-01T08:00:00.000Z', status: 'available', change: available }],
});
const stock = {
  ...{ ...NO_STOCK, unit: 'C62' },
  lots: {
    SOON: lot('4', '2026-03-20', { hold: '9' }),
    LATER: lot('9', '2026-06-01'),
    LAST: lot('9', '2026-09-01'),
    GONE: lot('9', '2026-03-01'),
  },
};
const goods = { order, 'stock SERUM': stock };
const wish = { line: '1', quantity: pieces('6') };
const command = { site: 'lyon', salesOrder: 'SO-1', carrier: 'X', lines: [wish] };
const of = (lot: string, quantity: string, line = '1') => ({
  line,
  item: 'SERUM',
  lot,
  quantity: pieces(quantity),
});
const plan = { site: 'lyon', salesOrder: 'SO-1', carrier: 'X', customer: 'BLUE' };
const planned = happened('ShipmentPlanned', {
  ...plan,
  lines: [of('SOON', '4'), of('LATER', '2')],
  wanted: [wish],
});
const aside = (lot: string, quantity: string, shipment = 'OTHER', demand = 'sales-order/SO-9/1') => ({
  ...{ shipment, line: '1', demand, lot, quantity },
});
const own = [aside('SOON', '4', '1', 'sales-order/SO-1/1'), aside('LATER', '2', '1', 'sales-order/SO-1/1')];
const reason = 'The pallet is damaged.';

const proposed = (known: object, lines: object[] = [wish]) => {
  const { decision } = given()
    .knowing({ goods: { ...goods, ...known } })
    .when('PlanShipment', { ...command, lines: lines as never });
  if (isRefused(decision)) return decision.code;
  const { lines: lots } = decision[0]?.data as { lines: ReturnType<typeof of>[] };
  return lots.map(({ line, lot, quantity }) => `${line} ${lot} ${quantity.value}`).join(', ');
};

describe('a plan without lots', () => {
  it('is proposed what expires first, is neither held nor expired, and once', () => {
    given().knowing({ goods }).when('PlanShipment', command).then(planned);
    given(planned).knowing({ goods }).when('PlanShipment', command).nothing();
    const other = { ...command, lines: [{ ...wish, lot: 'SOON', quantity: pieces('4') }] };
    given(planned).knowing({ goods }).when('PlanShipment', other).refused('SCM-SHP-STATE');
  });

  it('leaves what is set aside for other shipments, and what is reserved for others', () => {
    expect(proposed({ 'aside SERUM': { asides: [aside('SOON', '3')] } })).toBe('1 SOON 1, 1 LATER 5');
    const reservations = [{ demand: 'sales-order/SO-9/1', quantity: '17' }];
    expect(proposed({ 'stock SERUM': { ...stock, reservations } })).toBe('SCM-SHP-FREE');
    const set = { asides: [aside('LAST', '9')] };
    // What is set aside for the demand is part of what is reserved for it.
    const reserved = { ...stock, reservations: [{ demand: 'sales-order/SO-9/1', quantity: '10' }] };
    expect(proposed({ 'stock SERUM': reserved, 'aside SERUM': set })).toBe('1 SOON 4, 1 LATER 2');
  });

  it('keeps as long as the customer wants it to', () => {
    const customer = { registered: { remainingShelfLife: 'P30D' } };
    expect(proposed({ customer })).toBe('1 LATER 6');
    const named = [{ ...wish, item: 'SERUM', lot: 'SOON', quantity: pieces('4') }];
    expect(proposed({ customer }, named)).toBe('SCM-SHP-SHELF');
  });

  it('gives no two lines the same pieces, those that name a lot first', () => {
    const both = [wish, { line: '2', quantity: pieces('2'), lot: 'SOON' }];
    expect(proposed({}, both)).toBe('2 SOON 2, 1 SOON 2, 1 LATER 4');
    expect(proposed({}, [wish, { line: '2', quantity: pieces('8') }])).toBe(
      '1 SOON 4, 1 LATER 2, 2 LATER 7, 2 LAST 1',
    );
  });

  it('is refused what is not free, cancelled, or with another shipment already', () => {
    expect(proposed({ 'stock SERUM': { ...stock, lots: { SOON: stock.lots.SOON } } })).toBe('SCM-SHP-FREE');
    expect(proposed({ picks: { picks: [], ended: ['1'] } })).toBe('SCM-SHP-ORDER');
    const underWay = { asides: [aside('LAST', '5', 'OTHER', 'sales-order/SO-1/1')] };
    expect(proposed({ 'aside SERUM': underWay })).toBe('SCM-SHP-OVER');
    const lots = [{ ...wish, item: 'SERUM', lot: 'LAST' }];
    expect(proposed({ 'aside SERUM': { asides: [aside('LAST', '5')] } }, lots)).toBe('SCM-STK-ASIDE');
  });
});

describe('ConfirmPick', () => {
  const knowing = { 'stock SERUM': stock, 'aside SERUM': { asides: own } };
  const pick = { line: '1', lot: 'SOON' };
  const took = (lot: string, quantity: string) =>
    happened('ShipmentPickConfirmed', { ...of(lot, quantity), salesOrder: 'SO-1' });
  const instead = (from: ReturnType<typeof of>, lots: ReturnType<typeof of>[], missing = '0') =>
    happened('ShipmentPickChanged', {
      ...{ ...from, salesOrder: 'SO-1', reason },
      ...{ instead: lots, missing: pieces(missing) },
    });
  const confirming = given(planned).knowing(knowing);

  it('takes what was planned, once', () => {
    confirming.when('ConfirmPick', pick).then(took('SOON', '4'));
    const after = given(planned, took('SOON', '4')).knowing(knowing);
    after.when('ConfirmPick', pick).nothing();
    after.when('ConfirmPick', { ...pick, quantity: pieces('0'), reason }).refused('SCM-SHP-STATE');
    confirming.when('ConfirmPick', { ...pick, quantity: pieces('0.5'), reason }).refused('SCM-UOM-WHOLE');
    confirming.when('ConfirmPick', { ...pick, lot: 'LAST' }).refused('SCM-SHP-LINE');
    confirming.when('ConfirmPick', { ...pick, quantity: pieces('5') }).refused('SCM-SHP-OVER');
    given().when('ConfirmPick', pick).refused('SCM-SHP-STATE');
    const { wanted: _, ...named } = planned.data;
    given({ ...planned, data: named })
      .when('ConfirmPick', pick)
      .refused('SCM-SHP-STATE');
  });

  it('takes another lot than was planned, and says why', () => {
    const other = { ...pick, takenLot: 'LAST' };
    confirming.when('ConfirmPick', other).refused('SCM-SHP-REASON');
    const changed = instead(of('SOON', '4'), [of('LAST', '4')]);
    confirming.when('ConfirmPick', { ...other, reason }).then(changed, took('LAST', '4'));
    const after = given(planned, changed, took('LAST', '4'));
    after
      .knowing(knowing)
      .when('ConfirmPick', { ...other, reason })
      .nothing();
    expect(after.state().plan?.lines).toEqual([of('LATER', '2'), of('LAST', '4')]);
    confirming.when('ConfirmPick', { ...pick, takenLot: 'LATER', reason }).refused('SCM-SHP-LINE');
    confirming.when('ConfirmPick', { ...pick, takenLot: 'GONE', reason }).refused('SCM-SHP-QUALITY');
    const kept = { asides: [...own, aside('LAST', '6')] };
    given(planned)
      .knowing({ ...knowing, 'aside SERUM': kept })
      .when('ConfirmPick', { ...other, reason })
      .refused('SCM-STK-ASIDE');
    const customer = { registered: { remainingShelfLife: 'P180D' } };
    given(planned)
      .knowing({ ...knowing, customer })
      .when('ConfirmPick', pick)
      .refused('SCM-SHP-SHELF');
  });

  it('says what comes instead of what is not there, and what is missing', () => {
    const three = { ...pick, quantity: pieces('3') };
    confirming.when('ConfirmPick', three).refused('SCM-SHP-REASON');
    const changed = instead(of('SOON', '1'), [of('LATER', '1')]);
    confirming.when('ConfirmPick', { ...three, reason }).then(changed, took('SOON', '3'));
    expect(given(planned, changed, took('SOON', '3')).state().plan?.lines).toEqual([
      ...[of('SOON', '3'), of('LATER', '3')],
    ]);
    const nothing = { ...pick, quantity: pieces('0'), reason };
    confirming.when('ConfirmPick', nothing).then(instead(of('SOON', '4'), [of('LATER', '4')]));
    const { SOON, GONE } = stock.lots;
    const few = { ...stock, lots: { SOON, GONE, LATER: lot('3', '2026-06-01') } };
    given(planned)
      .knowing({ ...knowing, 'stock SERUM': few })
      .when('ConfirmPick', nothing)
      .then(instead(of('SOON', '4'), [of('LATER', '1')], '3'));
  });

  it('is of no line that is cancelled', () => {
    given(planned)
      .knowing({ ...knowing, picks: { picks: [], ended: ['1'] } })
      .when('ConfirmPick', pick)
      .refused('SCM-SHP-ORDER');
  });

  it('is not recorded as short by a person as well', () => {
    const missing = { line: '1', item: 'SERUM', lot: 'SOON', reason };
    const short = happened('PickShort', { ...missing, salesOrder: 'SO-1' });
    given(planned, took('SOON', '4')).when('RecordPickShort', missing).refused('SCM-SHP-STATE');
    given(planned, took('SOON', '4'))
      .at({ by: { kind: 'system', id: 'process:p' } })
      .when('RecordPickShort', missing)
      .then(short);
    given(planned, short).knowing(knowing).when('ConfirmPick', pick).refused('SCM-SHP-STATE');
  });
});

describe('CancelShipment', () => {
  const cancelled = happened('ShipmentCancelled', { salesOrder: 'SO-1', lines: planned.data.lines, reason });

  it('frees what nobody has picked, once', () => {
    given(planned).when('CancelShipment', { reason }).then(cancelled);
    given(planned, cancelled).when('CancelShipment', { reason }).nothing();
    given(planned, cancelled).when('DespatchShipment', {}).refused('SCM-SHP-STATE');
    given(planned, cancelled)
      .when('DelayShipment', { eta: '2026-04-01', reason: 'other', cause: 'x' })
      .refused('SCM-SHP-STATE');
    given().when('CancelShipment', { reason }).refused('SCM-SHP-STATE');
  });

  it('refuses what is picked, or picked by itself', () => {
    const took = happened('ShipmentPickConfirmed', { ...of('SOON', '4'), salesOrder: 'SO-1' });
    given(planned, took).when('CancelShipment', { reason }).refused('SCM-SHP-PICKED');
    const picked = happened('ShipmentLinePicked', of('SOON', '4'));
    given(planned, took, picked).when('CancelShipment', { reason }).refused('SCM-SHP-PICKED');
    const { wanted: _, ...named } = planned.data;
    given({ ...planned, data: named })
      .when('CancelShipment', { reason })
      .refused('SCM-SHP-PICKED');
  });

  it('of one line leaves the others', () => {
    const short = (lot: string) =>
      happened('PickShort', { line: '1', item: 'SERUM', lot, reason, salesOrder: 'SO-1' });
    given(planned).when('WithdrawShipmentLine', { line: '1', reason }).then(short('SOON'), short('LATER'));
    given(planned).when('WithdrawShipmentLine', { line: '2', reason }).nothing();
    given().when('WithdrawShipmentLine', { line: '1', reason }).nothing();
  });
});
