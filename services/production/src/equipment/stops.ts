/**
 * The stops of a machine: each state but producing from its begin to its end, with the reason once it is
 * said.
 */
import type { EquipmentState } from '@gemba/contracts/events/production/equipment';
import { EQUIPMENT_STATES } from '@gemba/contracts/events/production/equipment';
import { IsId, IsInstant, IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Reason } from './reason-tree.js';
import { placed, reasonOf } from './reason-tree.js';

export class GiveStopReason {
  /** When the stop began, as the machine has it; the latest stop unless told. */
  @Optional() @IsInstant() stop?: string;
  @IsRef('downtime-reason') reason!: string;
}
export class CorrectStopReason extends GiveStopReason {
  @IsText({ lines: true }) because!: string;
}

/** A time for which the machine did not produce. */
export class Stop {
  @IsInstant() from!: string;
  /** Absent while it lasts. */
  @Optional() @IsInstant() to?: string;
  @IsOneOf(EQUIPMENT_STATES) state!: EquipmentState;
  @Optional() @IsId() reason?: string;
}

/** A shift gives its reasons when it ends: far more stops than one has are kept for that. */
const STOPS_KEPT = 100;

export type Standing = {
  readonly state: EquipmentState;
  readonly since: string;
  readonly reason: string;
  readonly stops: readonly Stop[];
};

const stopOf = (from: string, { state, reason }: Pick<Standing, 'state' | 'reason'>, to?: string): Stop => ({
  ...{ from, state },
  ...(to === undefined ? {} : { to }),
  ...(reason === '' ? {} : { reason }),
});

/** The latest stops, that which lasts among them. */
export const stopsOf = (of: Standing): readonly Stop[] =>
  of.state === 'producing' || of.since === '' ? of.stops : [...of.stops, stopOf(of.since, of)];

/** The stops of before, when the machine leaves a state. */
export const ended = (of: Standing, to: string): readonly Stop[] =>
  of.state === 'producing' || of.since === ''
    ? of.stops
    : [...of.stops, stopOf(of.since, of, to)].slice(-STOPS_KEPT);

export const theStop = (of: Standing, { stop }: GiveStopReason): Stop | undefined =>
  stopsOf(of).findLast(({ from }) => stop === undefined || Date.parse(from) === Date.parse(stop));

export const clockOf = (site: SiteFacts | null) =>
  site === null ? {} : { clock: { zone: site.timeZone, dayStart: site.dayStart } };

type Known = {
  readonly tree?: Reason | undefined;
  readonly said?: Reason | undefined;
  readonly left?: Reason | undefined;
};
type Moment = { readonly site: SiteFacts | null; readonly at: string; readonly known: Known };

const noStop = (stop: string | undefined): Rejection =>
  reject(
    'PRD-EQP-STOP',
    stop === undefined ? 'It has not stood yet.' : `No stop that is kept began at ${stop}.`,
    { hint: 'The machine lists its latest stops with the time at which each began.' },
  );

const givenTo = (stop: Stop, command: GiveStopReason & { readonly because?: string }, moment: Moment) => {
  const { from, state, to, reason: before } = stop;
  const { site, at, known } = moment;
  if (Date.parse(at) < Date.parse(from))
    return reject('PRD-EQP-TIME', `It stands since ${from}; give a later time.`, {
      violated: { rule: 'after the stop began', actual: at, limit: from },
    });
  const why = reasonOf(command.reason, state, known);
  if (isRefused(why)) return why;
  const said = happened('StopReasonGiven', {
    ...{ stop: from, state, why },
    ...(before === undefined ? {} : { before: placed(before, known.left) }),
    ...(to === undefined ? {} : { ended: to }),
    ...clockOf(site),
    ...(command.because === undefined ? {} : { because: command.because }),
  });
  return [said];
};

/** Says why it stood where nobody has. */
export const giveReason = (of: Standing, command: GiveStopReason, moment: Moment) => {
  const stop = theStop(of, command);
  if (stop === undefined) return noStop(command.stop);
  if (stop.reason === command.reason) return [];
  if (stop.reason !== undefined)
    return reject('PRD-EQP-GIVEN', `${stop.reason} was given for it; a planner puts it right and says why.`);
  return givenTo(stop, command, moment);
};

/** Puts the reason right that was given, or says one where nobody has. */
export const correctReason = (of: Standing, command: CorrectStopReason, moment: Moment) => {
  const stop = theStop(of, command);
  if (stop === undefined) return noStop(command.stop);
  return stop.reason === command.reason ? [] : givenTo(stop, command, moment);
};

/** The machine after a reason was said. */
export const explained = <S extends Standing>(of: S, stop: string, reason: string): S =>
  of.since === stop && of.state !== 'producing'
    ? { ...of, reason }
    : { ...of, stops: of.stops.map((each) => (each.from === stop ? { ...each, reason } : each)) };
