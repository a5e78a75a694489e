/** A work calendar has shifts on weekdays, and holidays. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { workCalendar } from './work-calendar.js';

const { given } = spec(workCalendar);
const night = { name: 'night', start: '22:00', end: '06:00', weekdays: ['1', '5'] };
const calendar = { site: 'lyon', shifts: [night], holidays: ['2026-12-25'] };
const published = happened('WorkCalendarPublished', calendar);

describe('PublishWorkCalendar', () => {
  it('publishes', () => given().when('PublishWorkCalendar', calendar).then(published));
  it('has nothing to say to a repeat', () =>
    given(published).when('PublishWorkCalendar', calendar).nothing());
  it('publishes a change', () => {
    const changed = { ...calendar, holidays: [] };
    given(published).when('PublishWorkCalendar', changed).then(happened('WorkCalendarPublished', changed));
  });
  it('refuses a shift on no weekday', () =>
    given()
      .when('PublishWorkCalendar', { ...calendar, shifts: [{ ...night, weekdays: ['8'] }] })
      .refused('PRD-CAL-SHIFT'));
});
