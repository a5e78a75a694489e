/**
 * What machines that stand cost in time: each stop in seconds by its reason, on the days and in the hours in
 * which
 * it was; a reason that is given or put right later replaces what was counted before.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { StopReason } from '@gemba/contracts/events/production/downtime';
import type { SiteClock } from '@gemba/measures/calendar';
import { businessDate, dayBounds, elapsed, localHour } from '@gemba/measures/calendar';
import { negateDecimal } from '@gemba/measures/decimal';
import type { Fact } from '@gemba/read-model/fact';
import { counted, facts } from '@gemba/read-model/fact';

export type Piece = { readonly date: string; readonly hour: number | null; readonly seconds: string };
type Span = { readonly from: string; readonly to: string };

/** What stands longer stands at each hour alike: it is counted by days alone. */
const HOURLY_MS = 31 * 86_400_000;

const earlier = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? a : b);

/** A span in pieces of one local hour of one business date; without gaps, and none of them twice. */
export const piecesOf = ({ from, to }: Span, clock: SiteClock): readonly Piece[] => {
  const isHourly = Date.parse(to) - Date.parse(from) <= HOURLY_MS;
  const pieces: Piece[] = [];
  for (let at = from; Date.parse(at) < Date.parse(to);) {
    const date = businessDate(at, clock);
    const { hour, next } = localHour(at, clock.zone);
    const day = dayBounds(date, clock).to;
    const end = earlier(to, isHourly ? earlier(next, day) : day);
    pieces.push({ date, hour: isHourly ? hour : null, seconds: elapsed({ from: at, to: end }).value });
    at = end;
  }
  return pieces;
};

type Stop = Span & {
  readonly workUnit: string;
  readonly state: string;
  readonly why: StopReason | undefined;
  readonly clock: SiteClock;
};

const dimensionsOf = ({ workUnit, state, why }: Stop): Record<string, string> => ({
  workUnit,
  state,
  ...(why?.loss === undefined ? {} : { loss: why.loss }),
  ...(why === undefined ? {} : { reason: why.reason }),
  ...Object.fromEntries((why?.path ?? []).map((reason, level) => [`level${String(level + 1)}`, reason])),
});

/** What is idle for want of work has lost nothing, unless somebody says why it stood. */
const isIdle = ({ state, why }: Stop): boolean => state === 'idle' && why === undefined;

const standing = (stop: Stop, sign: 1 | -1): readonly Fact[] => {
  if (isIdle(stop)) return [];
  const dimensions = dimensionsOf(stop);
  const signed = (value: string) => (sign === 1 ? value : negateDecimal(value));
  return [
    ...piecesOf(stop, stop.clock).map(({ date, hour, seconds }) => ({
      ...{ measure: 'stopped-time', value: signed(seconds), unit: 'SEC', businessDate: date },
      dimensions: { ...dimensions, ...(hour === null ? {} : { hour: String(hour).padStart(2, '0') }) },
    })),
    {
      ...counted('stops', { dimensions, businessDate: businessDate(stop.from, stop.clock) }),
      value: signed('1'),
    },
  ];
};

/** What produces does not stand, and what is off was not planned to do anything. */
const NO_STOPS: readonly string[] = ['producing', 'off'];

export const stopFacts = facts('stops', {
  events: companyEvents,
  on: {
    EquipmentStateChanged: ({ subject: workUnit, occurredAt: to, data }) => {
      const { from: state, since, why, clock } = data;
      if (NO_STOPS.includes(state) || since === undefined || clock === undefined) return [];
      return standing({ workUnit, state, why, clock, from: since, to }, 1);
    },
    StopReasonGiven: ({ subject: workUnit, data: { stop: from, state, why, before, ended, clock } }) => {
      if (clock === undefined) return [];
      const broken = (of: StopReason | undefined, value: string): Fact => ({
        ...counted('breakdowns', {
          dimensions: { workUnit, ...(of === undefined ? {} : { reason: of.reason }) },
          businessDate: businessDate(from, clock),
        }),
        value,
      });
      const again = state === 'downUnplanned' ? [broken(before, '-1'), broken(why, '1')] : [];
      if (NO_STOPS.includes(state) || ended === undefined) return again;
      const stop = { workUnit, state, clock, from, to: ended };
      return [...again, ...standing({ ...stop, why: before }, -1), ...standing({ ...stop, why }, 1)];
    },
  },
});
