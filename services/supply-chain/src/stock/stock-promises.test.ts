/**
 * Promises are made of free stock, taken back when their goods are lost, and the reorder point is said
 * once.
 */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { demand, given, order, pieces, place, received, reserved } from '../testing/pumps-in-stock.js';

const policy = { ...place, reorderPoint: pieces('4'), orderQuantity: pieces('20'), supplier: 'ACME' };
const policySet = happened('StockPolicySet', policy);

describe('HoldLot', () => {
  const HOLD = 'hold' as const;
  const hold = { lot: 'L1', reason: 'Rejected.' };
  const held = (from: StockStatus, value: string) =>
    happened('StockStatusChanged', { ...place, ...hold, quantity: pieces(value), from, to: HOLD });

  it('holds the lot whatever its status, and takes promises back that it stood for', () => {
    given(received('10'), received('2', 'inspection'), reserved('4'))
      .when('HoldLot', hold)
      .then(
        held('available', '10'),
        held('inspection', '2'),
        happened('ReservationReleased', { ...place, ...hold, quantity: pieces('4'), demand }),
      );
  });

  it('has nothing to say about a lot that is held or gone', () => {
    given(received('10'), held('available', '10')).when('HoldLot', hold).nothing();
    given().when('HoldLot', hold).nothing();
  });
});

describe('TellPromised', () => {
  const source = 'production-order/WO-7';
  const move = { source, lost: '9', cause: 'E1', because: source, reason: 'The casting machine broke.' };
  const claim = (from: string) => [{ source: from, quantity: '4' }];
  const promised = {
    'sales-order/SO-1/1': claim(source),
    'sales-order/SO-2/1': claim('production-order/WO-8'),
    'sales-order/SO-3/1': claim('production-order/SO-3.1'),
  };
  const knowing = given().knowing({ supply: { promised } });

  it('says whose promises were made of what has moved', () => {
    const promises = [{ salesOrder: 'SO-1', line: '1' }];
    knowing.when('TellPromised', move).then(happened('PromisedSupplyMoved', { ...place, ...move, promises }));
  });

  it('has nothing to say where nobody was promised it, or only the line that it is made for', () => {
    knowing.when('TellPromised', { ...move, source: 'production-order/WO-9' }).nothing();
    knowing.when('TellPromised', { ...move, source: 'production-order/SO-3.1' }).nothing();
    given().when('TellPromised', move).nothing();
  });
});

describe('ReserveStock', () => {
  const reserve = { demand, quantity: pieces('6') };

  it('promises free stock, once', () => {
    given(received('10')).when('ReserveStock', reserve).then(reserved('6'));
    given(received('10'), reserved('6')).when('ReserveStock', reserve).nothing();
  });

  it('promises the whole once: what a demand lacks of it, and nothing to one that has more', () => {
    given(received('20'), reserved('4')).when('ReserveStock', reserve).then(reserved('2'));
    given(received('20'), reserved('4'), reserved('2')).when('ReserveStock', reserve).nothing();
    given(received('20'), reserved('9')).when('ReserveStock', reserve).nothing();
  });

  it('reserves nothing again that was picked for the whole of a demand', () => {
    const whole = { ...reserve, whole: true };
    const picked = (value: string) =>
      happened('ReservationConsumed', { ...place, quantity: pieces(value), demand });
    const lost = (value: string, more: object = { lot: 'L1' }) =>
      happened('ReservationReleased', {
        ...place,
        quantity: pieces(value),
        demand,
        reason: 'Held.',
        ...more,
      });
    const before = given(received('20'), reserved('6'), picked('5'));
    before.when('ReserveStock', whole).nothing();
    before.when('ReserveStock', { ...reserve, quantity: pieces('2') }).then(reserved('1'));
    before.when('AwaitStock', { demand, quantity: pieces('6') }).nothing();
    given(received('20'), reserved('6'), picked('2'), lost('4'))
      .when('ReserveStock', whole)
      .then(reserved('4'));
    given(received('20'), reserved('6'), picked('2'), picked('4'))
      .when('ReserveStock', whole)
      .then(reserved('6'));
    given(received('20'), reserved('6'), picked('2'), lost('4', {}))
      .when('ReserveStock', whole)
      .then(reserved('6'));
  });

  it('refuses more than is free', () => {
    given(received('10'), reserved('5', 'other')).when('ReserveStock', reserve).refused('SCM-RES-OVER');
    given(received('10', 'inspection')).when('ReserveStock', reserve).refused('SCM-RES-OVER');
    given(received('10'))
      .when('ReserveStock', { ...reserve, quantity: { value: '1', unit: 'KGM' } })
      .refused('SCM-STK-UNIT');
  });

  it('takes what there is when a part is welcome', () => {
    given(received('4'))
      .when('ReserveStock', { ...reserve, partial: true })
      .then(reserved('4'));
    given()
      .when('ReserveStock', { ...reserve, partial: true })
      .nothing();
  });
});

describe('ReleaseReservation', () => {
  const release = { demand, reason: 'The order was cancelled.' };

  it('frees what was promised, once', () => {
    const freed = happened('ReservationReleased', { ...place, ...release, quantity: pieces('6') });
    given(received('10'), reserved('6')).when('ReleaseReservation', release).then(freed);
    given(received('10'), reserved('6'), freed).when('ReleaseReservation', release).nothing();
  });
});

describe('the reorder point', () => {
  const reached = (value: string) =>
    happened('ReorderPointReached', {
      ...place,
      available: pieces(value),
      reorderPoint: pieces('4'),
      orderQuantity: pieces('20'),
      supplier: 'ACME',
    });
  const issue = (value: string) => ({ lot: 'L1', quantity: pieces(value), purpose: order });
  const issued = (value: string) => happened('StockIssued', { ...place, ...issue(value) });

  it('is said when free stock falls to it, and only once until the goods are in', () => {
    given(policySet, received('10')).when('IssueStock', issue('5')).then(issued('5'));
    given(policySet, received('10')).when('IssueStock', issue('6')).then(issued('6'), reached('4'));
    given(policySet, received('10'), issued('6'), reached('4'))
      .when('IssueStock', issue('1'))
      .then(issued('1'));
  });

  it('counts promises, and is said again when the order will not come', () => {
    given(policySet, received('10'))
      .when('ReserveStock', { demand, quantity: pieces('7') })
      .then(reserved('7'), reached('3'));
    const ended = { quantity: pieces('20'), reason: 'Cancelled.' };
    given(policySet, received('3'), reached('3'))
      .when('StopExpecting', ended)
      .then(happened('StockNoLongerExpected', { ...place, ...ended }), reached('3'));
    given(policySet, received('30')).when('StopExpecting', ended).nothing();
  });

  it('is set once, in the unit of the stock', () => {
    given(received('10')).when('SetStockPolicy', policy).then(policySet);
    given(received('10'), policySet).when('SetStockPolicy', policy).nothing();
    const kilos = { ...policy, orderQuantity: { value: '1', unit: 'KGM' } };
    given(received('10')).when('SetStockPolicy', kilos).refused('SCM-STK-UNIT');
  });
});
