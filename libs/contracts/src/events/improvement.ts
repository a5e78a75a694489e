/** What governance says about improvements: what was wrong, what was done, and what the figure says of it. */
import { event, events } from '../event.js';
import { IsFigure } from '../figure-field.js';
import {
  IsDecimal,
  IsId,
  IsInstant,
  IsOneOf,
  IsPlainDate,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../fields.js';

/** What the figure says: better or worse with 95 % confidence, or neither. */
export const VERDICTS = ['better', 'worse', 'unproven'] as const;
export type Verdict = (typeof VERDICTS)[number];

export class ImprovementOpened {
  @IsText({ max: 120 }) title!: string;
  @IsFigure() kpi!: string;
  /** Where; the enterprise as a whole when absent. */
  @Optional() @IsRef('site') site?: string;
  /** The alert that it answers. */
  @Optional() @IsRef('alert') alert?: string;
  @IsText({ lines: true }) problem!: string;
  @IsRef('employee') owner!: string;
  /** The days before that are compared; all of them are over. */
  @IsPlainDate() baselineFrom!: string;
  /** The day after the last of them. */
  @IsPlainDate() baselineTo!: string;
}
export class ImprovementBaselined {
  /** Mean of the days that have a figure. */
  @IsDecimal() mean!: string;
  /** How many these are. */
  @IsWhole() days!: number;
  @IsWhole({ min: 1 }) formulaVersion!: number;
  /** What counted was recorded by then. */
  @IsInstant() measuredAt!: string;
}
export class RootCauseFound {
  @IsText({ lines: true }) rootCause!: string;
}
export class CountermeasureAgreed {
  @IsId() countermeasure!: string;
  @IsText({ lines: true }) what!: string;
  @IsRef('employee') owner!: string;
  @IsPlainDate() due!: string;
}
export class CountermeasureImplemented {
  @IsId() countermeasure!: string;
  @IsText({ lines: true }) done!: string;
  @IsPlainDate() on!: string;
}
export class EffectPlanned {
  /** The days after that are compared. */
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
}

/** Two windows of days compared by Welch's test. */
export class MeasuredEffect {
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsDecimal() baseline!: string;
  @IsWhole() baselineDays!: number;
  @IsDecimal() mean!: string;
  @IsWhole() days!: number;
  /** Of the means, and the interval that holds it with 95 % confidence; absent where days are too few. */
  @IsDecimal() difference!: string;
  @Optional() @IsDecimal() low?: string;
  @Optional() @IsDecimal() high?: string;
  /** How likely such a difference is where nothing has changed. */
  @Optional() @IsDecimal() pValue?: string;
  @IsOneOf(VERDICTS) verdict!: Verdict;
  @IsWhole({ min: 1 }) formulaVersion!: number;
  @IsInstant() measuredAt!: string;
}
export class ImprovementVerified extends MeasuredEffect {}
export class ImprovementClosed {
  /** What is kept of it: the new standard, and where else it applies. */
  @IsText({ lines: true }) learned!: string;
}
/** The effect is gone: the newest days are not better than the baseline any more. */
export class ImprovementReopened extends MeasuredEffect {}

export const improvementCaseEvents = events('governance', 'improvement-case', {
  ImprovementOpened: event(ImprovementOpened),
  ImprovementBaselined: event(ImprovementBaselined),
  RootCauseFound: event(RootCauseFound),
  CountermeasureAgreed: event(CountermeasureAgreed),
  CountermeasureImplemented: event(CountermeasureImplemented),
  EffectPlanned: event(EffectPlanned),
  ImprovementVerified: event(ImprovementVerified),
  ImprovementClosed: event(ImprovementClosed),
  ImprovementReopened: event(ImprovementReopened),
});
