/** Who is absent from a site and from when to when, as far as it is known. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

/** `to` is the last day, empty while nobody knows it. */
export type Span = { readonly absence: string; readonly from: string; readonly to: string };
/** Person → the latest absences, in order of their first day. */
export type SiteAbsence = Readonly<Record<string, readonly Span[]>>;

const KEPT = 5;
const NONE: SiteAbsence = {};

/** The absence of the person that shares a day with the dates; `to` empty means without end. */
export const absenceWithin = (
  absences: readonly Span[] | undefined,
  { from, to }: { from: string; to: string },
): Span | undefined =>
  absences?.find((span) => (to === '' || span.from <= to) && (span.to === '' || from <= span.to));

const latest = (spans: readonly Span[]): readonly Span[] =>
  spans.toSorted((a, b) => (a.from < b.from ? -1 : 1)).slice(-KEPT);

export const siteAbsence = table('site-absence', {
  events: companyEvents,
  row: NONE,
  on: {
    AbsenceReported: {
      key: (e) => e.data.site,
      becomes: (row = NONE, { subject, data: { person, from, expectedTo = '' } }) => ({
        ...row,
        [person]: latest([...(row[person] ?? []), { absence: subject, from, to: expectedTo }]),
      }),
    },
    AbsenceEnded: {
      key: (e) => e.data.site,
      becomes: (row = NONE, { subject, data: { person, to } }) => ({
        ...row,
        [person]: (row[person] ?? []).map((span) => (span.absence === subject ? { ...span, to } : span)),
      }),
    },
  },
});
