/** Attendance is recorded once per person and date, and no more is lost than was rostered. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { attendance } from './attendance.js';

const { given } = spec(attendance);
const day = {
  ...{ person: 'ana', site: 'lyon', date: '2026-03-02' },
  ...{ rostered: 'PT8H', worked: 'PT6H', absent: 'PT2H' },
};
const recorded = happened('AttendanceRecorded', day);

describe('RecordAttendance', () => {
  it('records', () => given().when('RecordAttendance', day).then(recorded));
  it('has nothing to say to a repeat', () => given(recorded).when('RecordAttendance', day).nothing());
  it('refuses other times for the same day', () =>
    given(recorded)
      .when('RecordAttendance', { ...day, worked: 'PT7H' })
      .refused('HR-ATT-STATE'));
  it('refuses to lose more than was rostered', () =>
    given()
      .when('RecordAttendance', { ...day, absent: 'PT481M' })
      .refused('HR-ATT-SUM'));
});
