/** What is answered of a schedule: the one in force, the one that is proposed, and what is built. */
import {
  AffectedSchedule,
  ScheduleFound,
  ScheduleTerms,
} from '@gemba/contracts/events/production/scheduling';
import {
  IsFlag,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import type { ScheduleState } from './state.js';

class BuildingAnswer extends ScheduleTerms {
  @IsWhole({ min: 1 }) number!: number;
  @IsFlag() stopping!: boolean;
}

class FailedAnswer {
  @IsWhole({ min: 1 }) number!: number;
  @IsText({ lines: true }) reason!: string;
}

class BreakAnswer {
  @IsText({ max: 300 }) cause!: string;
  @IsText({ max: 300 }) reason!: string;
  @IsInstant() at!: string;
  @IsListOf(() => AffectedSchedule, { max: 5000 }) operations!: readonly AffectedSchedule[];
}

class InForceAnswer extends ScheduleFound {
  @IsInstant() adoptedAt!: string;
}

export const SCHEDULE_STATUSES = ['none', 'in-force', 'invalid'] as const;

export class ScheduleAnswer {
  /** Of the schedule in force. */
  @IsOneOf(SCHEDULE_STATUSES) status!: (typeof SCHEDULE_STATUSES)[number];
  @Optional() @IsRecord(() => InForceAnswer) inForce?: InForceAnswer;
  /** What it did not count on, the latest last. */
  @IsListOf(() => BreakAnswer) invalidatedBy!: readonly BreakAnswer[];
  @Optional() @IsRecord(() => ScheduleFound) proposal?: ScheduleFound;
  @Optional() @IsRecord(() => BuildingAnswer) building?: BuildingAnswer;
  @Optional() @IsRecord(() => FailedAnswer) failed?: FailedAnswer;
}

const statusOf = ({ inForce, breaks }: ScheduleState): ScheduleAnswer['status'] => {
  if (inForce === null) return 'none';
  return breaks.length === 0 ? 'in-force' : 'invalid';
};

export const scheduleAnswer = (state: ScheduleState): ScheduleAnswer => {
  const { inForce, proposal, building, failed, breaks } = state;
  return {
    status: statusOf(state),
    ...(inForce ? { inForce } : {}),
    invalidatedBy: breaks,
    ...(proposal ? { proposal } : {}),
    ...(building ? { building: buildingAnswer(building) } : {}),
    ...(failed ? { failed } : {}),
  };
};

const buildingAnswer = (building: NonNullable<ScheduleState['building']>): BuildingAnswer => {
  const { inputsHash: _, ...terms } = building;
  return terms;
};
