/** What production says when somebody at a machine calls for help, and what becomes of the call. */
import { event, events } from '../../event.js';
import { IsFlag, IsInstant, IsOneOf, IsRef, IsText, Optional } from '../../fields.js';

/** What is missing: material, a judgement on quality, a machine that runs, safety, or an instruction. */
export const ANDON_KINDS = ['material', 'quality', 'machine', 'safety', 'instruction'] as const;
export type AndonKind = (typeof ANDON_KINDS)[number];

export const ANDON_ROLES = ['planner', 'quality-inspector', 'warehouse', 'site-manager', 'coo'] as const;
export type AndonRole = (typeof ANDON_ROLES)[number];

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
}
/** Somebody is on their way: whoever the event names. */
export class AndonAnswered {
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
}

export const andonCallEvents = events('production', 'andon-call', {
  AndonCalled: event(AndonCalled),
  AndonAnswered: event(AndonAnswered),
  AndonEscalated: event(AndonEscalated),
  AndonResolved: event(AndonResolved),
});
