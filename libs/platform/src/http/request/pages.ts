/** Cursor pages as every list has them: `limit` 1–200, an opaque `cursor`, `{data, hasMore, nextCursor}`. */
import { Problem } from '../problems/problem.js';

const MAX = 200;
const USUAL = 50;

/** @throws Problem 400 when the limit is no whole number from 1 to 200. */
export const pageLimit = (text: string | undefined): number => {
  if (text === undefined) return USUAL;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX) throw new Problem(400, 'PLT-PAGE', `limit must be from 1 to ${String(MAX)}.`);
  return limit;
};

export const cursorFor = (place: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws Problem 400 when the cursor is not one of ours. */
export const placeIn = (cursor: string | undefined): readonly (string | number | null)[] | null => {
  if (cursor === undefined || cursor === '') return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place)) return place as (string | number | null)[];
  } catch (error) {
    throw new Problem(
      400,
      'PLT-PAGE',
      `The cursor is not one of ours (${String(error)}); begin without one.`,
    );
  }
  throw new Problem(400, 'PLT-PAGE', 'The cursor is not one of ours; begin without one.');
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
