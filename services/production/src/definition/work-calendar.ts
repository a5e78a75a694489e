/**
 * A work calendar says on which shifts and dates a site works; its id is the site.
 *
 *   none ──publish──▶ published ⟲ publish
 */
import { Shift, workCalendarEvents } from '@gemba/contracts/events/production/definition';
import { IsId, IsIds, IsListOf } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { isLocalTime } from '@gemba/measures/calendar';
import { isPlainDate } from '@gemba/measures/period';
import { same } from '@gemba/decider/same';

export class PublishWorkCalendar {
  @IsId() site!: string;
  @IsListOf(() => Shift, { min: 1, max: 12 }) shifts!: Shift[];
  @IsIds() holidays!: string[];
}

type WorkCalendar = { readonly published: PublishWorkCalendar | null };

const WEEKDAY = /^[1-7]$/;
const isShift = ({ start, end, weekdays }: Shift) =>
  isLocalTime(start) && isLocalTime(end) && weekdays.every((day) => WEEKDAY.test(day));

const initial: WorkCalendar = { published: null };

export const workCalendar = decider('work-calendar', {
  path: 'work-calendars',
  opens: 'PublishWorkCalendar',
  idOf: (command: PublishWorkCalendar) => command.site,
  home: 'site',
  commands: { PublishWorkCalendar },
  events: workCalendarEvents,
  initial,
  allow: { PublishWorkCalendar: ['admin', 'planner', 'site-manager'] },

  decide: {
    PublishWorkCalendar({ published }, command) {
      const shift = command.shifts.find((each) => !isShift(each));
      if (shift) {
        return reject(
          'PRD-CAL-SHIFT',
          `Shift ${shift.name} needs times like 06:00 and weekdays from 1 to 7.`,
        );
      }
      const wrong = command.holidays.filter((each) => !isPlainDate(each)).join(', ');
      if (wrong !== '') return reject('PRD-CAL-DATE', `${wrong} is no date like 2026-12-25.`);
      return same(published, command) ? [] : [happened('WorkCalendarPublished', { ...command })];
    },
  },

  evolve: { WorkCalendarPublished: (_, data): WorkCalendar => ({ published: data }) },
});
