/** A return is authorised for what was delivered, taken in, graded and decided on, each once. */
import { describe, expect, it } from '@jest/globals';
import type { returnAuthorisationEvents } from '@gemba/contracts/events/supply-chain/returns';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_SHIPMENT } from '../orders/shipment-state.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { returnAuthorisation } from './return-authorisation.js';

type Event = HappenedIn<typeof returnAuthorisationEvents>;

const { given } = spec(returnAuthorisation);
const pieces = (value: string) => ({ value, unit: 'C62' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

const sold = { site: 'lyon', customer: 'AQUA', salesOrder: 'SO-1', shipment: 'SH-1' };
const goods = { ...sold, line: '1', item: 'PUMP', lot: 'L1' };
const wish = {
  ...{ site: 'lyon', customer: 'AQUA', shipment: 'SH-1', line: '1', lot: 'L1' },
  ...{ quantity: pieces('4'), reason: 'defective' as const },
};
const picked = [{ line: '1', item: 'PUMP', lot: 'L1', quantity: pieces('10') }];
const shipment = {
  ...{ ...NO_SHIPMENT, status: 'delivered' as const, picked },
  plan: { ...sold, carrier: 'Transalpin', lines: picked },
};
const delivered = {
  ...{ ...sold, item: 'PUMP', delivered: pieces('10'), authorised: '0' },
  deliveredOn: '2026-02-20',
};
const buyer = { registered: { name: 'Aqua', currency: 'EUR', country: 'FR' } };
const known = { shipment, delivered, buyer };

const authorised = happened('ReturnAuthorised', {
  ...{ ...goods, quantity: pieces('4'), reason: 'defective' as const },
  ...{ creditedOn: 'grading' as const, until: '2026-04-01' },
});
const received = (quantity: string, receipt = 1) =>
  happened('ReturnReceived', {
    ...{ ...goods, quantity: pieces(quantity), creditedOn: 'grading' as const, receipt },
    ...{ receivedOn: '2026-03-02', price: eur('340.00') },
  });
const graded = (quantity: string, grade: 'A' | 'C' = 'A') =>
  happened('ReturnGraded', {
    ...{ ...goods, quantity: pieces(quantity), creditedOn: 'grading' as const, part: 1 },
    ...{ receivedOn: '2026-03-02', grade, findings: 'Seen', options: [] },
  });

/** The same, an hour after the moment of the test. */
const later = <E>(event: E): E => ({ ...event, occurredAt: '2026-03-02T12:00:00.000Z' });

describe('AuthoriseReturn', () => {
  const authorising = (more: object = {}) => given().knowing({ ...known, ...more });

  it('says what may come back, until when, and when it is credited', () => {
    authorising().when('AuthoriseReturn', wish).then(authorised);
    given(authorised).knowing(known).when('AuthoriseReturn', wish).nothing();
    given(authorised)
      .knowing(known)
      .when('AuthoriseReturn', { ...wish, reason: 'late' })
      .refused('SCM-RET-STATE');
  });

  it('refuses what was not delivered from here, to them, of that lot', () => {
    authorising({ shipment: undefined }).when('AuthoriseReturn', wish).refused('SCM-RET-SHIPMENT');
    authorising({ shipment: { ...shipment, status: 'despatched' } })
      .when('AuthoriseReturn', wish)
      .refused('SCM-RET-SHIPMENT');
    authorising()
      .when('AuthoriseReturn', { ...wish, site: 'porto' })
      .refused('SCM-RET-SHIPMENT');
    authorising()
      .when('AuthoriseReturn', { ...wish, customer: 'OTHER' })
      .refused('SCM-RET-CUSTOMER');
    authorising({ delivered: undefined }).when('AuthoriseReturn', wish).refused('SCM-RET-LOT');
  });

  it('refuses more than is left of what was delivered, parts of a piece and another dimension', () => {
    authorising({ delivered: { ...delivered, authorised: '7' } })
      .when('AuthoriseReturn', wish)
      .refused('SCM-RET-OVER');
    authorising()
      .when('AuthoriseReturn', { ...wish, quantity: pieces('0.5') })
      .refused('SCM-UOM-WHOLE');
    authorising()
      .when('AuthoriseReturn', { ...wish, quantity: { value: '1', unit: 'KGM' } })
      .refused('SCM-RET-UNIT');
  });

  it('holds the customer to 30 days, or to what was agreed, the last day among them', () => {
    const late = { ...delivered, deliveredOn: '2026-01-30' };
    authorising({ delivered: late }).when('AuthoriseReturn', wish).refused('SCM-RET-LATE');
    authorising({ delivered: { ...delivered, deliveredOn: '2026-01-31' } })
      .when('AuthoriseReturn', wish)
      .then(authorised);
    const returnTerms = { days: 60, creditedOn: 'receipt' as const };
    authorising({ delivered: late, buyer: { ...buyer, returnTerms } })
      .when('AuthoriseReturn', wish)
      .then(happened('ReturnAuthorised', { ...authorised.data, creditedOn: 'receipt' as const }));
  });
});

describe('the end of an authorisation', () => {
  const left = (quantity: string) => ({ shipment: 'SH-1', line: '1', lot: 'L1', quantity: pieces(quantity) });
  const reason = 'Keeps it';

  it('gives back what does not come, once', () => {
    const cancelled = happened('ReturnAuthorisationCancelled', { ...left('4'), reason });
    given(authorised).when('CancelReturnAuthorisation', { reason }).then(cancelled);
    given(authorised, cancelled).when('CancelReturnAuthorisation', { reason }).nothing();
    const closed = happened('ReturnAuthorisationClosed', { ...left('1'), reason });
    given(authorised, received('3')).when('CloseReturnAuthorisation', { reason }).then(closed);
    given(authorised, received('3'), closed).when('CloseReturnAuthorisation', { reason }).nothing();
    const expired = happened('ReturnAuthorisationExpired', left('1'));
    given(authorised, received('3')).when('ExpireReturnAuthorisation', {}).then(expired);
    given(authorised, received('4')).when('ExpireReturnAuthorisation', {}).nothing();
  });

  it('cancels only what did not begin to come, and closes only what did', () => {
    given(authorised, received('1')).when('CancelReturnAuthorisation', { reason }).refused('SCM-RET-STATE');
    given(authorised).when('CloseReturnAuthorisation', { reason }).refused('SCM-RET-STATE');
    given(authorised, received('4')).when('CloseReturnAuthorisation', { reason }).refused('SCM-RET-STATE');
  });
});

describe('ReceiveReturn', () => {
  const order = { lines: [{ line: '1', price: eur('340.00') }] };
  const come = { lot: 'L1', quantity: pieces('3') };
  const receiving = (...events: readonly Event[]) => given(...events).knowing({ order });

  it('counts what comes, at the price of its order', () => {
    receiving(authorised).when('ReceiveReturn', come).then(received('3'));
    receiving(authorised, received('3'))
      .when('ReceiveReturn', { lot: 'L1', quantity: pieces('1') })
      .then(received('1', 2));
  });

  it('refuses another lot, more than authorised, what is over, and a month that is closed', () => {
    receiving(authorised)
      .when('ReceiveReturn', { ...come, lot: 'L2' })
      .refused('SCM-RET-LOT');
    receiving(authorised, received('2')).when('ReceiveReturn', come).refused('SCM-RET-OVER');
    receiving(authorised, received('4')).when('ReceiveReturn', come).refused('SCM-RET-OVER');
    receiving(authorised).at({ date: '2026-04-02' }).when('ReceiveReturn', come).refused('SCM-RET-LATE');
    given(authorised)
      .knowing({ order, month: { status: 'closed' } })
      .when('ReceiveReturn', come)
      .refused('SCM-STK-PERIOD');
    const data = { shipment: 'SH-1', line: '1', lot: 'L1', quantity: pieces('4') };
    receiving(authorised, happened('ReturnAuthorisationExpired', data))
      .when('ReceiveReturn', come)
      .refused('SCM-RET-STATE');
  });
});

describe('GradeReturn', () => {
  const grade = { grade: 'A' as const, quantity: pieces('2'), findings: 'Seen' };

  it('grades part by part what came, and not before it came', () => {
    given(authorised, received('3')).knowing({}).when('GradeReturn', grade).then(graded('2'));
    given(authorised, received('3'), graded('2'))
      .knowing({})
      .when('GradeReturn', grade)
      .refused('SCM-RET-OVER');
    given(authorised).knowing({}).when('GradeReturn', grade).refused('SCM-RET-OVER');
    given(authorised, later(received('3')))
      .knowing({})
      .when('GradeReturn', grade)
      .refused('SCM-RET-TIME');
  });
});

describe('DecideReturnDisposition', () => {
  const options = [
    { kind: 'restock' as const, worstGrade: 'A' as const, price: eur('340.00'), cost: eur('10.00') },
    { kind: 'recycle' as const, worstGrade: 'scrap' as const, price: eur('15.00'), cost: eur('5.00') },
  ];
  const lot = { balances: { returned: '3' }, opening: {}, closedUntil: '', movements: [] };
  const stock = { ...NO_STOCK, unit: 'C62', lots: { L1: lot } };
  const granted = { granted: { level: 'site', rightId: 'r', policyVersion: 1 } };
  const policy = { set: { site: 'lyon', item: 'PUMP', options } };
  const knowing = { policy, stock, right: granted };
  const deciding = (more: object = {}, grade: 'A' | 'C' = 'A') =>
    given(authorised, received('3'), graded('3', grade)).knowing({ ...knowing, ...more });
  const ways = [
    { kind: 'restock' as const, price: eur('340.00'), cost: eur('10.00'), netRecovery: eur('330.00') },
    { kind: 'recycle' as const, price: eur('15.00'), cost: eur('5.00'), netRecovery: eur('10.00') },
  ].map((way) => ({ ...way, possible: pieces('3') }));
  const { customer: _, salesOrder: __, ...what } = goods;
  const decided = (kind: 'restock' | 'recycle', more: { isBest: boolean; reason?: string }) =>
    happened('ReturnDispositionDecided', {
      ...{ ...what, part: 1, grade: 'A' as const, kind, quantity: pieces('3'), price: eur('340.00') },
      ...{ netRecovery: eur(kind === 'restock' ? '330.00' : '10.00'), options: ways, ...more },
    });

  it('takes the way that brings most, with all figures', () => {
    deciding()
      .when('DecideReturnDisposition', { part: 1 })
      .then(decided('restock', { isBest: true }));
    deciding()
      .when('FollowReturnPolicy', { part: 1 })
      .then(decided('restock', { isBest: true }));
  });

  it('decides on a part at the time when it was graded, whatever is graded after it', () => {
    const { data } = graded('1', 'C');
    const second = later(happened('ReturnGraded', { ...data, part: 2 }));
    given(authorised, received('4'), graded('3'), second)
      .knowing(knowing)
      .when('FollowReturnPolicy', { part: 1 })
      .then(decided('restock', { isBest: true }));
  });

  it('takes another way for a reason alone', () => {
    const wish = { part: 1, kind: 'recycle' as const };
    deciding().when('DecideReturnDisposition', wish).refused('SCM-RET-REASON');
    deciding()
      .when('DecideReturnDisposition', { ...wish, reason: 'Smells of smoke' })
      .then(decided('recycle', { isBest: false, reason: 'Smells of smoke' }));
  });

  it('splits a part over several ways, each piece once', () => {
    const one = { part: 1, kind: 'recycle' as const, quantity: pieces('1'), reason: 'For training' };
    const { decision } = deciding().when('DecideReturnDisposition', one);
    expect(decision).toMatchObject([{ data: { kind: 'recycle', quantity: pieces('1') } }]);
    const rest = given(authorised, received('3'), graded('3'), ...(decision as never[])).knowing(knowing);
    expect(rest.when('DecideReturnDisposition', { part: 1 }).decision).toMatchObject([
      { data: { kind: 'restock', quantity: pieces('2') } },
    ]);
    rest.when('DecideReturnDisposition', { ...one, quantity: pieces('3') }).refused('SCM-RET-OVER');
  });

  it('refuses a part that there is not, twice the same, more than is there, and who may not', () => {
    deciding().when('DecideReturnDisposition', { part: 2 }).refused('SCM-RET-PART');
    given(authorised, received('3'), graded('3'), decided('restock', { isBest: true }))
      .knowing(knowing)
      .when('DecideReturnDisposition', { part: 1 })
      .refused('SCM-RET-OVER');
    deciding({ stock: NO_STOCK }).when('DecideReturnDisposition', { part: 1 }).refused('SCM-RET-STOCK');
    const right = { granted: null, escalatesTo: 'coo', why: 'above the limit' };
    deciding({ right }).when('DecideReturnDisposition', { part: 1 }).refused('SCM-RET-RIGHT');
    deciding({ month: { status: 'locked' } })
      .when('DecideReturnDisposition', { part: 1 })
      .refused('SCM-STK-PERIOD');
    given(authorised, received('3'), later(graded('3')))
      .knowing(knowing)
      .when('DecideReturnDisposition', { part: 1 })
      .refused('SCM-RET-TIME');
  });

  it('puts nothing back into stock that is worn, expired or on hold', () => {
    const restock = { part: 1, kind: 'restock' as const, reason: 'Wanted' };
    deciding({}, 'C').when('DecideReturnDisposition', restock).refused('SCM-RET-OPTION');
    deciding({ held: { holds: ['HLD-1'] } })
      .when('DecideReturnDisposition', restock)
      .refused('SCM-RET-OPTION');
    const expired = { ...stock, lots: { L1: { ...lot, expiry: '2026-03-01' } } };
    deciding({ stock: expired }).when('DecideReturnDisposition', restock).refused('SCM-RET-OPTION');
    deciding({ policy: undefined }, 'C').when('DecideReturnDisposition', restock).refused('SCM-RET-OPTION');
  });

  const again = {
    kind: 'refurbish' as const,
    worstGrade: 'C' as const,
    price: eur('250.00'),
    cost: eur('150.00'),
  };
  const refurbishing = {
    policy: { set: { site: 'lyon', item: 'PUMP', options: [again, ...options] } },
    item: { refurbishedAs: 'PUMP-R' },
  };

  it('names the order that makes it good again, each decision its own', () => {
    const asked = deciding(refurbishing, 'C').at({ id: 'R1' });
    const { decision } = asked.when('DecideReturnDisposition', { part: 1 });
    const refurbishment = { order: 'RFB-R1.1.1', into: 'PUMP-R', decidedOn: '2026-03-02' };
    expect(decision).toMatchObject([
      { data: { kind: 'refurbish', refurbishment, netRecovery: eur('100.00') } },
    ]);
    const open = given(authorised, received('4'), graded('3', 'C'), ...(decision as never[])).at({
      id: 'R1',
    });
    const reason = 'No bearing';
    const { part, ...back } = { ...what, part: 1, kind: 'refurbish' as const, refurbishment, reason };
    const withdrawn = happened('ReturnDispositionWithdrawn', { ...back, part, quantity: pieces('3') });
    open.when('WithdrawDisposition', { order: 'RFB-R1.1.1', reason }).then(withdrawn);
    open.when('WithdrawDisposition', { order: 'RFB-R1.1.9', reason }).nothing();
    const anew = given(authorised, received('4'), graded('3', 'C'), ...(decision as never[]), withdrawn)
      .at({ id: 'R1' })
      .knowing({ ...knowing, ...refurbishing });
    anew.when('WithdrawDisposition', { order: 'RFB-R1.1.1', reason }).nothing();
    expect(anew.when('DecideReturnDisposition', { part: 1 }).decision).toMatchObject([
      { data: { refurbishment: { order: 'RFB-R1.1.2' } } },
    ]);
  });

  it('makes nothing good again that becomes no other item, or is on hold', () => {
    const wish = { part: 1, kind: 'refurbish' as const, reason: 'Try' };
    for (const other of [{ item: {} }, { held: { holds: ['HLD-1'] } }])
      deciding({ ...refurbishing, ...other }, 'C')
        .when('DecideReturnDisposition', wish)
        .refused('SCM-RET-OPTION');
  });

  it('without a policy waits for somebody who names a way and a reason', () => {
    deciding({ policy: undefined }).when('FollowReturnPolicy', { part: 1 }).refused('SCM-RET-OPTION');
    const way = { part: 1, kind: 'recycle' as const };
    deciding({ policy: undefined }).when('DecideReturnDisposition', way).refused('SCM-RET-REASON');
  });
});
