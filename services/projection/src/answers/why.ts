/** What is answered to the question why a figure moved: what added to the difference, and how much. */
import { IsComputed, IsWordList, IsWords, IsWordsByName, OrNull, Says } from '@gemba/contracts/answering';
import {
  IsCurrency,
  IsId,
  IsInstant,
  IsListOf,
  IsPlainDate,
  IsRecord,
  IsWhole,
} from '@gemba/contracts/fields';

const ADDS = 'What it adds to the difference, in the unit of the figure.';
const MANY = { max: Number.MAX_SAFE_INTEGER };

/** One of the two figures that are compared. */
export class WhySide {
  @Says('The site; null for all that the caller sees.', 'lyon') @OrNull() @IsWords() readonly site!:
    string | null;
  @Says('First day of the period.') @IsPlainDate() readonly from!: string;
  @Says('The day after its last.', '2026-03-09') @IsPlainDate() readonly to!: string;
  @Says('Only what had happened by then; null without a bound.')
  @OrNull()
  @IsInstant()
  readonly at!: string | null;
  @Says('Only what was recorded by then; null without a bound.')
  @OrNull()
  @IsInstant()
  readonly knownAt!: string | null;
  @Says('The figure; null where there is nothing to divide by, or an amount has no rate.', '0.71')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
  @Says('Σ above the line.', '11400') @IsComputed() readonly numerator!: string;
  @Says('Σ below the line; null where nothing is divided.', '16056')
  @OrNull()
  @IsComputed()
  readonly denominator!: string | null;
}

export class WhyParts {
  @Says('Σ above the line.', '11400') @IsComputed() readonly numerator!: string;
  @Says('Σ below the line; null where nothing is divided.', '16056')
  @OrNull()
  @IsComputed()
  readonly denominator!: string | null;
}

/** The facts that have the same value of a dimension. */
export class WhyRow {
  @Says('Their value of the dimension; null of those that have none, or none that the caller may read.', 'P1')
  @OrNull()
  @IsWords()
  readonly key!: string | null;
  @Says(ADDS, '-0.04') @IsComputed() readonly contribution!: string;
  @Says('Of that, because its own rate changed; null where nothing is divided.', '-0.03')
  @OrNull()
  @IsComputed()
  readonly rate!: string | null;
  @Says('Of that, because its share of the whole changed; null where nothing is divided.', '-0.01')
  @OrNull()
  @IsComputed()
  readonly mix!: string | null;
  @Says('Its facts of the figure that is compared with.') @IsRecord(() => WhyParts) readonly base!: WhyParts;
  @Says('Its facts of the figure asked about.') @IsRecord(() => WhyParts) readonly now!: WhyParts;
  @Says('How many facts, of both figures.') @IsWhole(MANY) readonly facts!: number;
}

export class WhyEvent {
  @Says('The event.') @IsId() readonly eventId!: string;
  @Says('The service that said it.', 'production') @IsId() readonly service!: string;
  @Says('Its stream.', 'production-order-PRO-2026-118') @IsWords() readonly streamId!: string;
  @Says('Its place in the stream.') @IsWhole({ min: 1 }) readonly streamVersion!: number;
  @Says('Its name.', 'production.QuantityReported') @IsWords() readonly eventType!: string;
  @Says('Empty where it belongs to no site.', 'lyon') @IsWords() readonly site!: string;
  @Says('Day of the site on which it counts.') @IsPlainDate() readonly businessDate!: string;
  @Says('When it had happened.') @IsInstant() readonly occurredAt!: string;
  @Says(ADDS, '-0.004') @IsComputed() readonly contribution!: string;
  @Says('What it is about.', { item: 'PUMP-100' })
  @IsWordsByName()
  readonly dimensions!: Readonly<Record<string, string>>;
}

export class WhyRest {
  @Says('How many are not listed.') @IsWhole(MANY) readonly count!: number;
  @Says('What they add together.', '0.002') @IsComputed() readonly contribution!: string;
}

export class AboveEffects {
  @Says('Because there was more or less of what is below the line.', '12')
  @IsComputed()
  readonly volume!: string;
  @Says('Because the shares in it changed.', '-3') @IsComputed() readonly mix!: string;
  @Says('Because rates changed.', '-5') @IsComputed() readonly rate!: string;
}

export class Effects {
  @Says('Of the difference, because rates changed.', '-0.03') @IsComputed() readonly rate!: string;
  @Says('Of the difference, because shares changed.', '-0.01') @IsComputed() readonly mix!: string;
  @Says('What moved the sum above the line; the three add up to its difference.')
  @IsRecord(() => AboveEffects)
  readonly above!: AboveEffects;
}

/** Why a figure moved. Rows, rest and rounding add up to the change; events, their rest and rounding too. */
export class WhyMoved {
  @Says('Figure of the catalogue.', 'oee') @IsId() readonly kpi!: string;
  @Says('Of the figure: `ratio`, `money` or a code of UN/ECE Rec 20.', 'ratio')
  @IsWords()
  readonly unit!: string;
  @Says('Of amounts, ISO 4217; null where the figure is not made of money.')
  @OrNull()
  @IsCurrency()
  readonly currency!: string | null;
  @Says('What is compared with.') @IsRecord(() => WhySide) readonly base!: WhySide;
  @Says('What is asked about.') @IsRecord(() => WhySide) readonly now!: WhySide;
  @Says('The figure asked about less the other; null where one of them is.', '-0.05')
  @OrNull()
  @IsComputed()
  readonly change!: string | null;
  @Says('What rounding both figures, and each contribution, leaves of the change.', '0')
  @IsComputed()
  readonly rounding!: string;
  @Says('What moved a ratio; null for sums.')
  @OrNull()
  @IsRecord(() => Effects)
  readonly effects!: Effects | null;
  @Says('What the rows are grouped by.', 'item') @IsWords() readonly by!: string;
  @Says('What they can be grouped by.', ['item', 'site'])
  @IsWordList()
  readonly dimensions!: readonly string[];
  @Says('The largest contributions first, at most `limit` of them.')
  @IsListOf(() => WhyRow, { max: 200 })
  readonly rows!: readonly WhyRow[];
  @Says('All other rows.') @IsRecord(() => WhyRest) readonly rest!: WhyRest;
  @Says('The events with the largest contributions, of `value` where it is told; at most `limit` of them.')
  @IsListOf(() => WhyEvent, { max: 200 })
  readonly events!: readonly WhyEvent[];
  @Says('All other events of them, also those that the caller may not read.')
  @IsRecord(() => WhyRest)
  readonly otherEvents!: WhyRest;
}
