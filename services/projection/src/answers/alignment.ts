/** What is answered to the question what work and spending is for: how much of it serves an objective. */
import { IsComputed, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import type { LinkKind } from '@gemba/contracts/events/objective';
import { LINK_KINDS } from '@gemba/contracts/events/objective';
import { IsCurrency, IsListOf, IsOneOf, IsPlainDate, IsRecord, IsWhole } from '@gemba/contracts/fields';

const MANY = { max: Number.MAX_SAFE_INTEGER };

/** Work or spending for one thing at one site, which serves no objective. */
export class UnalignedRow {
  @Says('Where; empty where it belongs to no site.', 'lyon') @IsWords() readonly site!: string;
  @Says('What it is for; null where nothing is said.')
  @OrNull()
  @IsOneOf(LINK_KINDS)
  readonly kind!: LinkKind | null;
  @Says('Which one; null where nothing is said.', 'PUMP-100') @OrNull() @IsWords() readonly ref!:
    string | null;
  @Says('How much.', '41.5') @IsComputed() readonly value!: string;
  @Says('How many facts.') @IsWhole(MANY) readonly facts!: number;
}

export class AlignedPart {
  @Says('All of it.', '120') @IsComputed() readonly total!: string;
  @Says('Of that, what serves an objective that held on its day.', '90')
  @IsComputed()
  readonly aligned!: string;
  @Says('The one divided by the other; null where there is nothing.', '0.75')
  @OrNull()
  @IsComputed()
  readonly share!: string | null;
  @Says('The largest of what serves none, at most 50.')
  @IsListOf(() => UnalignedRow, { max: 50 })
  readonly unaligned!: readonly UnalignedRow[];
  @Says('What the others add up to.', '0') @IsComputed() readonly others!: string;
}

/** How much work and spending serves an objective. */
export class AlignedWork {
  @Says('First day of the period.') @IsPlainDate() readonly from!: string;
  @Says('The day after its last.', '2026-03-09') @IsPlainDate() readonly to!: string;
  @Says('Of the amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('Hours of operations.') @IsRecord(() => AlignedPart) readonly hours!: AlignedPart;
  @Says('Costs and expenses of the ledger; null for who may not read the ledger.')
  @OrNull()
  @IsRecord(() => AlignedPart)
  readonly money!: AlignedPart | null;
}
