/** Rows of production: its orders and its equipment. */
import { IsComputed, IsWordList, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { EQUIPMENT_STATES } from '@gemba/contracts/events/production/equipment';
import {
  IsFlag,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsUnit,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';

export const ORDER_STATUSES = [
  'created',
  'released',
  'held',
  'in-progress',
  'completed',
  'closed',
  'cancelled',
] as const;

export const OPERATION_STATUSES = ['waiting', 'assigned', 'started', 'paused', 'completed'] as const;

export class ProductionOrderRowOperation {
  @Says('Its place in the order of work.', 10) @IsWhole() readonly sequence!: number;
  @Says('For people.', 'Assemble') @IsWords() readonly name!: string;
  @Says('Where it is done.') @IsId() readonly workCenter!: string;
  @Says('How far it is.') @IsOneOf(OPERATION_STATUSES) readonly status!: (typeof OPERATION_STATUSES)[number];
  @Says('The machine, once it is assigned.') @Optional() @IsId() readonly workUnit?: string;
  @Says('Who does it, once it is assigned.', ['emp-017'])
  @Optional()
  @IsWordList()
  readonly people?: readonly string[];
}

/** A production order as it stands. */
export class ProductionOrderRow {
  @Says('The order.', 'PRO-2026-118') @IsWords() readonly id!: string;
  @Says('Where it is made; null in an order of before.') @OrNull() @IsId() readonly site!: string | null;
  @Says('What is made.') @IsId() readonly item!: string;
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('Good quantity of the last operation.', '10') @IsComputed() readonly good!: string;
  @Says('Scrapped quantity of all operations.', '1') @IsComputed() readonly scrap!: string;
  @Says('How far it is.') @IsOneOf(ORDER_STATUSES) readonly status!: (typeof ORDER_STATUSES)[number];
  @Says('What it was before it was held.')
  @Optional()
  @IsOneOf(ORDER_STATUSES)
  readonly before?: (typeof ORDER_STATUSES)[number];
  @Says('The day on which it has to be done.') @IsPlainDate() readonly due!: string;
  @Says('What it is made for; null for stock.', 'sales-order/SO-2026-310/10')
  @OrNull()
  @IsWords()
  readonly demand!: string | null;
  @Says('When it was created.') @IsInstant() readonly createdAt!: string;
  @Says('When it was done; null before.') @OrNull() @IsInstant() readonly completedAt!: string | null;
  @Says('The lot that it made; null before.') @OrNull() @IsId() readonly lot!: string | null;
  @Says('In the order of work.')
  @IsListOf(() => ProductionOrderRowOperation)
  readonly operations!: readonly ProductionOrderRowOperation[];
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}

/** A work unit as it stands. */
export class EquipmentRow {
  @Says('The work unit.', 'PRESS-2') @IsWords() readonly id!: string;
  @Says('For people.', 'Press 2') @IsWords() readonly name!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('To which it belongs.') @IsId() readonly workCenter!: string;
  @Says('`enterprise/site/area/work center/work unit` of ISA-95.', 'gemba/lyon/hall-1/ASSEMBLY-1/PRESS-2')
  @IsWords()
  readonly path!: string;
  @Says('What it does.') @IsOneOf(EQUIPMENT_STATES) readonly state!: (typeof EQUIPMENT_STATES)[number];
  @Says('Why; null while nobody has said.', 'JAM') @OrNull() @IsId() readonly reason!: string | null;
  @Says('Since when.') @IsInstant() readonly since!: string;
}
