/** An exception: stated once for one reason, owned by a role, resolved or waived; what is at stake. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { RaiseException } from './exception.js';
import { exceptionOf } from './exception.js';
import { isDue, pauseAfter } from './pace.js';
import { atStake } from './stake.js';

const { given } = spec(exceptionOf('finance'));

const raised = {
  process: 'invoice-when-delivered',
  cause: {
    eventId: 'e-1',
    streamId: 'shipment-1',
    type: 'supply-chain.DeliveryConfirmed',
    occurredAt: '2026-03-02T11:00:00.000Z',
    correlationId: 'c-1',
  },
  command: { noun: 'customer-invoice', id: '1', name: 'IssueCustomerInvoice', data: {}, path: '/0' },
  refusal: { code: 'FIN-INV-RATE', detail: 'No rate is known for USD.' },
};
const command: RaiseException = { ...raised, usual: 'controller', attempts: 1 };
const nobody = { holder: { granted: null, escalatesTo: null, why: 'No right.' } };
const stated = happened('ExceptionRaised', { ...raised, owner: 'controller' }) as never;
const when = (events: readonly never[], name: string, data: object, roles: readonly string[] = ['process']) =>
  given(...events)
    .knowing(nobody)
    .at({ roles })
    .when(name as never, data as never);

describe('an exception', () => {
  it('is owned by whom the refusal names, else by the holder of the right, else as usual', () => {
    const owner = (more: object, known: object = nobody) => {
      const { decision } = given()
        .knowing(known)
        .when('RaiseException' as never, { ...command, ...more } as never);
      return (decision as readonly { data: { owner: string } }[])[0]?.data.owner;
    };
    const buyer = { holder: { granted: null, escalatesTo: 'buyer', why: '' } };
    expect(owner({})).toBe('controller');
    expect(owner({ topic: 'purchase' }, buyer)).toBe('buyer');
    expect(owner({ topic: 'purchase', named: 'coo' }, buyer)).toBe('coo');
  });

  it('is stated again only for another reason', () => {
    when([stated], 'RaiseException', { ...command, attempts: 2 }).nothing();
    const refusal = { code: 'FIN-INV-PERIOD', detail: 'March is closed.' };
    expect(when([stated], 'RaiseException', { ...command, refusal, attempts: 3 }).decision).toEqual([
      happened('ExceptionRetried', { refusal, owner: 'controller', attempts: 3 }),
    ]);
  });

  it('says when it is tried next, and to who asked for a try that it was refused as before', () => {
    const soon = '2026-03-02T12:00:30.000Z';
    const later = '2026-03-02T12:01:30.000Z';
    const planned = happened('ExceptionRaised', { ...raised, owner: 'controller', nextTryAt: soon }) as never;
    const again = (nextTryAt: string) => ({ ...command, attempts: 2, nextTryAt });
    const retried = (nextTryAt: string) =>
      happened('ExceptionRetried', { refusal: raised.refusal, owner: 'controller', attempts: 2, nextTryAt });
    when([planned], 'RaiseException', again(soon)).nothing();
    expect(when([planned], 'RaiseException', again(later)).decision).toEqual([retried(later)]);
    const asked = happened('ExceptionRetryRequested', {}) as never;
    expect(when([planned, asked], 'RaiseException', again(soon)).decision).toEqual([retried(soon)]);
    when([planned, asked, retried(soon) as never], 'RaiseException', again(soon)).nothing();
  });

  it('is waived by its owner or who runs the site, once, and taken up again', () => {
    const why = { reason: 'Billed by hand' };
    when([stated], 'WaiveException', why, ['planner']).refused('PLT-EXC-RIGHT');
    const waived = happened('ExceptionWaived', why) as never;
    for (const role of ['controller', 'site-manager', 'coo'])
      expect(when([stated], 'WaiveException', why, [role]).decision).toEqual([waived]);
    when([stated, waived], 'WaiveException', why, ['coo']).nothing();
    when([stated, waived], 'RaiseException', { ...command, attempts: 2 }).nothing();
    expect(when([stated, waived], 'RetryException', {}, ['coo']).decision).toEqual([
      happened('ExceptionRetryRequested', {}),
    ]);
  });

  it('that is resolved has nothing left to decide', () => {
    const resolved = happened('ExceptionResolved', { by: 'done', attempts: 2 }) as never;
    when([stated, resolved], 'WaiveException', { reason: 'Late' }, ['coo']).refused('PLT-EXC-STATE');
    when([stated, resolved], 'RetryException', {}, ['coo']).refused('PLT-EXC-STATE');
    when([stated, resolved], 'ResolveException', { by: 'done', attempts: 2 }).nothing();
  });
});

describe('what is at stake', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  it('is the total, a price times its quantity, or the sum of the lines in one currency', () => {
    const line = { quantity: { value: '3', unit: 'C62' }, price: eur('2.50') };
    expect(atStake({ total: eur('12.00'), lines: [line] }, {})).toEqual(eur('12.00'));
    expect(atStake(line, {})).toEqual(eur('7.50'));
    expect(atStake({ lines: [line, line] }, {})).toEqual(eur('15.00'));
    expect(atStake({ lines: [{ debit: eur('4.00') }, { credit: eur('4.00') }] }, {})).toEqual(eur('4.00'));
    const other = { ...line, price: { amount: '1.00', currency: 'PLN' } };
    expect(atStake({ lines: [line, other] }, {})).toBeUndefined();
  });

  it('is what the cause says where the command says nothing', () => {
    expect(atStake({ lot: 'L-1' }, { amount: eur('9.00') })).toEqual(eur('9.00'));
    expect(atStake({ lot: 'L-1' }, null)).toBeUndefined();
  });
});

describe('another try', () => {
  it('comes after half a minute, and then after twice as long each time, up to six hours', () => {
    expect([1, 2, 3, 40].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 21_600_000]);
  });

  it('comes early when what the rule knows has changed, at most once a minute for long', () => {
    const tried = { attempts: 1, triedAt: 0, nextAt: 1_000_000, knew: 'a' };
    expect(isDue(tried, 'a', 5_000)).toBe(false);
    expect(isDue(tried, 'b', 1_000)).toBe(true);
    expect(isDue({ ...tried, attempts: 20 }, 'b', 59_999)).toBe(false);
    expect(isDue({ ...tried, attempts: 20 }, 'b', 60_000)).toBe(true);
    expect(isDue(tried, 'a', 1_000_000)).toBe(true);
    expect(isDue({ ...tried, knew: null }, 'a', 1)).toBe(true);
  });
});
