/** The notice that something moved, as it fits into a notification of the database. */

export const CHANGES = 'gemba_views';

export type Change = {
  readonly measures: readonly string[];
  readonly sites: readonly string[];
  readonly days: readonly string[];
  readonly tables: readonly string[];
  readonly recordedAt: string;
};

/** PostgreSQL takes less than 8000 bytes. */
const MOST_BYTES = 7_900;

/** Measures are told by their first part where the notice would be too long, and days left out. */
export const noticeOf = (change: Change): string => {
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
export const merged = (changes: readonly Change[]): Change => {
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
