/**
 * Attendance is recorded once per person and date and corrected with a reason; no day has more hours than its
 * clock.
 */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { attendance } from './attendance.js';

const sentence = spec(attendance);
const job = { name: 'Ana', position: 'Machinist', costCentre: 'C1', start: '2026-01-05' };
const hired = { ...job, site: 'lyon', hourlyCost: { amount: '30.00', currency: 'EUR' } };
const employee = { hired, lastDay: '', qualifications: {} };
const day = {
  ...{ person: 'ana', site: 'lyon', date: '2026-03-02' },
  ...{ rostered: 'PT8H', worked: 'PT4H', absent: 'PT2H' },
};
const recorded = happened('AttendanceRecorded', day);
const { rostered, worked, absent } = day;
const right = { rostered, worked: 'PT5H', absent };
const correct = { ...right, reason: 'The gate clock stood still' };
const corrected = happened('AttendanceCorrected', {
  ...day,
  ...correct,
  before: { rostered, worked, absent },
});

type Said = typeof recorded | typeof corrected;
const given = (...events: Said[]) => sentence.given(...events).knowing({ employee });
const evening = { at: '2026-03-02T21:00:00.000Z', date: '2026-03-02' };

describe('RecordAttendance', () => {
  it('records', () => given().when('RecordAttendance', day).then(recorded));
  it('has nothing to say to a repeat', () => given(recorded).when('RecordAttendance', day).nothing());
  it('refuses other times for the same day', () =>
    given(recorded)
      .when('RecordAttendance', { ...day, worked: 'PT7H' })
      .refused('HR-ATT-STATE'));
  it('O29: refuses 8 hours worked and 8 hours absent of 8', () =>
    given()
      .at(evening)
      .when('RecordAttendance', { ...day, worked: 'PT8H', absent: 'PT8H' })
      .refused('HR-ATT-SUM'));
  it('refuses to lose more than was rostered', () =>
    given()
      .when('RecordAttendance', { ...day, worked: 'PT0S', absent: 'PT481M' })
      .refused('HR-ATT-SUM'));
  it('takes overtime of somebody who was there all the time', () =>
    given()
      .at(evening)
      .when('RecordAttendance', { ...day, worked: 'PT9H', absent: 'PT0S' })
      .then(happened('AttendanceRecorded', { ...day, worked: 'PT9H', absent: 'PT0S' })));
  it('O29: refuses 30 hours a day', () => {
    const yesterday = { ...day, date: '2026-03-01', absent: 'PT0S' };
    const { decision } = given().when('RecordAttendance', { ...yesterday, worked: 'PT30H' });
    expect(decision).toMatchObject({ code: 'HR-ATT-DAY', violated: { actual: 'PT30H', limit: 'P1D' } });
    given()
      .when('RecordAttendance', { ...yesterday, rostered: 'PT30H' })
      .refused('HR-ATT-DAY');
  });
  it('O29: refuses more hours than have passed of today', () =>
    given().at({ at: '2026-03-02T08:00:00.000Z' }).when('RecordAttendance', day).refused('HR-ATT-DAY'));
  it('O29: refuses what is in the future', () =>
    given()
      .when('RecordAttendance', { ...day, date: '2026-03-03' })
      .refused('HR-ATT-FUTURE'));
  it('O29: refuses a person never hired, of another site, before the first day and after the last', () => {
    const of = (known: object) => sentence.given().knowing(known);
    of({}).when('RecordAttendance', day).refused('HR-EMP-UNKNOWN');
    const elsewhere = { employee: { ...employee, hired: { ...hired, site: 'porto' } } };
    of(elsewhere).when('RecordAttendance', day).refused('HR-EMP-UNKNOWN');
    given()
      .when('RecordAttendance', { ...day, date: '2026-01-04' })
      .refused('HR-EMP-UNKNOWN');
    of({ employee: { ...employee, lastDay: '2026-03-01' } })
      .when('RecordAttendance', day)
      .refused('HR-EMP-UNKNOWN');
  });
});

describe('a day of absence', () => {
  const ill = { absence: 'ana.2026-03-02', from: '2026-03-02', to: '2026-03-03' };
  const away = { days: { absences: [ill], worked: {}, lastDay: '' } };
  const lost = { ...day, worked: 'PT0S', absent: 'PT8H' };

  it('has no hours worked, only lost ones', () => {
    given().knowing(away).when('RecordAttendance', day).refused('HR-ATT-ABSENT');
    given().knowing(away).when('RecordAttendance', lost).then(happened('AttendanceRecorded', lost));
    given(happened('AttendanceRecorded', lost))
      .knowing(away)
      .when('CorrectAttendance', correct)
      .refused('HR-ATT-ABSENT');
  });
  it('is over the day after its last one', () => {
    const before = { absences: [{ ...ill, from: '2026-02-27', to: '2026-03-01' }], worked: {}, lastDay: '' };
    given().knowing({ days: before }).when('RecordAttendance', day).then(recorded);
  });
});

describe('CorrectAttendance', () => {
  it('O29: replaces what was wrong, and keeps it to be seen', () =>
    given(recorded).when('CorrectAttendance', correct).then(corrected));
  it('has nothing to say to a repeat', () =>
    given(recorded, corrected).when('CorrectAttendance', correct).nothing());
  it('refuses what is not recorded, and times that cannot be', () => {
    given().when('CorrectAttendance', correct).refused('HR-ATT-STATE');
    given(recorded)
      .when('CorrectAttendance', { ...correct, worked: 'PT30H' })
      .refused('HR-ATT-DAY');
  });
});

/** Days of Lyon with their hours, counted by hand: the clock is put forward and back on two of them. */
describe('a day of work', () => {
  it.each([
    ['2026-03-28', 23],
    ['2026-03-29', 24],
    ['2026-10-24', 25],
    ['2026-10-25', 24],
    ['2026-07-14', 24],
  ])('O29: from 06:00 of %s has %i hours', (date, hours) => {
    const takes = (worked: string) => {
      const whole = { ...day, date, rostered: 'PT8H', worked, absent: 'PT0S' };
      const { decision } = given()
        .at({ at: '2026-12-01T11:00:00.000Z', date: '2026-12-01' })
        .when('RecordAttendance', whole);
      return !isRefused(decision);
    };
    expect(takes(`PT${String(hours)}H`)).toBe(true);
    expect(takes(`PT${String(hours)}H0.001S`)).toBe(false);
  });
});
