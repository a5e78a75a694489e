/** What production says when somebody at a machine calls for help, and what becomes of the call. */
import { event, events } from '../../event.js';
import {
  IsDuration,
  IsFlag,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

/** What is missing: material, a judgement on quality, a machine that runs, safety, or an instruction. */
export const ANDON_KINDS = ['material', 'quality', 'machine', 'safety', 'instruction'] as const;
export type AndonKind = (typeof ANDON_KINDS)[number];

export const ANDON_ROLES = ['planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'] as const;
export type AndonRole = (typeof ANDON_ROLES)[number];

/** Whether work goes on meanwhile. */
export const ANDON_SEVERITIES = ['normal', 'critical'] as const;
export type AndonSeverity = (typeof ANDON_SEVERITIES)[number];

/** What a critical call stops: the operation that runs at the machine, or its whole order. */
export const ANDON_STOPS = ['nothing', 'operation', 'order'] as const;
export type AndonStops = (typeof ANDON_STOPS)[number];

/** Whether the time to answer runs by the clock, or in the shifts of the site alone. */
export const ANDON_CLOCKS = ['clock', 'workingTime'] as const;
export type AndonClock = (typeof ANDON_CLOCKS)[number];

/** Who is called, and how long they have to answer before the next in line is called. */
export class AndonStep {
  @IsOneOf(ANDON_ROLES) role!: AndonRole;
  @IsDuration() within!: string;
}

/** Who is called to what at a site, one after the other. */
export class AndonRuleSet {
  @IsRef('site') site!: string;
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @IsOneOf(ANDON_SEVERITIES) severity!: AndonSeverity;
  @IsListOf(() => AndonStep, { min: 1, max: ANDON_ROLES.length }) chain!: AndonStep[];
  @IsOneOf(ANDON_CLOCKS) timing!: AndonClock;
  @IsOneOf(ANDON_STOPS) stops!: AndonStops;
}

/** The operation that ran at the machine, which a critical call stops. */
export class StoppedWork {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1, max: 9999 }) operation!: number;
}

export class AndonCalled {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(ANDON_KINDS) kind!: AndonKind;
  @Optional() @IsRef('production-order') order?: string;
  @Optional() @IsText({ lines: true }) note?: string;
  /** The role that is called. */
  @IsOneOf(ANDON_ROLES) role!: AndonRole;
  /** When the next in line is called. */
  @IsInstant() answerBy!: string;
  /** The machine keeps it in mind until it is resolved; absent for calls of before that was so. */
  @Optional() @IsFlag() kept?: boolean;
  /** Absent where work goes on. */
  @Optional() @IsOneOf(ANDON_SEVERITIES) severity?: AndonSeverity;
  /** Absent where no rule was set for its site, kind and severity. */
  @Optional() @IsListOf(() => AndonStep, { min: 1, max: ANDON_ROLES.length }) chain?: AndonStep[];
  @Optional() @IsOneOf(ANDON_CLOCKS) timing?: AndonClock;
  @Optional() @IsOneOf(ANDON_STOPS) stops?: AndonStops;
  @Optional() @IsRecord(() => StoppedWork) work?: StoppedWork;
}
/** Somebody is on their way: whoever the event names. */
export class AndonAnswered {
  @IsText({ max: 120 }) by!: string;
  @Optional() @IsInstant() calledAt?: string;
}
/** Somebody is there. */
export class AndonArrived {
  @IsText({ max: 120 }) by!: string;
}
export class AndonEscalated {
  @IsOneOf(ANDON_ROLES) from!: AndonRole;
  @IsOneOf(ANDON_ROLES) role!: AndonRole;
  /** Absent where nobody is next in line. */
  @Optional() @IsInstant() answerBy?: string;
}
export class AndonResolved {
  /** What it was, and what was done. */
  @IsText({ lines: true }) cause!: string;
  @Optional() @IsRef('equipment') workUnit?: string;
  @Optional() @IsInstant() calledAt?: string;
}

export const andonCallEvents = events('production', 'andon-call', {
  AndonCalled: event(AndonCalled),
  AndonAnswered: event(AndonAnswered),
  AndonArrived: event(AndonArrived),
  AndonEscalated: event(AndonEscalated),
  AndonResolved: event(AndonResolved),
});

export const andonRuleEvents = events('production', 'andon-rule', {
  AndonRuleSet: event(AndonRuleSet),
});
