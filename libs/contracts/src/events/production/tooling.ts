/** What production says about tools: what it has, and whether each may be used. */
import { event, events } from '../../event.js';
import { IsId, IsPlainDate, IsRef, IsText, IsWhole, Optional } from '../../fields.js';

/** One tool, fixture, mould or gauge: two alike are two tools of one kind. */
export class ToolRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  /** What operations ask for: any tool of the kind will do. */
  @IsId() toolKind!: string;
  /** Pieces after which it has to be overhauled; absent where it does not wear. */
  @Optional() @IsWhole({ min: 1 }) toolLife?: number;
  /** The last day of its calibration; absent where it needs none. */
  @Optional() @IsPlainDate() calibratedUntil?: string;
}
export class ToolLocked {
  @IsText({ lines: true }) reason!: string;
}
export class ToolUnlocked {
  /** What was done to it. */
  @IsText({ lines: true }) done!: string;
}
export class ToolCalibrated {
  @IsPlainDate() calibratedUntil!: string;
  /** The certificate that says so. */
  @IsText({ max: 120 }) certificate!: string;
}
/** It is as new: its pieces are counted from nothing again. */
export class ToolOverhauled {
  @IsText({ lines: true }) done!: string;
}

export const toolEvents = events('production', 'tool', {
  ToolRegistered: event(ToolRegistered),
  ToolLocked: event(ToolLocked),
  ToolUnlocked: event(ToolUnlocked),
  ToolCalibrated: event(ToolCalibrated),
  ToolOverhauled: event(ToolOverhauled),
});
