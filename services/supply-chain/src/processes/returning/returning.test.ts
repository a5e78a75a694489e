/** What customers send back becomes stock that stands apart, and goes where it is decided. */
import { describe, expect, it } from '@jest/globals';
import { happened, reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { returnAuthorisation } from '../../returns/return-authorisation.js';
import { stockItem } from '../../stock/stock-item.js';
import { carryOutReturnDisposition } from './carry-out-return-disposition.js';
import { decideAgain } from './decide-again-when-refurbishing-is-cancelled.js';
import { decideWhenReturnIsGraded } from './decide-when-return-is-graded.js';
import { expireReturn } from './expire-return-when-nothing-comes.js';
import { receiveReturnedStock } from './receive-stock-when-customer-returns.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const line = { site: 'lyon', shipment: 'SH-1', line: '1', item: 'PUMP', lot: 'L1', quantity: pieces('2') };
const goods = { ...line, customer: 'AQUA', salesOrder: 'SO-1', creditedOn: 'grading' as const };
const subject = 'R1';

it('takes in what came, as what left with the shipment', () =>
  story(receiveReturnedStock)
    .when(
      heard(
        'ReturnReceived',
        { ...goods, receipt: 1, receivedOn: '2026-03-02', price: eur('340.00') },
        { subject },
      ),
    )
    .sends(
      send(stockItem, ['lyon.PUMP', 'ReceiveStock'], {
        ...{ site: 'lyon', item: 'PUMP', lot: 'L1', quantity: pieces('2'), status: 'returned' },
        ...{ source: { kind: 'return', id: 'R1' }, shippedWith: { shipment: 'SH-1', line: '1' } },
      }),
    ));

it('decides by itself on what is graded, and leaves to people what it may not or cannot decide', () => {
  const graded = {
    ...goods,
    part: 1,
    receivedOn: '2026-03-02',
    grade: 'A' as const,
    findings: 'New',
    options: [],
  };
  const told = story(decideWhenReturnIsGraded).when(heard('ReturnGraded', graded, { subject }));
  told.sends(send(returnAuthorisation, ['R1', 'FollowReturnPolicy'], { part: 1 }));
  for (const code of ['SCM-RET-RIGHT', 'SCM-RET-OPTION', 'SCM-RET-OVER'])
    expect(insteadOf(told.sent[0], reject(code, 'no'))).toEqual([]);
  expect(insteadOf(told.sent[0], reject('SCM-STK-PERIOD', 'closed'))).toBeUndefined();
});

describe('a decision', () => {
  const decided = { ...line, part: 1, grade: 'A' as const, price: eur('340.00'), options: [], isBest: true };
  const known = { item: { kind: 'make', unit: 'C62', tracking: 'lot' } };
  const at = { id: 'lyon.PUMP' };
  const into = { site: 'lyon', item: 'PUMP', lot: 'L1', quantity: pieces('2') };
  const received = happened('StockReceived', {
    ...{ ...into, status: 'returned' as const, source: { kind: 'return' as const, id: 'R1' } },
  });
  const bought = happened('StockReceived', {
    ...{
      ...into,
      status: 'available' as const,
      source: { kind: 'purchase-order' as const, id: 'PO-1', line: '2' },
    },
  });
  const disposing = (kind: 'restock' | 'recycle' | 'returnToMaker', value = '2') =>
    spec(stockItem, known)
      .given(bought, received)
      .at(at)
      .when('DisposeReturned', { lot: 'L1', quantity: pieces(value), kind, authorisation: 'R1' });

  it('is carried out in stock', () =>
    story(carryOutReturnDisposition)
      .when(heard('ReturnDispositionDecided', { ...decided, kind: 'restock' as const }, { subject }))
      .sends(
        send(stockItem, ['lyon.PUMP', 'DisposeReturned'], {
          ...{ lot: 'L1', quantity: pieces('2'), kind: 'restock', authorisation: 'R1' },
        }),
      ));

  it('takes what came back, and nothing else of the lot', () => {
    disposing('restock').then(
      happened('StockStatusChanged', {
        ...{
          ...into,
          from: 'returned' as const,
          to: 'available' as const,
          reason: 'Return R1 goes back into stock.',
        },
      }),
    );
    const gone = { ...into, status: 'returned' as const };
    disposing('recycle').then(
      happened('StockIssued', { ...gone, purpose: { kind: 'scrap' as const, id: 'R1' } }),
    );
    disposing('returnToMaker').then(
      happened('StockIssued', {
        ...gone,
        purpose: { kind: 'supplier-return' as const, id: 'PO-1', line: '2' },
      }),
    );
    disposing('recycle', '3').refused('SCM-STK-STATUS');
    disposing('restock', '3').refused('SCM-STK-STATUS');
  });
});

describe('an order that makes it good again', () => {
  const refurbishes = { authorisation: 'R1', part: 1, item: 'PUMP', lot: 'L1', quantity: pieces('2') };
  const order = { subject: 'RFB-R1.1.1' };

  it('takes it when work begins, and not before', () => {
    const decided = {
      ...line,
      part: 1,
      grade: 'C' as const,
      price: eur('340.00'),
      options: [],
      isBest: true,
    };
    story(carryOutReturnDisposition)
      .when(heard('ReturnDispositionDecided', { ...decided, kind: 'refurbish' as const }, { subject }))
      .sends();
    story(carryOutReturnDisposition)
      .when(heard('RefurbishmentBegun', { ...refurbishes, site: 'lyon', operation: 10 }, order))
      .sends(
        send(stockItem, ['lyon.PUMP', 'DisposeReturned'], {
          ...{ lot: 'L1', quantity: pieces('2'), kind: 'refurbish', authorisation: 'R1' },
          ...{ order: 'RFB-R1.1.1', operation: '10' },
        }),
      );
  });

  it('gives it back where it is cancelled before', () => {
    const cancelled = { reason: 'No bearing', item: 'PUMP-R', quantity: pieces('2') };
    const told = story(decideAgain);
    told.when(heard('ProductionOrderCancelled', cancelled, order)).sends();
    told.when(heard('ProductionOrderCancelled', { ...cancelled, refurbishes }, order)).sends(
      send(returnAuthorisation, ['R1', 'WithdrawDisposition'], {
        order: 'RFB-R1.1.1',
        reason: 'No bearing',
      }),
    );
  });
});

describe('an authorisation', () => {
  const authorised = { ...goods, reason: 'late' as const, until: '2026-04-01' };

  it('ends with its last day, wherever that is, unless it ended before', () => {
    const told = story(expireReturn).when(heard('ReturnAuthorised', authorised, { subject }));
    expect(told.deadlines()).toEqual([{ name: 'until', at: '2026-04-02T18:00:00.000Z' }]);
    const { shipment, line: of, lot, quantity } = line;
    const ended = { shipment, line: of, lot, quantity, reason: 'Kept' };
    expect(
      story(expireReturn)
        .when(heard('ReturnAuthorisationCancelled', ended, { subject }))
        .deadlines(),
    ).toEqual([{ name: 'until', at: '' }]);
    expect(expireReturn.passed?.until?.send({}, 'R1', '2026-04-02T18:00:00.000Z')).toEqual([
      send(returnAuthorisation, ['R1', 'ExpireReturnAuthorisation'], {}),
    ]);
  });
});
