/** What is answered to the question what held an order line or a production order up. */
import { IsComputed, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { IsCurrency, IsId, IsInstant, IsListOf, IsOneOf, IsWhole } from '@gemba/contracts/fields';

export const TRACED = [
  'order-line',
  'production-order',
  'purchase-order',
  'breakdown',
  'nonconformance',
  'absence',
  'exception',
] as const;
export type Traced = (typeof TRACED)[number];

export class TraceStep {
  @Says('What it is.') @IsOneOf(TRACED) readonly kind!: Traced;
  @Says('Its id; of a breakdown that of the machine.', 'SO-7.1') @IsWords() readonly id!: string;
  @Says('Place in this list of what it held up; null of what was asked about.')
  @OrNull()
  @IsWhole()
  readonly heldUp!: number | null;
  @Says('Where it happened.', 'lyon') @OrNull() @IsWords() readonly site!: string | null;
  @Says('Its item, its reason or its code.', 'SPINDLE') @OrNull() @IsWords() readonly about!: string | null;
  @Says('When it began.') @OrNull() @IsInstant() readonly from!: string | null;
  @Says('When it was over; null while it lasts.') @OrNull() @IsInstant() readonly to!: string | null;
  @Says('By how many days it was later than due; null of what has no due date.', '3')
  @OrNull()
  @IsComputed()
  readonly lateDays!: string | null;
  @Says('How many hours it lasted, until now while it does.', '4.5')
  @OrNull()
  @IsComputed()
  readonly hours!: string | null;
  @Says('What it is worth or puts at stake; null where that is not known.', '1200.00')
  @OrNull()
  @IsComputed()
  readonly amount!: string | null;
  @Says('Of that amount, ISO 4217.') @OrNull() @IsCurrency() readonly currency!: string | null;
}

/** From a line or a production order back to what held it up. */
export class LineTrace {
  @Says('The line of the sales order; null where a production order was asked about.', 'SO-7.1')
  @OrNull()
  @IsId()
  readonly line!: string | null;
  @Says('The production order; null where a line was asked about.', 'WO-9')
  @OrNull()
  @IsId()
  readonly order!: string | null;
  @Says('What was asked about first, each other after what it held up.')
  @IsListOf(() => TraceStep)
  readonly steps!: readonly TraceStep[];
}
