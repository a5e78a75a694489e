/**
 * A work calendar says on which shifts and dates a site works; its id is the site.
 *
 *   none ──publish──▶ published ⟲ publish
 */
import { Shift, workCalendarEvents } from '@gemba/contracts/events/production/definition';
import { IsRef, IsListOf, IsPlainDates } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { WorkCalendar as Calendar } from '@gemba/measures/calendar';
import { same } from '@gemba/decider/same';

export class PublishWorkCalendar {
  @IsRef('site') site!: string;
  @IsListOf(() => Shift, { min: 1, max: 12 }) shifts!: Shift[];
  @IsPlainDates() holidays!: string[];
}

export type WorkCalendar = { readonly published: PublishWorkCalendar | null };

class WorkCalendarAnswer {
  @IsListOf(() => Shift, { min: 1, max: 12 }) shifts!: readonly Shift[];
  @IsPlainDates() holidays!: readonly string[];
}

const answered = ({ published }: WorkCalendar): WorkCalendarAnswer => {
  const { site: _, ...calendar } = begun(published);
  return calendar;
};

/** As dates are counted by it; undefined while none is published. */
export const calendarOf = (known: WorkCalendar | undefined): Calendar | undefined =>
  known?.published
    ? {
        shifts: known.published.shifts.map(({ start, end, weekdays }) => ({
          ...{ start, end },
          weekdays: weekdays.map(Number),
        })),
        holidays: known.published.holidays,
      }
    : undefined;

const WEEKDAY = /^[1-7]$/;
const isShift = ({ weekdays }: Shift) => weekdays.every((day) => WEEKDAY.test(day));

const initial: WorkCalendar = { published: null };

export const workCalendar = decider('work-calendar', {
  path: 'work-calendars',
  opens: 'PublishWorkCalendar',
  idOf: (command: PublishWorkCalendar) => command.site,
  home: 'site',
  commands: { PublishWorkCalendar },
  events: workCalendarEvents,
  initial,
  answers: answers(WorkCalendarAnswer, answered),
  allow: { PublishWorkCalendar: ['admin', 'planner', 'site-manager'] },

  decide: {
    PublishWorkCalendar({ published }, command) {
      const shift = command.shifts.find((each) => !isShift(each));
      if (shift) {
        return reject('PRD-CAL-SHIFT', `Shift ${shift.name} needs weekdays from 1 to 7.`);
      }
      return same(published, command) ? [] : [happened('WorkCalendarPublished', { ...command })];
    },
  },

  evolve: { WorkCalendarPublished: (_, data): WorkCalendar => ({ published: data }) },
});
