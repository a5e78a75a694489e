/** Who may be sent what, and when: schedules, receivers, tries, and everything that is wrong at once. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsOfSubscription, queryIn } from './asked.js';
import { cannotReceive, isPublic, receiversIn } from './receiver.http.js';
import { faultsIn, nextAfter } from './schedule.js';
import { signatureOf } from './sending.http.js';
import { againAfter, isGivenUp } from './tries.js';

const now = new Date('2026-03-02T08:15:30.250Z');

describe('a schedule', () => {
  it.each([
    ['every minute', { second: '0' }, '2026-03-02T08:16:00.000Z'],
    ['the second that comes next', {}, '2026-03-02T08:15:31.000Z'],
    ['five past one', { hour: '1', minute: '5', second: '0' }, '2026-03-03T01:05:00.000Z'],
    [
      'quarters in working hours',
      { hour: '[8-17]', minute: '0,15,30,45', second: '0' },
      '2026-03-02T08:30:00.000Z',
    ],
    ['Sundays', { dayOfWeek: '7', hour: '0', minute: '0', second: '0' }, '2026-03-08T00:00:00.000Z'],
    [
      'the last of February',
      { month: '2', dayOfMonth: '29', hour: '0', minute: '0', second: '0' },
      '2028-02-29T00:00:00.000Z',
    ],
  ])('of %s', (_, schedule, next) => {
    expect(nextAfter(schedule, now)?.toISOString()).toBe(next);
  });

  it('of days that never come has no next', () => {
    expect(nextAfter({ month: '2', dayOfMonth: '30' }, now)).toBeNull();
  });

  it('names every field that is wrong', () => {
    const wrong = { second: '60', minute: '[9-3]', hour: 'noon', month: '0', dayOfWeek: '[1-5]' };
    expect(faultsIn(wrong).map((fault) => fault.split(' ')[0])).toEqual([
      'second',
      'minute',
      'hour',
      'month',
    ]);
  });

  it('is due at a moment that has its fields, and at none before', () => {
    const field = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
    const schedules = fc.record(
      { second: field(0, 59), minute: field(0, 59), hour: field(0, 23), dayOfWeek: field(1, 7) },
      { requiredKeys: [] },
    );
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(schedules, moments, (schedule, from) => {
        const next = nextAfter(schedule, from) ?? from;
        const shown = [next.getUTCSeconds(), next.getUTCMinutes(), next.getUTCHours(), next.getUTCDay() || 7];
        const said = [schedule.second, schedule.minute, schedule.hour, schedule.dayOfWeek];
        expect(said.every((each, at) => each === undefined || each === String(shown[at]))).toBe(true);
        expect(next.getTime()).toBeGreaterThan(from.getTime());
        const between = new Date((from.getTime() + next.getTime()) / 2);
        expect(nextAfter(schedule, between)).toEqual(
          between.getTime() < next.getTime() - 1000 ? next : expect.any(Date),
        );
      }),
    );
  });
});

describe('a receiver', () => {
  it.each(['https://erp.example.com/epcis', 'https://8.8.8.8/x', 'https://[2606:4700::1111]/'])(
    '%s is sent to',
    (dest) => {
      expect(cannotReceive(dest, [])).toBeNull();
    },
  );

  it.each([
    ...['https://127.0.0.1/', 'https://10.1.2.3/', 'https://169.254.169.254/latest', 'https://[::1]/'],
    ...['https://[::ffff:10.0.0.1]/', 'https://localhost/', 'https://postgres/', 'https://db.internal/'],
    ...['http://erp.example.com/', 'ftp://erp.example.com/', 'https://u:p@erp.example.com/', 'nonsense'],
    ...['https://2130706433/', 'https://0x7f.1/'],
  ])('%s is not', (dest) => {
    expect(cannotReceive(dest, [])).not.toBeNull();
  });

  it('within the company is one that whoever runs it names', () => {
    const receivers = receiversIn({ GEMBA_EPCIS_RECEIVERS: '127.0.0.1:9000,erp:8080' });
    expect(cannotReceive('http://127.0.0.1:9000/epcis', receivers)).toBeNull();
    expect(cannotReceive('http://127.0.0.1:9001/epcis', receivers)).not.toBeNull();
    expect(receiversIn({})).toEqual([]);
  });

  it.each(['fe80::1', 'fd00::1', '100.64.0.1', '0.0.0.0', '224.0.0.1', 'erp.example.com'])(
    'at %s is not for everybody',
    (address) => {
      expect(isPublic(address)).toBe(false);
    },
  );

  it('can prove who sent it: RFC 4231, test case 2', () => {
    expect(signatureOf('what do ya want for nothing?', 'Jefe')).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

it('a try comes later each time, up to an hour, and none after two days', () => {
  const waits = [1, 2, 3, 11, 1_000].map((tried) => againAfter(tried, now).getTime() - now.getTime());
  expect(waits).toEqual([5_000, 10_000, 20_000, 3_600_000, 3_600_000]);
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([isGivenUp(ago(47), now), isGivenUp(ago(48), now)]).toEqual([false, true]);
});

describe('what is asked', () => {
  const right = { dest: 'https://erp.example.com/', signatureToken: 'a-token-of-some-length', stream: true };
  const placesIn = (asked: object) =>
    faultsOfSubscription(
      { ...right, ...asked },
      { cannot: cannotReceive({ ...right, ...asked }.dest, []), now },
    ).map(({ pointer }) => pointer);

  it('is told as it comes, or by a schedule', () => {
    expect(placesIn({})).toEqual([]);
    expect(placesIn({ stream: false, schedule: { minute: '0' } })).toEqual([]);
    expect(placesIn({ stream: false })).toEqual(['/stream']);
    expect(placesIn({ schedule: { minute: '0' } })).toEqual(['/stream']);
  });

  it('is refused with everything that is wrong', () => {
    const wrong = { dest: 'http://localhost/', signatureToken: 'short', stream: false };
    expect(placesIn({ ...wrong, schedule: { month: '2', dayOfMonth: '30' } })).toEqual([
      ...['/dest', '/signatureToken', '/schedule'],
    ]);
    expect(placesIn({ reportIfEmpty: true })).toEqual(['/reportIfEmpty']);
    expect(placesIn({ stream: false, schedule: { minute: '61' } })).toEqual(['/schedule']);
  });

  it('is a query of events without pages and order', () => {
    expect(queryIn({ EQ_bizStep: ['shipping', 'receiving'], GE_quantity: 3 })).toEqual({
      ...{ EQ_bizStep: ['shipping', 'receiving'], GE_quantity: ['3'] },
    });
    expect(queryIn({ perPage: 3, EQ_colour: 'red' })).toMatchObject([
      { pointer: '/query/perPage' },
      { pointer: '/query/EQ_colour' },
    ]);
    expect(queryIn({ EQ_bizStep: { is: 'shipping' } })).toMatchObject([{ pointer: '/query/EQ_bizStep' }]);
  });
});
