/** What governance says about objectives: what is to be reached, of what it is made up, and how far it is. */
import { event, events } from '../event.js';
import { IsFigure } from '../figure-field.js';
import { Sensitive } from '../sensitive.js';
import {
  IsDecimal,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../fields.js';

/** From the widest to the narrowest: an objective serves one of a wider level. */
export const OBJECTIVE_LEVELS = ['enterprise', 'site', 'team', 'person'] as const;
export type ObjectiveLevel = (typeof OBJECTIVE_LEVELS)[number];

/** What work and spending can be for. */
export const LINK_KINDS = ['item', 'work-unit', 'cost-centre', 'partner', 'account'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const OBJECTIVE_VERDICTS = ['on-track', 'at-risk', 'off-track'] as const;
export type ObjectiveVerdict = (typeof OBJECTIVE_VERDICTS)[number];

export const OBJECTIVE_OUTCOMES = ['achieved', 'missed', 'dropped'] as const;
export type ObjectiveOutcome = (typeof OBJECTIVE_OUTCOMES)[number];

export class ObjectiveSet {
  @IsText({ max: 120 }) title!: string;
  @IsOneOf(OBJECTIVE_LEVELS) level!: ObjectiveLevel;
  /** Where; the enterprise as a whole when absent. */
  @Optional() @IsRef('site') site?: string;
  @IsRef('employee') owner!: string;
  /** The wider one that it serves. */
  @Optional() @IsRef('objective') parent?: string;
  /** The figure that says how far it is; without one, those that serve it say so. */
  @Optional() @IsFigure() kpi?: string;
  /** What the figure was, and what it is to be, in its unit. */
  @Optional() @Sensitive('cost') @IsDecimal() baseline?: string;
  @Optional() @Sensitive('cost') @IsDecimal() target?: string;
  /** First day that counts. */
  @IsPlainDate() from!: string;
  /** The day after the last. */
  @IsPlainDate() due!: string;
}
export class ObjectiveRevision {
  @IsText({ lines: true }) reason!: string;
  /** Who answers for it from now on; as before when absent. */
  @Optional() @IsRef('employee') owner?: string;
  @Optional() @Sensitive('cost') @IsDecimal() target?: string;
  @IsPlainDate() due!: string;
}
export class ObjectiveRevised extends ObjectiveRevision {
  @Optional() @IsRef('objective') parent?: string;
}
export class ObjectiveWeight {
  @IsRef('objective') objective!: string;
  /** Its part of the whole, up to 1. */
  @IsDecimal() weight!: string;
}
export class ObjectiveCascaded {
  /** All that serve it; together 1. */
  @IsListOf(() => ObjectiveWeight, { min: 1, max: 20 }) weights!: readonly ObjectiveWeight[];
}
/** Work and spending for it serve the objective while it holds. */
export class ObjectiveLinked {
  @IsOneOf(LINK_KINDS) kind!: LinkKind;
  @IsId() ref!: string;
}
export class ObjectiveUnlinked extends ObjectiveLinked {}
export class ObjectiveMeasured {
  /** Of its figure; absent where those that serve it were read. */
  @Optional() @Sensitive('cost') @IsDecimal() value?: string;
  /** 0 at the baseline, 1 at the target. */
  @IsDecimal() progress!: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @Optional() @IsWhole({ min: 1 }) formulaVersion?: number;
  /** What counted was recorded by then. */
  @IsInstant() measuredAt!: string;
}
export class ObjectiveReview {
  @IsOneOf(OBJECTIVE_VERDICTS) verdict!: ObjectiveVerdict;
  @IsText({ lines: true }) note!: string;
}
export class ObjectiveReviewed extends ObjectiveReview {
  /** How far it was when it was looked at. */
  @IsRecord(() => ObjectiveMeasured) measured!: ObjectiveMeasured;
}
export class ObjectiveConclusion {
  @IsOneOf(OBJECTIVE_OUTCOMES) outcome!: ObjectiveOutcome;
  @IsText({ lines: true }) learned!: string;
}
export class ObjectiveClosed extends ObjectiveConclusion {
  @Optional() @IsRef('objective') parent?: string;
}

export const objectiveEvents = events('governance', 'objective', {
  ObjectiveSet: event(ObjectiveSet),
  ObjectiveRevised: event(ObjectiveRevised),
  ObjectiveCascaded: event(ObjectiveCascaded),
  ObjectiveLinked: event(ObjectiveLinked),
  ObjectiveUnlinked: event(ObjectiveUnlinked),
  ObjectiveMeasured: event(ObjectiveMeasured),
  ObjectiveReviewed: event(ObjectiveReviewed),
  ObjectiveClosed: event(ObjectiveClosed),
});
