/**
 * A roster asks of nobody two places at once, too short a rest, or work without a qualification that
 * holds.
 */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { plusDays } from '@gemba/measures/period';
import { roster } from './roster.js';
import { weekOf } from './week.js';

const { given } = spec(roster);
const shift = (start: string, end: string, person = 'ana') => ({
  ...{ person, station: 'CNC' },
  ...{ start: `2026-03-${start}:00.000Z`, end: `2026-03-${end}:00.000Z` },
});
const interval = (from: string, to: string) => ({
  ...{ from: `2026-03-${from}:00.000Z`, to: `2026-03-${to}:00.000Z` },
});
const monday = shift('02T05:00', '02T13:00');
const tuesday = shift('03T05:00', '03T13:00');
const week = (...assignments: { person: string; start: string; end: string; station?: string }[]) => ({
  ...{ site: 'lyon', week: '2026-W10', assignments },
});
const published = happened('RosterPublished', week(monday, tuesday));
const cnc = (validTo: string) => ({ cnc: { skill: 'cnc', level: 3, validFrom: '2026-01-01', validTo } });
const person = (more: object = {}) => ({
  ...{ hired: { site: 'lyon', start: '2026-01-05' }, lastDay: '', qualifications: cnc('2026-12-31') },
  ...more,
});
const known = { 'employee:ana': person(), stations: { CNC: { PUMP: ['cnc'] }, PAINT: { PUMP: ['paint'] } } };
const publishing = (...shifts: Parameters<typeof week>) =>
  given()
    .knowing(known)
    .when('PublishRoster', week(...shifts));

describe('PublishRoster', () => {
  it('publishes', () => publishing(monday, tuesday).then(published));
  it('has nothing to say to a repeat, also with other offsets', () => {
    given(published).knowing(known).when('PublishRoster', week(monday, tuesday)).nothing();
    const local = { ...monday, start: '2026-03-02T06:00:00+01:00', end: '2026-03-02T14:00:00+01:00' };
    given(published).knowing(known).when('PublishRoster', week(local, tuesday)).nothing();
  });
  it('replaces the roster before', () =>
    given(published)
      .knowing(known)
      .at({ at: '2026-03-01T22:59:00.000Z' })
      .when('PublishRoster', week(monday))
      .then(happened('RosterPublished', week(monday))));
  it('asks why it replaces the roster of a week that has begun at the site', () => {
    const begun = given(published).knowing(known).at({ at: '2026-03-01T23:00:00.000Z' });
    begun.when('PublishRoster', week(monday)).refused('HR-ROSTER-REASON');
    const said = { ...week(monday), reason: 'Tuesday is a holiday' };
    begun.when('PublishRoster', said).then(happened('RosterPublished', said));
    begun.when('PublishRoster', week(monday, tuesday)).nothing();
  });
  it('asks for no reason for the first roster of a week', () =>
    given()
      .knowing(known)
      .at({ at: '2026-03-20T11:00:00.000Z' })
      .when('PublishRoster', week(monday))
      .then(happened('RosterPublished', week(monday))));
});

describe('shifts', () => {
  it('may not overlap', () => publishing(monday, shift('02T12:59', '02T14:00')).refused('HR-SHIFT-OVERLAP'));
  it('may not overlap across midnight into the next week', () => {
    const sunday = shift('08T21:00', '09T05:00');
    given()
      .knowing({ ...known, 'week:2026-W11': { ana: [interval('09T04:00', '09T12:00')] } })
      .when('PublishRoster', week(sunday))
      .refused('HR-SHIFT-OVERLAP');
  });
  it('of other people do not matter', () =>
    given()
      .knowing({ ...known, 'employee:ben': person() })
      .when('PublishRoster', week(monday, shift('02T05:00', '02T13:00', 'ben')))
      .then(happened('RosterPublished', week(monday, shift('02T05:00', '02T13:00', 'ben')))));
  it('begin in their week, in the time of the site, and end after they begin', () => {
    publishing(shift('01T22:59', '02T05:00')).refused('HR-ROSTER-WEEK');
    publishing(shift('01T23:00', '02T05:00')).then(
      happened('RosterPublished', week(shift('01T23:00', '02T05:00'))),
    );
    publishing(shift('08T23:00', '09T05:00')).refused('HR-ROSTER-WEEK');
    publishing(shift('02T13:00', '02T13:00')).refused('HR-ROSTER-WEEK');
  });
  it('are of a week that exists', () =>
    given()
      .knowing(known)
      .when('PublishRoster', { ...week(monday), week: '2026-W54' })
      .refused('HR-ROSTER-WEEK'));
});

describe('rest', () => {
  it('is eleven hours at least', () => {
    publishing(monday, shift('03T00:00', '03T08:00')).then(
      happened('RosterPublished', week(monday, shift('03T00:00', '03T08:00'))),
    );
    publishing(monday, shift('02T23:59', '03T08:00')).refused('HR-REST-MIN');
  });
  it('counts from the last shift of the week before', () =>
    given()
      .knowing({ ...known, 'week:2026-W09': { ana: [interval('01T13:00', '01T21:00')] } })
      .when('PublishRoster', week(monday))
      .refused('HR-REST-MIN'));
  it('follows a block of thirteen hours at most, however it is cut', () => {
    const long = [monday, shift('02T13:00', '02T18:00')];
    publishing(...long).then(happened('RosterPublished', week(...long)));
    publishing(monday, shift('02T13:00', '02T18:01')).refused('HR-REST-MIN');
  });
  it('is elapsed time: the night when the clock goes forward is an hour short', () => {
    const at = (start: string, end: string) => ({ person: 'ana', start, end });
    const evening = at('2026-03-28T13:00:00+01:00', '2026-03-28T21:00:00+01:00');
    const last = (time: string) => at(`2026-03-29T${time}:00+02:00`, '2026-03-29T16:00:00+02:00');
    const night = (time: string) => ({ site: 'lyon', week: '2026-W13', assignments: [evening, last(time)] });
    given().knowing(known).when('PublishRoster', night('08:00')).refused('HR-REST-MIN');
    given()
      .knowing(known)
      .when('PublishRoster', night('09:00'))
      .then(
        happened('RosterPublished', {
          ...{ site: 'lyon', week: '2026-W13' },
          assignments: [
            at('2026-03-28T12:00:00.000Z', '2026-03-28T20:00:00.000Z'),
            at('2026-03-29T07:00:00.000Z', '2026-03-29T14:00:00.000Z'),
          ],
        }),
      );
  });
  it('ends a week of sixty hours', () => {
    const days = ['02', '03', '04', '05', '06'].map((day) => shift(`${day}T05:00`, `${day}T17:00`));
    publishing(...days).then(happened('RosterPublished', week(...days)));
    publishing(...days, shift('07T05:00', '07T05:01')).refused('HR-WEEK-HOURS');
  });
});

/** Early shifts of these days from the Monday, in UTC; Lyon is one hour ahead. */
const early = (start: string, days: readonly number[], hours = 8) =>
  days.map((day) => {
    const from = Date.parse(`${start}T05:00:00.000Z`) + day * 86_400_000;
    return { from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() };
  });
const WORKDAYS = [0, 1, 2, 3, 4];
const rostered = (intervals: readonly { from: string; to: string }[]) =>
  week(...intervals.map(({ from, to }) => ({ person: 'ana', start: from, end: to })));
const france = { ...known, place: { country: 'FR' } };
const publishes = (intervals: ReturnType<typeof early>, around: object = {}) =>
  given()
    .knowing({ ...known, ...around })
    .when('PublishRoster', rostered(intervals));
const accepts = (intervals: ReturnType<typeof early>, around: object = {}) =>
  publishes(intervals, around).then(happened('RosterPublished', rostered(intervals)));

describe('weekly rest (Directive 2003/88/EC, article 5)', () => {
  it('is 35 hours in a row in seven days', () => {
    accepts(early('2026-03-02', [0, 1, 2, 3, 4, 5], 6));
    publishes(early('2026-03-02', [0, 1, 2, 3, 4, 5, 6], 6)).refused('HR-REST-WEEK');
  });
  it('does not begin anew on Monday, whichever of the weeks is published later', () => {
    const [before, after] = [early('2026-02-23', [3, 4, 5, 6], 6), early('2026-03-09', [0, 1, 2, 3], 6)];
    publishes(early('2026-03-02', [0, 1, 2], 6), { 'week:2026-W09': { ana: before } }).refused(
      'HR-REST-WEEK',
    );
    publishes(early('2026-03-02', [4, 5, 6], 6), { 'week:2026-W11': { ana: after } }).refused('HR-REST-WEEK');
    accepts(early('2026-03-02', [0, 1, 2], 6), { 'week:2026-W09': { ben: before } });
    accepts(early('2026-03-02', [1, 2, 3], 6), { 'week:2026-W09': { ana: before } });
  });
  it('that only the weeks around lack is not the fault of this one', () =>
    accepts(early('2026-03-02', [3, 4], 6), {
      'week:2026-W09': { ana: early('2026-02-23', [0, 1, 2, 3, 4, 5, 6], 6) },
    }));
  it('leaves six days of work a week in France', () => {
    const hour = (day: number) => ({ day, at: day === 1 ? 17 : 5 });
    const seven = [0, 1, 2, 3, 4, 5, 6].map(hour).map(({ day, at }) => ({
      from: new Date(Date.UTC(2026, 2, 2 + day, at)).toISOString(),
      to: new Date(Date.UTC(2026, 2, 2 + day, at + 1)).toISOString(),
    }));
    accepts(seven);
    publishes(seven, france).refused('HR-REST-WEEK');
  });
});

describe('hours of a week', () => {
  it('are 48 in France, and 60 where no law says less', () => {
    accepts(early('2026-03-02', WORKDAYS, 10));
    publishes(early('2026-03-02', WORKDAYS, 10), france).refused('HR-WEEK-HOURS');
    publishes(early('2026-03-02', WORKDAYS, 10), { company: { country: 'FR' } }).refused('HR-WEEK-HOURS');
    accepts(early('2026-03-02', [...WORKDAYS, 5]), france);
  });
  it('are those of the country of the site, where that is not the country of its company', () =>
    accepts(early('2026-03-02', WORKDAYS, 10), { place: { country: 'PT' }, company: { country: 'FR' } }));
  it('are 48 on average over four months, also with weeks that were published before', () => {
    const long = Object.fromEntries(
      Array.from({ length: 16 }, (_, index) => {
        const monday = plusDays('2025-11-10', 7 * index);
        return [`week:${weekOf(monday)}`, { ana: early(monday, WORKDAYS, 10) }];
      }),
    );
    accepts(early('2026-03-02', [0], 8), long);
    publishes(early('2026-03-02', [0, 1], 9), long).refused('HR-WEEK-HOURS');
  });
  it('begin and end at midnight of the site', () => {
    const night = [{ from: '2026-03-08T22:00:00.000Z', to: '2026-03-09T04:00:00.000Z' }];
    const days = early('2026-03-09', [1, 2, 3], 11);
    const next = (hours: number) => ({
      'week:2026-W11': { ana: [...days, ...early('2026-03-09', [4], hours)] },
    });
    accepts(night, { ...france, ...next(10) });
    publishes(night, { ...france, ...next(11) }).refused('HR-WEEK-HOURS');
  });
});

describe('people', () => {
  it('are qualified for the whole shift', () => {
    const night = shift('02T21:00', '03T05:00');
    const until = (date: string) => ({ ...known, 'employee:ana': person({ qualifications: cnc(date) }) });
    given().knowing(until('2026-03-02')).when('PublishRoster', week(night)).refused('HR-QUAL-MISSING');
    given()
      .knowing(until('2026-03-03'))
      .when('PublishRoster', week(night))
      .then(happened('RosterPublished', week(night)));
    publishing({ ...monday, station: 'PAINT' }).refused('HR-QUAL-MISSING');
  });
  it('may stand where no skill is asked for', () =>
    publishing({ ...monday, station: 'GATE' }).then(
      happened('RosterPublished', week({ ...monday, station: 'GATE' })),
    ));
  it('work at the site', () => {
    publishing({ ...monday, person: 'nobody' }).refused('HR-EMP-UNKNOWN');
    given()
      .knowing({ ...known, 'employee:ana': person({ lastDay: '2026-03-01' }) })
      .when('PublishRoster', week(monday))
      .refused('HR-EMP-UNKNOWN');
  });
});
