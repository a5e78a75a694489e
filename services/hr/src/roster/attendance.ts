/**
 * Attendance is how long one person was rostered, worked and was absent on one business date.
 *
 *   none ──record──▶ recorded ⟲ correct
 */
import { AttendanceRecorded, AttendanceTimes, attendanceEvents } from '@gemba/contracts/events/hr';
import { IsRef, IsPlainDate, IsText } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { About } from '@gemba/decider/decider';
import { named, registered } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { awayOn, personDays } from '../tables/person-days.js';
import { employee, unemployed } from '../employee/employee.js';
import { impossible } from './attendance-rules.js';

export class RecordAttendance extends AttendanceRecorded {}
/** Says what is right instead; what was recorded first stays to be seen. */
export class CorrectAttendance extends AttendanceTimes {
  @IsText() reason!: string;
}

/** What holds now, after all corrections. */
type Attendance = { readonly recorded: RecordAttendance | null };

/** The times of one person on one business date as they stand. */
class AttendanceAnswer extends AttendanceTimes {
  @IsRef('employee') person!: string;
  @IsPlainDate() date!: string;
}

const answered = ({ recorded }: Attendance): AttendanceAnswer => {
  const { site: _, ...times } = begun(recorded);
  return times;
};

const initial: Attendance = { recorded: null };
const HR = ['hr', 'site-manager'] as const;

export const attendance = decider('attendance', {
  path: 'attendances',
  opens: 'RecordAttendance',
  idOf: ({ person, date }: RecordAttendance) => `${person}.${date}`,
  home: 'site',
  commands: { RecordAttendance, CorrectAttendance },
  events: attendanceEvents,
  initial,
  answers: answers(AttendanceAnswer, answered),
  allow: { RecordAttendance: HR, CorrectAttendance: HR },
  needs: {
    RecordAttendance: ({ person }: RecordAttendance) => ({
      employee: named(employee, person),
      days: registered(personDays, person),
    }),
    CorrectAttendance: (_: CorrectAttendance, { state: { recorded } }: About<Attendance>) => ({
      days: registered(personDays, recorded?.person ?? ''),
    }),
  },

  decide: {
    RecordAttendance({ recorded }, command, { at, date: today, site, known }) {
      if (recorded && same(recorded, command)) return [];
      if (recorded) {
        const { person, date } = recorded;
        return reject(
          'HR-ATT-STATE',
          `The attendance of ${person} on ${date} is recorded with other times; correct it instead.`,
        );
      }
      const { person, date } = command;
      return (
        unemployed(known.employee, { person, site: command.site, date }) ??
        impossible(command, { at, today, site }) ??
        awayOn(known.days, command) ?? [happened('AttendanceRecorded', { ...command })]
      );
    },
    CorrectAttendance({ recorded }, { reason, ...times }, { at, date: today, site, known }) {
      if (!recorded) return reject('HR-ATT-STATE', 'Nothing is recorded yet; record it first.');
      const { rostered, worked, absent, ...day } = recorded;
      const before = { rostered, worked, absent };
      if (same(before, times)) return [];
      return (
        impossible({ ...day, ...times }, { at, today, site }) ??
        awayOn(known.days, { ...day, ...times }) ?? [
          happened('AttendanceCorrected', { ...day, ...times, before, reason }),
        ]
      );
    },
  },

  evolve: {
    AttendanceRecorded: (_, data): Attendance => ({ recorded: data }),
    AttendanceCorrected: (_, { before: _before, reason: _reason, ...data }): Attendance => ({
      recorded: data,
    }),
  },
});
