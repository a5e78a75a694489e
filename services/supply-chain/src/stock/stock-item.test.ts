/**
 * Stock is never negative at any business time, only usable stock is used, and a lost lot frees its
 * promises.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { KEPT_MOVEMENTS } from './lot.js';
import type { StockEvent } from './consequences.js';
import { bought, given, order, pieces, place, received, reserved } from '../testing/pumps-in-stock.js';

const made = { kind: 'production-order', id: 'M-1' } as const;
const scrap = { kind: 'scrap', id: 'NC-1' } as const;

const dated = (event: StockEvent, occurredAt: string) => ({ ...event, occurredAt });
const early = '2026-03-01T08:00:00.000Z';

describe('ReceiveStock', () => {
  const receipt = { ...place, lot: 'L1', quantity: pieces('10'), source: bought };

  it('makes stock available where quality has no plan', () => {
    given().when('ReceiveStock', receipt).then(received('10'));
  });

  it('sends the lot to inspection where quality has a plan, whatever was said', () => {
    const said = { ...receipt, status: 'available' as const };
    given()
      .knowing({ plan: { version: 1 } })
      .when('ReceiveStock', said)
      .then(received('10', 'inspection'));
  });

  it('Q05: takes in held what quality holds as a whole, but not what a customer sent back', () => {
    const onHold = { onHold: { holds: ['H-1'] } };
    given().knowing(onHold).when('ReceiveStock', receipt).then(received('10', 'hold'));
    given()
      .knowing({ ...onHold, plan: { version: 1 } })
      .when('ReceiveStock', receipt)
      .then(received('10', 'hold'));
  });

  it('refuses another unit than the item has', () => {
    given()
      .knowing({ item: { unit: 'KGM' } })
      .when('ReceiveStock', receipt)
      .refused('SCM-STK-UNIT');
    const kilos = { ...receipt, quantity: { value: '1', unit: 'KGM' } };
    given(received('10')).when('ReceiveStock', kilos).refused('SCM-STK-UNIT');
  });

  it('refuses what was expired before it came', () => {
    given()
      .when('ReceiveStock', { ...receipt, expiry: '2026-03-01' })
      .refused('SCM-GR-LOT');
  });

  it('has nothing to say when a finished lot is told again', () => {
    const finished = { ...receipt, source: made };
    given(received('10', 'available', { source: made }))
      .when('ReceiveStock', finished)
      .nothing();
  });

  it('keeps ids that look like inherited names', () => {
    given()
      .when('ReceiveStock', { ...receipt, lot: 'constructor' })
      .then(received('10', 'available', { lot: 'constructor' }));
  });
});

describe('IssueStock', () => {
  const issue = { lot: 'L1', quantity: pieces('6'), purpose: order };
  const issued = happened('StockIssued', { ...place, ...issue });

  it('takes available stock', () => {
    given(received('10')).when('IssueStock', issue).then(issued);
  });

  it('refuses more than the lot holds, also a second time', () => {
    given(received('5')).when('IssueStock', issue).refused('SCM-STK-NEGATIVE');
    given(received('10'), issued).when('IssueStock', issue).refused('SCM-STK-NEGATIVE');
    given().when('IssueStock', issue).refused('SCM-STK-NEGATIVE');
  });

  it('refuses an entry that is dated before the stock came', () => {
    given(dated(received('10'), '2026-03-02T10:00:00.000Z'))
      .at({ at: early })
      .when('IssueStock', issue)
      .refused('SCM-STK-NEGATIVE');
  });

  it('refuses a backdated entry that a later issue did not leave room for', () => {
    const told = [
      dated(received('10'), early),
      dated(happened('StockIssued', { ...place, ...issue }), '2026-03-02T10:00:00.000Z'),
      dated(received('6'), '2026-03-02T10:30:00.000Z'),
    ];
    given(...told)
      .at({ at: '2026-03-01T09:00:00.000Z' })
      .when('IssueStock', issue)
      .refused('SCM-STK-NEGATIVE');
    given(...told)
      .at({ at: '2026-03-02T10:30:00.000Z' })
      .when('IssueStock', issue)
      .then(issued);
  });

  it.each(['inspection', 'hold', 'blocked'] as const)('refuses what is in %s', (status) => {
    given(received('10', status)).when('IssueStock', issue).refused('SCM-STK-STATUS');
  });

  it('refuses a time at which the lot was not released yet', () => {
    const change = {
      ...place,
      lot: 'L1',
      quantity: pieces('10'),
      from: 'inspection',
      to: 'available',
    } as const;
    given(
      dated(received('10', 'inspection'), early),
      dated(happened('StockStatusChanged', { ...change, reason: 'ok' }), '2026-03-02T10:00:00.000Z'),
    )
      .at({ at: '2026-03-01T12:00:00.000Z' })
      .when('IssueStock', issue)
      .refused('SCM-STK-STATUS');
  });

  it('refuses an expired lot, except to scrap it', () => {
    const old = received('10', 'available', { expiry: '2026-03-01' });
    given(old).when('IssueStock', issue).refused('SCM-STK-STATUS');
    given(old)
      .when('IssueStock', { ...issue, purpose: scrap })
      .then(happened('StockIssued', { ...issued.data, purpose: scrap }));
  });

  it('takes scrap from what is held', () => {
    const gone = { ...place, lot: 'L1', quantity: pieces('10'), purpose: scrap, status: 'hold' as const };
    const command = { lot: 'L1', quantity: pieces('10'), purpose: scrap };
    given(received('10', 'hold')).when('IssueStock', command).then(happened('StockIssued', gone));
    expect(given(received('10', 'hold'), happened('StockIssued', gone)).state().lots).toEqual({});
  });

  it('does not take what is promised to others, and uses up its own promise', () => {
    given(received('10'), reserved('5')).when('IssueStock', issue).refused('SCM-RES-OVER');
    const own = 'production-order/M-9';
    given(received('10'), reserved('5', own))
      .when('IssueStock', { ...issue, demand: own })
      .then(issued, happened('ReservationConsumed', { ...place, quantity: pieces('5'), demand: own }));
  });

  it('refuses movements before the kept history of the lot', () => {
    const minute = (n: number): string => new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString();
    const many = Array.from({ length: KEPT_MOVEMENTS + 1 }, (_, n) => ({
      ...received('1'),
      occurredAt: minute(n),
    }));
    given(...many)
      .at({ at: minute(5) })
      .when('IssueStock', issue)
      .refused('SCM-STK-PERIOD');
  });
});

describe('AdjustStock', () => {
  const less = { lot: 'L1', quantity: pieces('-4'), reason: 'Counted.' };

  it('books what the count found', () => {
    given(received('10'))
      .when('AdjustStock', less)
      .then(happened('StockAdjusted', { ...place, ...less }));
    given(received('10'))
      .when('AdjustStock', { ...less, quantity: pieces('4') })
      .then(happened('StockAdjusted', { ...place, ...less, quantity: pieces('4') }));
  });

  it('refuses to count below nothing, and has nothing to say when nothing differs', () => {
    given(received('3')).when('AdjustStock', less).refused('SCM-STK-NEGATIVE');
    given(received('3'))
      .when('AdjustStock', { ...less, quantity: pieces('0') })
      .nothing();
  });

  it('takes promises back that lost their goods, the newest first', () => {
    const newer = 'sales-order/SO-2/1';
    const lost = { ...place, demand: newer, lot: 'L1', reason: 'A count found less of lot L1.' };
    given(received('10'), reserved('5'), reserved('5', newer))
      .when('AdjustStock', less)
      .then(
        happened('StockAdjusted', { ...place, ...less }),
        happened('ReservationReleased', { ...lost, quantity: pieces('4') }),
      );
  });
});

describe('ChangeStockStatus', () => {
  const release = { lot: 'L1', from: 'inspection', to: 'available', reason: 'Accepted.' } as const;
  const released = happened('StockStatusChanged', { ...place, ...release, quantity: pieces('10') });

  it('moves all of a lot, or a part of it', () => {
    given(received('10', 'inspection')).when('ChangeStockStatus', release).then(released);
    given(received('10', 'inspection'))
      .when('ChangeStockStatus', { ...release, quantity: pieces('3') })
      .then(happened('StockStatusChanged', { ...released.data, quantity: pieces('3') }));
  });

  it('has nothing to say the second time', () => {
    given(received('10', 'inspection'), released).when('ChangeStockStatus', release).nothing();
  });

  it('frees nothing that quality holds', () => {
    const free = { ...release, from: 'hold' } as const;
    const held = given(received('10', 'hold'));
    held
      .knowing({ onHold: { holds: ['H-1'] } })
      .at({ by: { kind: 'person', id: 'manager' } })
      .when('ChangeStockStatus', free)
      .refused('SCM-STK-STATUS');
    held.when('ChangeStockStatus', free).then(happened('StockStatusChanged', { ...released.data, ...free }));
  });

  it('refuses what is not there', () => {
    given().when('ChangeStockStatus', release).refused('SCM-STK-STATUS');
    given(received('10'))
      .when('ChangeStockStatus', { ...release, quantity: pieces('3') })
      .refused('SCM-STK-STATUS');
    given(received('10'))
      .when('ChangeStockStatus', { ...release, to: 'inspection' })
      .refused('SCM-STK-STATUS');
  });
});
