/** What production says of machines: their states and stops, and what is read on them. */
import { SetupTimesDefined } from './changeover.js';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsId,
  IsInstant,
  IsRef,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsText,
  IsUnit,
  Optional,
} from '../../fields.js';
import { LocalClock, StopReason } from './downtime.js';

export const EQUIPMENT_STATES = [
  'producing',
  'setup',
  'idle',
  'blocked',
  'starved',
  'downUnplanned',
  'downPlanned',
  'off',
] as const;
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];

export class EquipmentRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  @IsId() workCenter!: string;
  /** ISA-95 path `enterprise/site/area/work center/work unit`. */
  @IsText({ max: 200 }) path!: string;
}

/** Planned busy time (ISO 22400 PBT) of a work unit on one business date. */
export class BusyTimePlanned {
  @IsPlainDate() date!: string;
  @IsDuration() planned!: string;
  /** What was planned for the date before, and counts no more; absent when nothing was. */
  @Optional() @IsDuration() before?: string;
}

export class EquipmentStateChanged {
  @IsOneOf(EQUIPMENT_STATES) from!: EquipmentState;
  @IsOneOf(EQUIPMENT_STATES) to!: EquipmentState;
  @IsId() reason!: string;
  /** Since when it had been in the state that it left. */
  @Optional() @IsInstant() since?: string;
}

/** Since its second version the reason may come later, and what it left says why it had been in it. */
export class EquipmentStateChangedV2 {
  @IsOneOf(EQUIPMENT_STATES) from!: EquipmentState;
  @IsOneOf(EQUIPMENT_STATES) to!: EquipmentState;
  @Optional() @IsId() reason?: string;
  /** Since when it had been in the state that it left. */
  @Optional() @IsInstant() since?: string;
  /** Why it had been in that state, as far as somebody said. */
  @Optional() @IsRecord(() => StopReason) why?: StopReason;
  @Optional() @IsRecord(() => LocalClock) clock?: LocalClock;
}

/** Why a machine stood was said afterwards, or put right. */
export class StopReasonGiven {
  /** When the stop began. */
  @IsInstant() stop!: string;
  @IsOneOf(EQUIPMENT_STATES) state!: EquipmentState;
  @IsRecord(() => StopReason) why!: StopReason;
  /** The reason that it replaces. */
  @Optional() @IsRecord(() => StopReason) before?: StopReason;
  /** When the stop ended; absent while the machine still stands. */
  @Optional() @IsInstant() ended?: string;
  @Optional() @IsRecord(() => LocalClock) clock?: LocalClock;
  /** Why it was put right. */
  @Optional() @IsText({ lines: true }) because?: string;
}

/** A sensor reads this machine from now on. */
export class SensorFitted {
  /** As its reports name it, for example its GIAI as a URI. */
  @IsText({ max: 400 }) device!: string;
}
export class SensorRemoved {
  @IsText({ max: 400 }) device!: string;
}

/** What was read on a machine, by a person or a sensor. */
export class ReadingRecorded {
  /** For example `bearing-temperature`. */
  @IsId() reading!: string;
  @IsDecimal() value!: string;
  @IsUnit() unit!: string;
}

export const equipmentEvents = events('production', 'equipment', {
  EquipmentRegistered: event(EquipmentRegistered),
  BusyTimePlanned: event(BusyTimePlanned),
  EquipmentStateChanged: event(EquipmentStateChanged).next(EquipmentStateChangedV2, (older) => older),
  StopReasonGiven: event(StopReasonGiven),
  SensorFitted: event(SensorFitted),
  SensorRemoved: event(SensorRemoved),
  SetupTimesDefined: event(SetupTimesDefined),
  ReadingRecorded: event(ReadingRecorded),
});
