/**
 * Attendance is how long one person was rostered, worked and was absent on one business date.
 *
 *   none ──record──▶ recorded
 */
import { attendanceEvents } from '@gemba/contracts/events/hr';
import { IsDuration, IsId, IsPlainDate } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { same } from '@gemba/decider/same';

export class RecordAttendance {
  @IsId() person!: string;
  @IsId() site!: string;
  @IsPlainDate() date!: string;
  @IsDuration() rostered!: string;
  @IsDuration() worked!: string;
  /** Rostered time lost to absence. */
  @IsDuration() absent!: string;
}

export type Attendance = { readonly recorded: RecordAttendance | null };

const initial: Attendance = { recorded: null };

export const attendance = decider('attendance', {
  path: 'attendances',
  opens: 'RecordAttendance',
  idOf: ({ person, date }: RecordAttendance) => `${person}.${date}`,
  home: 'site',
  commands: { RecordAttendance },
  events: attendanceEvents,
  initial,
  allow: { RecordAttendance: ['hr', 'site-manager'] },

  decide: {
    RecordAttendance({ recorded }, command) {
      if (recorded && same(recorded, command)) return [];
      if (recorded) {
        return reject(
          'HR-ATT-STATE',
          `The attendance of ${recorded.person} on ${recorded.date} is recorded.`,
        );
      }
      const { rostered, absent } = command;
      if (compareDecimals(secondsOf(absent), secondsOf(rostered)) > 0) {
        return reject('HR-ATT-SUM', `Of ${rostered} rostered, ${absent} cannot be lost.`, {
          violated: { rule: 'absent ≤ rostered', actual: absent, limit: rostered },
        });
      }
      return [happened('AttendanceRecorded', { ...command })];
    },
  },

  evolve: { AttendanceRecorded: (_, data): Attendance => ({ recorded: data }) },
});
