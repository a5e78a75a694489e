/** Working time as sorted windows: which minute works, and when so much work is done. */
import type { Window } from '../problem.js';

/** Behind the horizon a calendar never rests, so that what does not fit still has an end to compare by. */
export type Calendar = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Minutes of work before each window. */
  readonly before: Int32Array;
};

const FAR = 2 ** 30;

/** The number at an index that is known to be there. */
export const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0;

export const calendarOf = (windows: readonly Window[], horizon: number): Calendar => {
  const kept: [number, number][] = [];
  for (const [from, to] of [...windows, [horizon, FAR] as const]) {
    const begins = Math.max(0, from);
    const ends = to === FAR ? FAR : Math.min(horizon, to);
    const last = kept.at(-1);
    if (ends <= begins) continue;
    if (last && last[1] >= begins) last[1] = Math.max(last[1], ends);
    else kept.push([begins, ends]);
  }
  const before = new Int32Array(kept.length);
  for (let i = 1; i < kept.length; i += 1) {
    const [from, to] = kept[i - 1] ?? [0, 0];
    before[i] = at(before, i - 1) + to - from;
  }
  return {
    from: Int32Array.from(kept, ([from]) => from),
    to: Int32Array.from(kept, ([, to]) => to),
    before,
  };
};

/** The windows in which all of them work. */
export const commonWindows = (one: readonly Window[], other: readonly Window[]): Window[] => {
  const shared: Window[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const a = one[i];
    const b = other[j];
    if (!a || !b) return shared;
    const from = Math.max(a[0], b[0]);
    const to = Math.min(a[1], b[1]);
    if (from < to) shared.push([from, to]);
    if (a[1] < b[1]) i += 1;
    else j += 1;
  }
};

/** The first window that ends behind this minute. */
const windowAt = ({ to }: Calendar, minute: number): number => {
  let low = 0;
  let high = to.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(to, middle) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The first minute of work at this one or later. */
export const firstWork = (calendar: Calendar, minute: number): number =>
  Math.max(minute, at(calendar.from, windowAt(calendar, minute)));

/** The minute behind the last one, when so many minutes of work begin at this minute or later. */
export const finish = (calendar: Calendar, minute: number, work: number): number => {
  const { from, to, before } = calendar;
  const first = windowAt(calendar, minute);
  const begins = Math.max(minute, at(from, first));
  if (begins + work <= at(to, first)) return begins + work;
  const target = at(before, first) + begins - at(from, first) + work;
  let low = first;
  let high = before.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(before, middle) < target) low = middle;
    else high = middle - 1;
  }
  return at(from, low) + target - at(before, low);
};
