/**
 * What people operations state in figures: rostered, worked and absent time, delegated work, cover not
 * found.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { divideDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { counted, facts, measured } from '@gemba/read-model/fact';

/** By how much a correction changes a time, in seconds. */
const change = (now: string, before: string) => ({
  value: subtractDecimal(secondsOf(now), secondsOf(before)),
  unit: 'SEC',
});

/** For figures that are told by hours. */
const hours = (seconds: string) => ({ value: divideDecimals(seconds, '3600', 6), unit: 'HUR' });

const time = (duration: string) => ({ value: secondsOf(duration), unit: 'SEC' });

/**
 * No fact names a person: a drill into absence leads to the event, which only those with the right may open.
 */
export const peopleFacts = facts('people', {
  events: companyEvents,
  on: {
    AttendanceRecorded: ({ data: { site, date, rostered, worked, absent } }) => {
      const more = { site, businessDate: date };
      return [
        measured('rostered-time', time(rostered), more),
        measured('worked-time', time(worked), more),
        measured('absent-time', time(absent), more),
        measured('worked-hours', hours(secondsOf(worked)), more),
      ];
    },
    AttendanceCorrected: ({ data: { site, date, rostered, worked, absent, before } }) => {
      const more = { site, businessDate: date };
      return [
        measured('rostered-time', change(rostered, before.rostered), more),
        measured('worked-time', change(worked, before.worked), more),
        measured('absent-time', change(absent, before.absent), more),
        measured('worked-hours', hours(change(worked, before.worked).value), more),
      ];
    },
    TaskDelegated: ({ data: { site, order } }) => counted('tasks-delegated', { site, dimensions: { order } }),
    CoverMissing: ({ data: { site, order, skill } }) =>
      counted('cover-missing', { site, dimensions: { order, skill } }),
  },
});
