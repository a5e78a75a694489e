/** Cursor pages as every list has them: `limit` 1–200, an opaque `cursor`, `{data, hasMore, nextCursor}`. */
import { isStatedDate } from '@gemba/measures/moments';
import { isStorable } from '@gemba/measures/text';
import { Problem } from '../problems/problem.js';

const MAX = 200;
const USUAL = 50;

/** @throws Problem 400 when the limit is no whole number from 1 to 200. */
export const pageLimit = (text: string | undefined): number => {
  if (text === undefined || text === '') return USUAL;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX) throw new Problem(400, 'PLT-PAGE', `limit must be from 1 to ${String(MAX)}.`);
  return limit;
};

export const cursorFor = (place: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

type Value = string | number | null;

/** What stands at one place of a cursor: it reaches the database as that and as nothing else. */
const KINDS = {
  position: (value: Value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  text: (value: Value) => typeof value === 'string' && isStorable(value),
  number: (value: Value) =>
    typeof value === 'string' && /^-?(?:infinity|\d{1,40}(?:\.\d{1,40})?)$/.test(value),
  date: isStatedDate,
  uuid: (value: Value) =>
    typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
} as const;

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Whatever is wrong with it, the answer is the same: it is none of ours.
    return undefined;
  }
};

/** @throws Problem 400 when the cursor is not one of ours, with these kinds of values. */
export const placeIn = (
  cursor: string | undefined,
  kinds: readonly (keyof typeof KINDS)[],
): readonly Value[] | null => {
  if (cursor === undefined || cursor === '') return null;
  const place = parsed(cursor);
  if (Array.isArray(place) && place.length === kinds.length) {
    const values = place as Value[];
    if (kinds.every((kind, at) => KINDS[kind](values[at] ?? null))) return values;
  }
  throw new Problem(400, 'PLT-PAGE', 'The cursor is not one of ours for this list; begin without one.');
};

export type Page<T> = {
  readonly data: readonly T[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
};

/** Makes a page of `limit + 1` rows that were read. */
export const pageOf = <T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => readonly (string | number | null)[],
): Page<T> => {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last !== undefined ? cursorFor(placeOf(last)) : null };
};
