/** What a change notice remembers, and what is answered of it. */
import type { ChangeDecision, ChangeNoticeRaised } from '@gemba/contracts/events/production/change';
import {
  CHANGE_DECISIONS,
  ChangeImpact,
  EngineeringChange,
  SupersededComponent,
} from '@gemba/contracts/events/production/change';
import { IsFlag, IsListOf, IsOneOf, IsText, Optional } from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';

const STATUSES = ['raised', 'released', 'withdrawn'] as const;

/** A line of what it touches, with what was decided of it. */
export class ChangeLine extends ChangeImpact {
  @Optional() @IsOneOf(CHANGE_DECISIONS) decision?: ChangeDecision;
  @Optional() @IsText({ lines: true }) reason?: string;
  /** Nothing of it is open any more. */
  @IsFlag() ended!: boolean;
  /** What was decided was handed to whoever carries it out. */
  @IsFlag() released!: boolean;
}

export type ChangeNotice = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly raised: ChangeNoticeRaised | null;
  readonly lines: readonly ChangeLine[];
  /** Why it is withdrawn. */
  readonly because: string;
};

export const NO_NOTICE: ChangeNotice = { status: 'none', raised: null, lines: [], because: '' };

const MOST_LINES = 10_000;

export class ChangeNoticeAnswer extends EngineeringChange {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  /** Components that the new version takes no more. */
  @IsListOf(() => SupersededComponent, { max: 400 }) superseded!: readonly SupersededComponent[];
  @IsListOf(() => ChangeLine, { max: MOST_LINES }) lines!: readonly ChangeLine[];
  @Optional() @IsText({ lines: true }) withdrawnBecause?: string;
}

export const noticeAnswer = ({ status, raised, lines, because }: ChangeNotice): ChangeNoticeAnswer => ({
  ...begun(raised),
  status: status === 'none' ? 'raised' : status,
  lines,
  ...stated({ withdrawnBecause: because }),
});
