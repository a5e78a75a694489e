/** Rows of quality: inspections and nonconformances. */
import { IsComputed, IsWordList, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import {
  DISPOSITIONS,
  INSPECTION_TRIGGERS,
  NONCONFORMANCE_SOURCES,
  SEVERITIES,
} from '@gemba/contracts/events/quality';
import { IsId, IsInstant, IsOneOf, IsUnit, IsWhole } from '@gemba/contracts/fields';

export const INSPECTION_STATUSES = ['open', 'accepted', 'rejected'] as const;
export const NONCONFORMANCE_STATUSES = ['registered', 'disposed', 'closed'] as const;

/** An inspection as it stands. */
export class InspectionRow {
  @Says('The inspection.', 'INS-1') @IsWords() readonly id!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('What is inspected.') @IsId() readonly item!: string;
  @Says('Of which lot.') @IsId() readonly lot!: string;
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('Why it was opened.')
  @IsOneOf(INSPECTION_TRIGGERS)
  readonly trigger!: (typeof INSPECTION_TRIGGERS)[number];
  @Says('What brought the lot.', 'PO-2026-44') @IsWords() readonly source!: string;
  @Says('How it was decided.')
  @IsOneOf(INSPECTION_STATUSES)
  readonly status!: (typeof INSPECTION_STATUSES)[number];
  @Says('How many were recorded.') @IsWhole() readonly measurements!: number;
  @Says('How many of them are out of tolerance.') @IsWhole() readonly outside!: number;
  @Says('Characteristics for which it was rejected.', ['SHAFT-DIAMETER'])
  @IsWordList()
  readonly failed!: readonly string[];
  @Says('When it was opened.') @IsInstant() readonly openedAt!: string;
  @Says('When it was decided; null before.') @OrNull() @IsInstant() readonly decidedAt!: string | null;
}

/** A nonconformance as it stands. */
export class NonconformanceRow {
  @Says('The nonconformance.', 'NC-1') @IsWords() readonly id!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('What is wrong.') @IsId() readonly item!: string;
  @Says('Of which lot.') @IsId() readonly lot!: string;
  @Says('In the unit of the row.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('How bad it is.') @IsOneOf(SEVERITIES) readonly severity!: (typeof SEVERITIES)[number];
  @Says('Who found it.')
  @IsOneOf(NONCONFORMANCE_SOURCES)
  readonly source!: (typeof NONCONFORMANCE_SOURCES)[number];
  @Says('By what it was found.', 'INS-1') @IsWords() readonly sourceRef!: string;
  @Says('What is wrong, in the words of who registered it.', 'Seal pressed in dry')
  @IsWords()
  readonly reason!: string;
  @Says('How far it is.')
  @IsOneOf(NONCONFORMANCE_STATUSES)
  readonly status!: (typeof NONCONFORMANCE_STATUSES)[number];
  @Says('What is done with the lot; null before.') @OrNull() @IsOneOf(DISPOSITIONS) readonly disposition!:
    (typeof DISPOSITIONS)[number] | null;
  @Says('Why it happened; null before it is closed.', 'Seal pressed in dry')
  @OrNull()
  @IsWords()
  readonly rootCause!: string | null;
  @Says('When it was registered.') @IsInstant() readonly registeredAt!: string;
  @Says('When it was closed; null before.') @OrNull() @IsInstant() readonly closedAt!: string | null;
}
