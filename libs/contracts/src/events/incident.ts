/** What governance says about incidents: what went wrong, how it was stopped, and what was learned of it. */
import { event, events } from '../event.js';
import { IsId, IsInstant, IsOneOf, IsPlainDate, IsRef, IsText, IsWhole, Optional } from '../fields.js';

export const INCIDENT_KINDS = [
  'safety',
  'environment',
  'equipment',
  'quality',
  'logistics',
  'people',
  'it',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What came of it for people; a near miss has none. From `medical` on it is recordable (29 CFR 1904.7). */
export const INJURIES = ['none', 'first-aid', 'medical', 'restricted-work', 'lost-time', 'fatal'] as const;
export type Injury = (typeof INJURIES)[number];

export class IncidentReported {
  @IsRef('site') site!: string;
  @IsOneOf(INCIDENT_KINDS) kind!: IncidentKind;
  /** 1 is the gravest, 5 the slightest. */
  @IsWhole({ min: 1, max: 5 }) severity!: number;
  @IsText({ max: 120 }) title!: string;
  @Optional() @IsText({ lines: true }) description?: string;
  /** What it is about, for example `equipment/LYO-CNC-1`. */
  @Optional() @IsText({ max: 160 }) subject?: string;
  /** What came of it for people; needed where it is one of safety, `none` for a near miss. */
  @Optional() @IsOneOf(INJURIES) injury?: Injury;
}
export class IncidentContained {
  @IsText({ lines: true }) how!: string;
}
/** Work goes on as before. */
export class ServiceRestored {
  @IsOneOf(INCIDENT_KINDS) kind!: IncidentKind;
  @IsText({ lines: true }) how!: string;
  @IsInstant() reportedAt!: string;
}
export class IncidentActionAgreed {
  @IsId() action!: string;
  @IsText({ lines: true }) what!: string;
  @IsRef('employee') owner!: string;
  @IsPlainDate() due!: string;
}
export class IncidentActionDone {
  @IsId() action!: string;
  /** What was done. */
  @IsText({ lines: true }) done!: string;
}
export class IncidentClosed {
  @Optional() @IsText({ lines: true }) rootCause?: string;
}

export const incidentEvents = events('governance', 'incident', {
  IncidentReported: event(IncidentReported),
  IncidentContained: event(IncidentContained),
  ServiceRestored: event(ServiceRestored),
  IncidentActionAgreed: event(IncidentActionAgreed),
  IncidentActionDone: event(IncidentActionDone),
  IncidentClosed: event(IncidentClosed),
});
