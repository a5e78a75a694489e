/** What can be asked of the schedule of a site. */
import {
  SCHEDULE_EFFORTS,
  ScheduleFound,
  type ScheduleEffort,
} from '@gemba/contracts/events/production/scheduling';
import {
  IsDuration,
  IsOneOf,
  IsPlainDate,
  IsRef,
  IsRefs,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';

export class BuildSchedule {
  @IsRef('site') site!: string;
  /** How far it plans; 14 days when absent, 90 at most. */
  @Optional() @IsDuration() horizon?: string;
  /** What the schedule in force begins within that time stays where it is; a day when absent. */
  @Optional() @IsDuration() frozen?: string;
  @Optional() @IsOneOf(SCHEDULE_EFFORTS) effort?: ScheduleEffort;
  /** Orders that go before all others; nothing changes until the proposal is adopted. */
  @Optional() @IsRefs('production-order', { max: 50 }) expedite?: string[];
}

/** Takes the best that is found by now. */
export class StopSchedule {}

export class AdoptSchedule {
  /** Of the proposal, as it was seen. */
  @IsWhole({ min: 1 }) number!: number;
}

/** The result of a search. */
export class ProposeSchedule extends ScheduleFound {}

export class FailSchedule {
  @IsWhole({ min: 1 }) number!: number;
  @IsText({ lines: true }) reason!: string;
}

/** Whether there is a schedule after one that failed: asked again until there is. */
export class CheckSchedule {
  @IsWhole({ min: 1 }) number!: number;
}

/** Something happened that the schedule in force did not count on. */
export class InvalidateSchedule {
  /** For example `equipment/LATHE-1`. */
  @IsText({ max: 300 }) cause!: string;
  @IsText({ max: 300 }) reason!: string;
  /**
   * What it touches: a machine, a tool, a person on these dates, an order, or all orders that take a
   * material. When all are absent it touches nothing, but a better schedule may be there.
   */
  @Optional() @IsRef('equipment') workUnit?: string;
  @Optional() @IsRef('tool') tool?: string;
  @Optional() @IsRef('employee') person?: string;
  @Optional() @IsPlainDate() from?: string;
  @Optional() @IsPlainDate() to?: string;
  @Optional() @IsRef('production-order') order?: string;
  /** Material of which some may not be used. */
  @Optional() @IsRef('item') material?: string;
}
