/** The notice that something moved, as it fits into a notification of the database. */
import type { Changed } from '../../answers/views.js';

export const CHANGES = 'gemba_views';

/** PostgreSQL takes less than 8000 bytes. */
const MOST_BYTES = 7_900;

/** Measures are told by their first part where the notice would be too long, and days left out. */
export const noticeOf = (change: Changed): string => {
  const short = (measures: readonly string[]): string[] => [
    ...new Set(measures.map((one) => one.split('/')[0] ?? one)),
  ];
  const forms = [
    change,
    { ...change, days: [] },
    { ...change, days: [], measures: short(change.measures) },
    { ...change, days: [], measures: short(change.measures), sites: [] },
  ];
  const fits = forms.map((form) => JSON.stringify(form)).find((text) => Buffer.byteLength(text) < MOST_BYTES);
  return fits ?? JSON.stringify({ ...change, days: [], sites: [], measures: [] });
};

/** Several changes as one. */
export const merged = (changes: readonly Changed[]): Changed => {
  const all = (field: 'measures' | 'sites' | 'days' | 'tables'): string[] =>
    [...new Set(changes.flatMap((change) => change[field]))].sort();
  return {
    measures: all('measures'),
    sites: all('sites'),
    days: all('days'),
    tables: all('tables'),
    recordedAt: changes.map(({ recordedAt }) => recordedAt).reduce((a, b) => (a > b ? a : b), ''),
  };
};
