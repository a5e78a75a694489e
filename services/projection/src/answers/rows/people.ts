/** Rows of people: who works here, and who is away. */
import { IsWordList, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { ABSENCE_KINDS } from '@gemba/contracts/events/hr';
import { IsFlag, IsId, IsListOf, IsOneOf, IsPlainDate, IsWhole } from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';

export const ABSENCE_STATUSES = ['reported', 'ended'] as const;

export class Certificate {
  @Says('What the person may do.') @IsId() readonly skill!: string;
  @Says('The first day.') @IsPlainDate() readonly validFrom!: string;
  @Says('The last day.') @IsPlainDate() readonly validTo!: string;
}

export class Away {
  @Says('The first day.') @IsPlainDate() readonly from!: string;
  @Says('The last day; null while nobody knows it.') @OrNull() @IsPlainDate() readonly to!: string | null;
}

/** A person with skills and absences. */
export class PersonRow {
  @Says('The person.', 'emp-017') @IsWords() readonly id!: string;
  @Says('For people.', 'Ana Silva') @IsWords() readonly name!: string;
  @Says('Where the person works.') @IsId() readonly site!: string;
  @Says('What the person does.') @IsWords() readonly position!: string;
  @Says('First day of work.') @IsPlainDate() readonly start!: string;
  @Says('Last day of work; null while the person stays.') @OrNull() @IsPlainDate() readonly lastDay!:
    string | null;
  @Says('What the person may do.', ['ASSEMBLY']) @IsWordList() readonly skills!: readonly string[];
  @Says('The same, with the days on which it holds.')
  @IsListOf(() => Certificate)
  readonly certificates!: readonly Certificate[];
  @Says('The first day on which one of them ends; null without one.')
  @OrNull()
  @IsPlainDate()
  readonly validTo!: string | null;
  @Says('The latest absences, the newest last.') @IsListOf(() => Away) readonly away!: readonly Away[];
  @Says('First day of the latest absence that nobody has ended; null without one.')
  @OrNull()
  @IsPlainDate()
  readonly absentFrom!: string | null;
  @Says('Its last day as far as it is known; null otherwise.')
  @OrNull()
  @IsPlainDate()
  readonly absentUntil!: string | null;
}

export class Delegation {
  @Says('Production order.') @IsWords() readonly order!: string;
  @Says('The operation in it.', 10) @IsWhole() readonly operation!: number;
  @Says('Who stands in.', 'emp-018') @IsId() readonly to!: string;
  @Says('Whether the work was given back.') @IsFlag() readonly returned!: boolean;
}

/** An absence as it stands. */
export class AbsenceRow {
  @Says('The absence.', 'emp-017.2026-03-02') @IsWords() readonly id!: string;
  @Says('Who is away.') @IsId() readonly person!: string;
  @Says('Where the person works.') @IsId() readonly site!: string;
  @Says('The first day.') @IsPlainDate() readonly from!: string;
  @Says('The last day as it is expected; null while nobody knows it.')
  @OrNull()
  @IsPlainDate()
  readonly expectedTo!: string | null;
  @Says('The last day as it was; null before.') @OrNull() @IsPlainDate() readonly endedOn!: string | null;
  @Says('Why.') @Sensitive('health') @IsOneOf(ABSENCE_KINDS) readonly kind!: (typeof ABSENCE_KINDS)[number];
  @Says('Whether it has ended.')
  @IsOneOf(ABSENCE_STATUSES)
  readonly status!: (typeof ABSENCE_STATUSES)[number];
  @Says('Operations that it hits.') @IsWhole() readonly affected!: number;
  @Says('Operations for which nobody was found.') @IsWhole() readonly uncovered!: number;
  @Says('Who stands in.') @IsListOf(() => Delegation) readonly delegations!: readonly Delegation[];
}
