/** Who is asked to approve an order, and by when: then the next in line is asked. */
import type { Given } from '@gemba/decider/decider';
import type { RightAnswer } from '@gemba/decider/needs';
import { dayBounds } from '@gemba/measures/calendar';
import type { WorkCalendarRow } from '../tables/rows.js';
import { leadTimeAfter } from '@gemba/measures/lead-time';

/** Two working days, where the right of the role that is asked does not say how long it has. */
const ANSWER_WITHIN = 'P2D';

type Asking = Pick<Given<{ readonly calendar?: WorkCalendarRow | undefined }>, 'date' | 'site' | 'known'>;

/** The role that a right names, else the COO; until the end of the last business day that it has. */
export const askedOf = (
  right: Exclude<RightAnswer, { granted: object }>,
  { date, site, known: { calendar } }: Asking,
): { readonly role: string; readonly answerBy: string } => {
  const last = leadTimeAfter(date, right.answerWithin ?? ANSWER_WITHIN, calendar);
  const clock = { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' };
  return { role: right.escalatesTo ?? 'coo', answerBy: dayBounds(last, clock).to };
};
