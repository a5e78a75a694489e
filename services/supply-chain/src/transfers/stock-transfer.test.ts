/** A site asks another for goods, counts what comes, and every difference is resolved once. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { transferProgress } from './progress.js';
import { rightToResolve } from './resolving.js';
import { stockTransfer } from './stock-transfer.js';
import { NO_TRANSFER, transferAnswer } from './transfer-state.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const item = { kind: 'buy', unit: 'C62', tracking: 'lot' };
const donor = { id: 'gdansk', currency: 'PLN', companyId: 'gemba-pl' };
const { given } = spec(stockTransfer, { item, donor });

const request = { site: 'lyon', from: 'gdansk', item: 'CAST', quantity: pieces('10'), cause: 'Late truck' };
const wish = { ...request, wanted: '2026-03-09' };
const requested = happened('StockTransferRequested', { ...wish, currency: 'EUR' });
const consented = happened('StockTransferConsented', { site: 'lyon', item: 'CAST', quantity: pieces('10') });
const place = { site: 'lyon', from: 'gdansk', item: 'CAST' };
const made = { expiry: '2026-04-01', origin: 'purchase-order/PO-1' };
const left = (lot: string, value: string) =>
  happened('StockTransferDespatched', {
    ...{ ...place, lot, quantity: pieces(value) },
    ...{ made, shippedOn: '2026-03-01' },
  });
const came = (lot: string, value: string, more: object = {}) =>
  happened('StockTransferReceived', {
    ...{ ...place, lot, quantity: pieces(value), made, ...more },
    receivedBy: 'tester',
  });
const underWay = given(requested, consented, left('C1', '6'), left('C2', '4'));
const receive = (
  ...lines: { lot: string; quantity: ReturnType<typeof pieces>; damaged?: ReturnType<typeof pieces> }[]
) => ({
  lines,
});

describe('RequestStockTransfer', () => {
  const inEuro = given().knowing({ donor: { ...donor, currency: 'EUR' } });

  it('asks another site, once, for the next working day unless told', () => {
    inEuro.when('RequestStockTransfer', wish).then(requested);
    const tomorrow = { ...requested.data, wanted: '2026-03-03' };
    inEuro.when('RequestStockTransfer', request).then(happened('StockTransferRequested', tomorrow));
    const again = given(requested).knowing({ donor: { ...donor, currency: 'EUR' } });
    again.when('RequestStockTransfer', wish).nothing();
    again.when('RequestStockTransfer', { ...wish, quantity: pieces('9') }).refused('SCM-TRF-STATE');
  });

  it('refuses what cannot be asked for', () => {
    inEuro.when('RequestStockTransfer', { ...wish, from: 'lyon' }).refused('SCM-TRF-SITE');
    given().knowing({ donor: undefined }).when('RequestStockTransfer', wish).refused('SCM-TRF-SITE');
    given().knowing({ item: undefined }).when('RequestStockTransfer', wish).refused('SCM-ITEM-UNKNOWN');
    given()
      .knowing({ item: { ...item, kind: 'service' } })
      .when('RequestStockTransfer', wish)
      .refused('SCM-ITEM-SERVICE');
    inEuro.when('RequestStockTransfer', { ...wish, wanted: '2026-03-01' }).refused('SCM-TRF-DATE');
    inEuro.when('RequestStockTransfer', { ...wish, quantity: pieces('0.5') }).refused('SCM-UOM-WHOLE');
    const kilos = { value: '1', unit: 'KGM' };
    inEuro.when('RequestStockTransfer', { ...wish, quantity: kilos }).refused('SCM-STK-UNIT');
  });
});

describe('what the donor says', () => {
  it('is noted once', () => {
    given(requested)
      .when('RecordConsent', { quantity: pieces('10') })
      .then(consented);
    given(requested, consented)
      .when('RecordConsent', { quantity: pieces('10') })
      .nothing();
    const refused = happened('StockTransferRefused', { reason: 'Needed here' });
    given(requested).when('RecordRefusal', { reason: 'Needed here' }).then(refused);
    given(requested, refused).when('RecordRefusal', { reason: 'Needed here' }).nothing();
    const despatch = { lot: 'C1', quantity: pieces('6'), made, shippedOn: '2026-03-01' };
    given(requested, consented).when('RecordDespatch', despatch).then(left('C1', '6'));
    const end = { quantity: pieces('4'), reason: 'Needed here' };
    const ended = happened('StockTransferEnded', { site: 'lyon', item: 'CAST', ...end });
    given(requested, consented, left('C1', '6')).when('RecordTransferEnd', end).then(ended);
    const after = given(requested, consented, left('C1', '6'), ended);
    after.when('RecordTransferEnd', end).nothing();
    expect(
      transferAnswer(given(requested, consented, left('C1', '6'), ended, came('C1', '6')).state()).status,
    ).toBe('received');
  });
});

describe('ReceiveStockTransfer', () => {
  it('takes in lot by lot, and finds what is short, damaged or too much', () => {
    underWay
      .when('ReceiveStockTransfer', receive({ lot: 'C1', quantity: pieces('6') }))
      .then(came('C1', '6'));
    underWay
      .when('ReceiveStockTransfer', receive({ lot: 'C1', quantity: pieces('3'), damaged: pieces('1') }))
      .then(came('C1', '3', { short: pieces('2'), damaged: pieces('1') }));
    underWay
      .when('ReceiveStockTransfer', receive({ lot: 'C2', quantity: pieces('5') }))
      .then(came('C2', '4', { over: pieces('1') }));
    underWay
      .when('ReceiveStockTransfer', { ...receive({ lot: 'C1', quantity: pieces('2') }), moreComes: true })
      .then(came('C1', '2'));
    underWay
      .when('ReceiveStockTransfer', receive({ lot: 'C1', quantity: pieces('0') }))
      .then(came('C1', '0', { short: pieces('6') }));
  });

  it('refuses what was not shipped, came already, or cannot have come', () => {
    const one = receive({ lot: 'C1', quantity: pieces('1') });
    underWay
      .when('ReceiveStockTransfer', receive({ lot: 'C9', quantity: pieces('1') }))
      .refused('SCM-TRF-LOT');
    underWay.when('ReceiveStockTransfer', receive(...one.lines, ...one.lines)).refused('SCM-TRF-LOT');
    given(requested, consented, left('C1', '6'), came('C1', '6'))
      .when('ReceiveStockTransfer', one)
      .refused('SCM-TRF-MORE');
    const later = { ...left('C1', '6'), occurredAt: '2026-03-02T11:00:01.000Z' };
    given(requested, consented, later).when('ReceiveStockTransfer', one).refused('SCM-TRF-TIME');
    underWay
      .knowing({ month: { status: 'closed' } })
      .when('ReceiveStockTransfer', one)
      .refused('SCM-STK-PERIOD');
    const foreign = happened('StockTransferRequested', { ...wish, currency: 'PLN' });
    given(foreign, consented, left('C1', '6')).when('ReceiveStockTransfer', one).refused('SCM-RATE-MISSING');
    const litres = { value: '1', unit: 'LTR' };
    underWay.when('ReceiveStockTransfer', receive({ lot: 'C1', quantity: litres })).refused('SCM-STK-UNIT');
  });

  it('refuses a lot that the stock here would refuse; nothing of it came in order is said of it then', () => {
    const one = receive({ lot: 'C1', quantity: pieces('1') });
    underWay
      .knowing({ 'expires C1': { expiry: '2026-09-01' } })
      .when('ReceiveStockTransfer', one)
      .refused('SCM-GR-LOT');
    underWay.at({ date: '2026-04-02' }).when('ReceiveStockTransfer', one).refused('SCM-GR-LOT');
    underWay
      .at({ date: '2026-04-02' })
      .when('ReceiveStockTransfer', receive({ lot: 'C1', quantity: pieces('0'), damaged: pieces('6') }))
      .then(came('C1', '0', { damaged: pieces('6') }));
    underWay
      .knowing({ 'piece C1': { site: 'porto', is: 'here', by: 'count/1' } })
      .when('ReceiveStockTransfer', one)
      .refused('SCM-STK-SERIAL');
  });

  it('takes a serial number that left by this very transfer, and by no other', () => {
    const one = receive({ lot: 'C1', quantity: pieces('1') });
    const gone = (by: string) => ({
      'piece C1': { site: 'gdansk', is: 'gone', by },
      item: { ...item, tracking: 'serial' },
    });
    const single = given(requested, consented, left('C1', '1'));
    single.knowing(gone('stock-transfer/1')).when('ReceiveStockTransfer', one).then(came('C1', '1'));
    single.knowing(gone('stock-transfer/2')).when('ReceiveStockTransfer', one).refused('SCM-STK-SERIAL');
    single.knowing(gone('shipment')).when('ReceiveStockTransfer', one).refused('SCM-STK-SERIAL');
  });
});

describe('ResolveTransferDifference', () => {
  const differs = given(
    ...[requested, consented, left('C1', '6'), left('C2', '4')],
    ...[
      came('C1', '3', { short: pieces('2'), damaged: pieces('1') }),
      came('C2', '4', { over: pieces('1') }),
    ],
  );
  const of = (
    lot: string,
    kind: 'short' | 'damaged' | 'over',
    resolution: 'found' | 'lost' | 'claimed' | 'sent-back',
  ) => ({
    ...{ lot, kind, resolution, reason: 'Looked' },
  });
  const resolved = (command: ReturnType<typeof of>, value: string) =>
    happened('TransferDifferenceResolved', { ...place, ...command, quantity: pieces(value), made });

  it('asks for the right where the company gets more or less than left, of who did not receive it', () => {
    const right = { granted: null, why: 'No right to that.' };
    const by = differs.knowing({ right });
    by.when('ResolveTransferDifference', of('C2', 'over', 'found')).refused('SCM-TRF-RIGHT');
    by.when('ResolveTransferDifference', of('C1', 'damaged', 'lost')).refused('SCM-TRF-RIGHT');
    const state = { ...NO_TRANSFER, receivers: ['ana'], unitCost: { amount: '2.50', currency: 'EUR' } };
    const asked = rightToResolve(of('C1', 'short', 'lost'), {
      ...state,
      differences: [{ lot: 'C1', kind: 'short', quantity: '4' }],
    });
    const amount = { amount: '10.00', currency: 'EUR' };
    expect(asked).toMatchObject({ right: { topic: 'stock-count', amount, barred: ['ana'] } });
    expect(rightToResolve(of('C1', 'short', 'found'), state)).toEqual({});
  });

  it.each([
    ['C1', 'short', 'found', '2'],
    ['C1', 'short', 'lost', '2'],
    ['C1', 'damaged', 'claimed', '1'],
    ['C2', 'over', 'found', '1'],
    ['C2', 'over', 'sent-back', '1'],
  ] as const)('%s %s is %s', (lot, kind, resolution, value) => {
    const command = of(lot, kind, resolution);
    differs.when('ResolveTransferDifference', command).then(resolved(command, value));
  });

  it('resolves a part, and no more than differs', () => {
    const part = { ...of('C1', 'short', 'lost'), quantity: pieces('1') };
    differs.when('ResolveTransferDifference', part).then(resolved(part, '1'));
    differs
      .when('ResolveTransferDifference', { ...part, quantity: pieces('3') })
      .refused('SCM-TRF-DIFFERENCE');
    differs.when('ResolveTransferDifference', of('C2', 'short', 'lost')).refused('SCM-TRF-DIFFERENCE');
    differs.when('ResolveTransferDifference', of('C9', 'short', 'lost')).refused('SCM-TRF-DIFFERENCE');
    differs.when('ResolveTransferDifference', of('C2', 'over', 'claimed')).refused('SCM-TRF-DIFFERENCE');
    differs.when('ResolveTransferDifference', of('C1', 'short', 'sent-back')).refused('SCM-TRF-DIFFERENCE');
  });

  it('finds nothing that the stock here would refuse, and books into no closed month', () => {
    const command = of('C1', 'short', 'found');
    differs.at({ date: '2026-04-02' }).when('ResolveTransferDifference', command).refused('SCM-GR-LOT');
    differs
      .knowing({ month: { status: 'locked' } })
      .when('ResolveTransferDifference', command)
      .refused('SCM-STK-PERIOD');
  });
});

describe('CancelStockTransfer', () => {
  const reason = 'Castings came';
  const cancelled = happened('StockTransferCancelled', { ...place, quantity: pieces('10'), reason });

  it('cancels while nothing is shipped, once', () => {
    given(requested).when('CancelStockTransfer', { reason }).then(cancelled);
    given(requested, consented).when('CancelStockTransfer', { reason }).then(cancelled);
    given(requested, cancelled).when('CancelStockTransfer', { reason }).nothing();
    given(requested, cancelled)
      .when('RecordConsent', { quantity: pieces('10') })
      .nothing();
  });

  it.each(['picked', 'over'])('refuses once it is %s', (is) => {
    given(requested, consented)
      .knowing({ progress: { is } })
      .when('CancelStockTransfer', { reason })
      .refused('SCM-TRF-STATE');
  });

  it('and despatch know of each other', () => {
    const picked = heard('TransferPicked', { site: 'gdansk', item: 'CAST', lines: [] });
    expect(shows(transferProgress, picked)).toEqual({ '1': { is: 'picked' } });
    expect(shows(transferProgress, heard('StockTransferCancelled', cancelled.data))).toEqual({
      '1': { is: 'over' },
    });
  });
});
