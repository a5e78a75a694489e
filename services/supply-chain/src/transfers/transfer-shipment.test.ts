/** The donor consents by its mode and its rights, and ships what is free, to the last piece. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { Lot } from '../stock/lot.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { coversAWeek, usageTable } from '../tables/usage.js';
import { transferShipment } from './transfer-shipment.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const at = '2026-03-01T08:00:00.000Z';
const lot = (value: string, expiry?: string): Lot => ({
  ...{ balances: { available: value }, opening: {}, closedUntil: '' },
  movements: [{ at, status: 'available', change: value }],
  ...(expiry === undefined ? {} : { expiry }),
});
const stock = {
  ...NO_STOCK,
  unit: 'C62',
  lots: { C1: lot('30'), C2: lot('5', '2026-04-01'), C0: lot('9', '2026-03-01') },
};
const granted = { granted: { level: 'site' as const, rightId: 'r1', policyVersion: 1 } };
const none = { granted: null, escalatesTo: 'site-manager', why: 'No right.' };
/** In four weeks 80 were used: a week is covered by 20. */
const usage = { days: { '2026-02-27': '50', '2026-02-10': '30', '2026-01-01': '999' } };
const knows = { stock, usage, modes: undefined, automatic: granted, next: none, right: granted };
const { given } = spec(transferShipment, knows);

const ask = {
  site: 'lyon',
  to: 'gdansk',
  item: 'CAST',
  quantity: pieces('10'),
  wanted: '2026-03-09',
  cause: 'Late',
};
const asked = happened('TransferShipmentAsked', ask);
const place = { site: 'lyon', to: 'gdansk', item: 'CAST' };
const consented = happened('TransferConsented', { ...place, quantity: pieces('10') });
const request = (why: string, role = 'site-manager') =>
  happened('TransferConsentRequested', { site: 'lyon', role, why });
const picked = (...lines: { lot: string; quantity: ReturnType<typeof pieces> }[]) =>
  happened('TransferPicked', { site: 'lyon', item: 'CAST', lines });
const part = (lotId: string, value: string) => ({ lot: lotId, quantity: pieces(value) });
const shipped = (lotId: string, value: string) => happened('TransferLotShipped', part(lotId, value));
const inMode = (mode: string) => ({ modes: { changes: [{ mode, effectiveFrom: '2026-01-01T00:00:00Z' }] } });

describe('AskTransferShipment', () => {
  it('is consented by the machine where a week of own use is left, once', () => {
    given().when('AskTransferShipment', ask).then(asked, consented);
    given(asked, consented).when('AskTransferShipment', ask).nothing();
  });

  it.each([
    [
      'a week of own use is not left',
      { usage: { days: { '2026-02-27': '101' } } },
      'What is left would not cover seven days of own use.',
    ],
    ['the machine has no right', { automatic: none }, 'The machine has no right to give stock away.'],
    [
      'so much is not free',
      { stock: { ...stock, reservations: [{ demand: 'sales-order/1/1', quantity: '26' }] } },
      'The quantity is not free here.',
    ],
    ['the donor decides for itself', inMode('decentralised'), 'The donor decides on its stock.'],
    ['headquarters decides', inMode('centralised'), 'Transfers are decided by headquarters.'],
  ])('asks for consent where %s', (_, more, why) => {
    given().knowing(more).when('AskTransferShipment', ask).then(asked, request(why));
  });

  it('asks headquarters where nobody holds a right', () => {
    given()
      .knowing({ automatic: none, next: { ...none, escalatesTo: null } })
      .when('AskTransferShipment', ask)
      .then(asked, request('The machine has no right to give stock away.', 'coo'));
  });
});

describe('consent', () => {
  const waiting = given(asked, request('The donor decides on its stock.'));

  it('is given for all of it or less, once, by who holds the right', () => {
    waiting.when('ApproveTransferShipment', {}).then(consented);
    const less = happened('TransferConsented', { ...place, quantity: pieces('4') });
    waiting.when('ApproveTransferShipment', { quantity: pieces('4') }).then(less);
    given(asked, consented).when('ApproveTransferShipment', {}).nothing();
    given(asked, less)
      .when('ApproveTransferShipment', { quantity: pieces('4') })
      .nothing();
    given(asked, less)
      .when('ApproveTransferShipment', { quantity: pieces('5') })
      .refused('SCM-TRF-STATE');
    waiting.knowing({ right: none }).when('ApproveTransferShipment', {}).refused('SCM-TRF-CONSENT');
    waiting.when('ApproveTransferShipment', { quantity: pieces('11') }).refused('SCM-TRF-OVER');
    waiting.when('ApproveTransferShipment', { quantity: pieces('0.5') }).refused('SCM-UOM-WHOLE');
    waiting
      .knowing({ progress: { is: 'over' } })
      .when('ApproveTransferShipment', {})
      .refused('SCM-TRF-STATE');
    const promised = { stock: { ...stock, reservations: [{ demand: 'sales-order/1/1', quantity: '26' }] } };
    waiting.knowing(promised).when('ApproveTransferShipment', {}).refused('SCM-RES-OVER');
  });

  it('is refused with a reason, once, and then for good', () => {
    const refused = happened('TransferRefused', { reason: 'Needed here' });
    waiting.when('RefuseTransferShipment', { reason: 'Needed here' }).then(refused);
    given(asked, refused).when('RefuseTransferShipment', { reason: 'Needed here' }).nothing();
    given(asked, refused).when('ApproveTransferShipment', {}).refused('SCM-TRF-STATE');
    given(asked, consented).when('RefuseTransferShipment', { reason: 'No' }).refused('SCM-TRF-STATE');
    waiting
      .knowing({ right: none })
      .when('RefuseTransferShipment', { reason: 'No' })
      .refused('SCM-TRF-CONSENT');
  });
});

describe('DespatchTransferShipment', () => {
  const ready = given(asked, consented);

  it('ships named lots, or by itself what expires first', () => {
    ready.when('DespatchTransferShipment', { lines: [part('C1', '3')] }).then(picked(part('C1', '3')));
    ready.when('DespatchTransferShipment', {}).then(picked(part('C2', '5'), part('C1', '5')));
    given(asked, consented, picked(part('C1', '3')))
      .when('DespatchTransferShipment', {})
      .then(picked(part('C2', '5'), part('C1', '2')));
    given(asked, consented, picked(part('C1', '10')), shipped('C1', '10'))
      .when('DespatchTransferShipment', {})
      .nothing();
  });

  it('refuses what may not leave', () => {
    const lines = (...parts: ReturnType<typeof part>[]) => ({ lines: parts });
    given(asked).when('DespatchTransferShipment', {}).refused('SCM-TRF-STATE');
    ready.when('DespatchTransferShipment', lines(part('C1', '11'))).refused('SCM-TRF-OVER');
    ready.when('DespatchTransferShipment', lines(part('C1', '1'), part('C1', '1'))).refused('SCM-TRF-LOT');
    ready.when('DespatchTransferShipment', lines(part('C2', '6'))).refused('SCM-STK-NEGATIVE');
    ready.when('DespatchTransferShipment', lines(part('C0', '1'))).refused('SCM-STK-STATUS');
    ready
      .when('DespatchTransferShipment', lines({ lot: 'C1', quantity: { value: '1', unit: 'KGM' } }))
      .refused('SCM-STK-UNIT');
    ready
      .knowing({ month: { status: 'closed' } })
      .when('DespatchTransferShipment', {})
      .refused('SCM-STK-PERIOD');
    ready
      .knowing({ progress: { is: 'over' } })
      .when('DespatchTransferShipment', {})
      .refused('SCM-TRF-STATE');
    const held = {
      ...stock,
      lots: {
        C1: {
          ...lot('30'),
          balances: { hold: '30' },
          movements: [{ at, status: 'hold' as const, change: '30' }],
        },
      },
    };
    ready
      .knowing({ stock: held })
      .when('DespatchTransferShipment', lines(part('C1', '1')))
      .refused('SCM-STK-STATUS');
    ready.knowing({ stock: held }).when('DespatchTransferShipment', {}).refused('SCM-RES-OVER');
    const promised = { ...stock, reservations: [{ demand: 'sales-order/1/1', quantity: '30' }] };
    ready
      .knowing({ stock: promised })
      .when('DespatchTransferShipment', lines(part('C1', '6')))
      .refused('SCM-RES-OVER');
  });

  it('notes what the stock gave and did not give, once', () => {
    const short = happened('TransferLotShort', { ...part('C1', '3'), reason: 'Gone' });
    const open = given(asked, consented, picked(part('C1', '3')));
    open.when('RecordTransferShipped', part('C1', '3')).then(shipped('C1', '3'));
    open.when('RecordTransferShort', { ...part('C1', '3'), reason: 'Gone' }).then(short);
    const after = given(asked, consented, picked(part('C1', '3')), short);
    after.when('RecordTransferShort', { ...part('C1', '3'), reason: 'Gone' }).nothing();
    after.when('RecordTransferShipped', part('C1', '3')).nothing();
  });
});

describe('EndTransferShipment', () => {
  const reason = 'The rest is needed here';
  const ended = (value: string) =>
    happened('TransferShipmentEnded', { ...place, quantity: pieces(value), reason });

  it('ends what is not shipped, once, and not while lots are being picked', () => {
    given(asked, consented).when('EndTransferShipment', { reason }).then(ended('10'));
    given(asked, consented, picked(part('C1', '3')), shipped('C1', '3'))
      .when('EndTransferShipment', { reason })
      .then(ended('7'));
    given(asked, consented, ended('10')).when('EndTransferShipment', { reason }).nothing();
    given(asked, consented, picked(part('C1', '3')))
      .when('EndTransferShipment', { reason })
      .refused('SCM-TRF-STATE');
    given(asked).when('EndTransferShipment', { reason }).refused('SCM-TRF-STATE');
    const machine = { by: { kind: 'system' as const, id: 'process:ask-donor' } };
    given(asked).at(machine).when('EndTransferShipment', { reason }).then(ended('0'));
  });
});

describe('what a site used of late', () => {
  it('is what production took and customers got in the last four weeks', () => {
    const used = (
      businessDate: string,
      value: string,
      kind: 'shipment' | 'production-order' | 'scrap' = 'shipment',
    ) =>
      heard(
        'StockIssued',
        { site: 'lyon', item: 'CAST', lot: 'C1', quantity: pieces(value), purpose: { kind, id: 'X' } },
        { businessDate },
      );
    const rows = shows(
      usageTable,
      ...[used('2026-01-02', '9'), used('2026-02-10', '3'), used('2026-02-10', '4', 'production-order')],
      ...[used('2026-03-01', '1'), used('2026-03-01', '50', 'scrap')],
    );
    expect(rows).toEqual({ 'lyon.CAST': { days: { '2026-02-10': '7', '2026-03-01': '1' } } });
    expect(coversAWeek('2', rows['lyon.CAST'], '2026-03-02')).toBe(true);
    expect(coversAWeek('1.9', rows['lyon.CAST'], '2026-03-02')).toBe(false);
    expect(coversAWeek('0', undefined, '2026-03-02')).toBe(true);
  });
});
