/** What is answered of an absence: who is away, and what became of each operation that it hits. */
import { ABSENCE_KINDS, AffectedOperation, Substitute } from '@gemba/contracts/events/hr';
import { IsFlag, IsId, IsRef, IsListOf, IsOneOf, IsPlainDate, Optional } from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import { begun } from '@gemba/decider/decider';
import type { AbsenceState, Task } from './absence-state.js';

class CoveredOperation extends AffectedOperation {
  /** The ranking proposed last; absent before the first. */
  @Optional() @IsListOf(() => Substitute) proposed?: readonly Substitute[];
  /** Who stands in. */
  @Optional() @IsId() delegatedTo?: string;
  /** Nobody at the site may do it. */
  @IsFlag() missing!: boolean;
}

export class AbsenceAnswer {
  @IsOneOf(['open', 'ended']) status!: AbsenceState['status'];
  @IsRef('employee') person!: string;
  @IsPlainDate() from!: string;
  @Optional() @IsPlainDate() expectedTo?: string;
  @Sensitive('health') @IsOneOf(ABSENCE_KINDS) kind!: (typeof ABSENCE_KINDS)[number];
  /** Last day as far as it is known. */
  @Optional() @IsPlainDate() to?: string;
  /** Whether it is known which operations it hits. */
  @IsFlag() assessed!: boolean;
  @IsListOf(() => CoveredOperation) tasks!: readonly CoveredOperation[];
}

const covered = ({ proposed, delegatedTo, ...task }: Task): CoveredOperation => ({
  ...task,
  ...(proposed === null ? {} : { proposed }),
  ...(delegatedTo === '' ? {} : { delegatedTo }),
});

export const absenceAnswer = ({ reported, to, status, assessed, tasks }: AbsenceState): AbsenceAnswer => {
  const { site: _, ...report } = begun(reported);
  const last = to === '' ? {} : { to };
  return { status, ...report, ...last, assessed, tasks: Object.values(tasks).map(covered) };
};
