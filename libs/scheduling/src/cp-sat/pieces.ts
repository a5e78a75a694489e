/** Where an operation may start, by the minutes that its calendar makes it rest in the middle. */
import { at, type Calendar } from '../engine/calendar.js';

/** Pairs of first and last minute, sorted. */
export type Domain = number[];

const add = (pieces: Map<number, Domain>, rest: number, [first, last]: readonly [number, number]): void => {
  if (first > last) return;
  const domain = pieces.get(rest) ?? [];
  pieces.set(rest, domain);
  if (domain.at(-1) === first - 1) domain[domain.length - 1] = last;
  else domain.push(first, last);
};

/**
 * Starts from `earliest` to `latest` for so many minutes of work. Who starts in window i and has done
 * all before
 * the end of window j rests from what lies between them that is not work: the same for all those starts.
 */
export const piecesOf = (
  { from, to, before }: Calendar,
  work: number,
  [earliest, latest]: readonly [number, number],
): ReadonlyMap<number, Domain> => {
  const pieces = new Map<number, Domain>();
  for (let i = 0; i < from.length && at(from, i) <= latest; i += 1) {
    const first = Math.max(earliest, at(from, i));
    const last = Math.min(latest, at(to, i) - 1);
    const shift = at(before, i) - at(from, i);
    for (let j = i; j < from.length && at(before, j) < shift + last + Math.max(1, work); j += 1) {
      const done = at(before, j) + at(to, j) - at(from, j) - shift - work;
      const undone = at(before, j) - shift - work + 1;
      const rest = at(from, j) + shift - at(before, j);
      add(pieces, rest, [j === i ? first : Math.max(first, undone), Math.min(last, done)]);
    }
  }
  return pieces;
};
