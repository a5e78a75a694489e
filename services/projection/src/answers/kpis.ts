/** What is answered of figures: how each is computed, its values with their past, and how one comes about. */
import { IsComputed, IsWordList, IsWords, IsWordsByName, OrNull, Says } from '@gemba/contracts/answering';
import {
  IsCurrency,
  IsFlag,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsWhole,
} from '@gemba/contracts/fields';
import type { Direction, KpiGroup, Status } from '@gemba/read-model/kpi';
import { DIRECTIONS, KPI_GROUPS, STATUSES } from '@gemba/read-model/kpi';

const UNIT = 'Of the figure: `ratio`, `money` or a code of UN/ECE Rec 20.';
const CURRENCY = 'Where the unit is money, ISO 4217; null otherwise.';
const TARGET = 'The value that is aimed at, in the unit of the figure; null without one.';
const SOURCE = 'Who says so; null without a target.';

export class FormulaBefore {
  @Says('As people read it.', 'Good time ÷ busy time') @IsWords() readonly formula!: string;
  @Says('Its number; the first is 1.') @IsWhole({ min: 1 }) readonly formulaVersion!: number;
  @Says('The measures above the line.', ['run-time-good'])
  @IsWordList()
  readonly numerator!: readonly string[];
  @Says('The measures below the line; null where nothing is divided.', ['busy-time'])
  @OrNull()
  @IsWordList()
  readonly denominator!: readonly string[] | null;
  @Says('The date from which the next version holds.') @IsPlainDate() readonly validTo!: string;
  @Says('Why it was changed.', 'Set-up time counts as busy') @IsWords() readonly why!: string;
}

export class Measures {
  @Says('`scrapped` adds, `-scrapped` subtracts, `ledger/4*` takes all that begin so.', ['planned-busy-time'])
  @IsWordList()
  readonly measures!: readonly string[];
}

export class KpiTarget {
  @Says('In the unit of the figure.', '0.75') @IsComputed() readonly value!: string;
  @Says('Who says so.', 'ISO 22400-2, world class') @IsWords() readonly source!: string;
}

/** A figure of the catalogue. */
export class KpiEntry {
  @Says('By which it is asked for.', 'oee') @IsId() readonly id!: string;
  @Says('For people.', 'Overall equipment effectiveness') @IsWords() readonly name!: string;
  @Says('What it tells.', 'Good output of the time in which machines were planned.')
  @IsWords()
  readonly description!: string;
  @Says('As people read it.', 'Good time ÷ planned busy time') @IsWords() readonly formula!: string;
  @Says('Raised whenever the same facts would give another figure.')
  @IsWhole({ min: 1 })
  readonly formulaVersion!: number;
  @Says('The date from which this version holds; null since the beginning.')
  @OrNull()
  @IsPlainDate()
  readonly validFrom!: string | null;
  @Says('Formulas of before, the newest first.')
  @IsListOf(() => FormulaBefore)
  readonly earlier!: readonly FormulaBefore[];
  @Says(UNIT, 'ratio') @IsWords() readonly unit!: string;
  @Says('Role that answers for it.', 'site-manager') @IsId() readonly owner!: string;
  @Says('Which way it gets better.') @IsOneOf(DIRECTIONS) readonly direction!: Direction;
  @Says('The screen that it stands on.') @IsOneOf(KPI_GROUPS) readonly group!: KpiGroup;
  @Says('Digits after the point when shown; of the percentage where the unit is `ratio`.')
  @IsWhole({ max: 6 })
  readonly decimals!: number;
  @Says('Explains a headline figure and stands behind it.') @IsFlag() readonly supporting!: boolean;
  @Says('What is added up above the line.') @IsRecord(() => Measures) readonly numerator!: Measures;
  @Says('What is added up below the line; null where nothing is divided.')
  @OrNull()
  @IsRecord(() => Measures)
  readonly denominator!: Measures | null;
  @Says('What is aimed at; null where nothing is.')
  @OrNull()
  @IsRecord(() => KpiTarget)
  readonly target!: KpiTarget | null;
}

export class KpiCatalogue {
  @Says('The figures that the caller may read.')
  @IsListOf(() => KpiEntry)
  readonly data!: readonly KpiEntry[];
}

export class SeriesPoint {
  @Says('First day of the period.') @IsPlainDate() readonly from!: string;
  @Says('The day after its last.', '2026-03-09') @IsPlainDate() readonly to!: string;
  @Says('Of the figure in it; null where there is nothing to compute it from.', '0.71')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
}

export class KpiValue {
  @Says('Figure of the catalogue.', 'oee') @IsId() readonly kpi!: string;
  @Says('Null where there is nothing to divide by, or an amount has no rate.', '0.71')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
  @Says(UNIT, 'ratio') @IsWords() readonly unit!: string;
  @Says(CURRENCY) @OrNull() @IsCurrency() readonly currency!: string | null;
  @Says(TARGET, '0.75') @OrNull() @IsComputed() readonly target!: string | null;
  @Says(SOURCE, 'ISO 22400-2, world class') @OrNull() @IsWords() readonly targetSource!: string | null;
  @Says('How the value stands to its target; `none` without one of them.')
  @IsOneOf(STATUSES)
  readonly status!: Status;
  @Says('The value in the period before.', '0.69') @OrNull() @IsComputed() readonly previous!: string | null;
  @Says('The value in this period and the twelve before it, oldest first.')
  @IsListOf(() => SeriesPoint, { max: 13 })
  readonly series!: readonly SeriesPoint[];
  @Says('Σ above the line.', '11400') @IsComputed() readonly numerator!: string;
  @Says('Σ below the line; null where nothing is divided.', '16056')
  @OrNull()
  @IsComputed()
  readonly denominator!: string | null;
  @Says('How many facts were added up.') @IsWhole() readonly factCount!: number;
  @Says('When the newest of them had happened; null without any.')
  @OrNull()
  @IsInstant()
  readonly lastEventAt!: string | null;
}

/** How fresh the views are. */
export class AsOf {
  @Says('When the newest event in the views was recorded; null while there is none.')
  @OrNull()
  @IsInstant()
  readonly recordedAt!: string | null;
  @Says('Milliseconds by which the views are behind; 0 while nothing waits.')
  @IsWhole({ max: Number.MAX_SAFE_INTEGER })
  readonly lagMs!: number;
}

export class KpiValues {
  @Says('How fresh the values are.') @IsRecord(() => AsOf) readonly asOf!: AsOf;
  @Says('In the order in which they were asked for.')
  @IsListOf(() => KpiValue)
  readonly data!: readonly KpiValue[];
}

export class MeasureSum {
  @Says('The measure.', 'planned-busy-time') @IsWords() readonly measure!: string;
  @Says('Σ of its facts, with the sign with which it counts.', '57600') @IsComputed() readonly value!: string;
  @Says('How many facts.') @IsWhole() readonly facts!: number;
}

export class ExplainedPart {
  @Says('Σ of the measures.', '57600') @IsComputed() readonly value!: string;
  @Says('Each measure of which there are facts.')
  @IsListOf(() => MeasureSum)
  readonly parts!: readonly MeasureSum[];
}

export class EarlierValue {
  @Says('As people read it.', 'Good time ÷ busy time') @IsWords() readonly formula!: string;
  @Says('Its number.') @IsWhole({ min: 1 }) readonly formulaVersion!: number;
  @Says('The date from which the next version holds.') @IsPlainDate() readonly validTo!: string;
  @Says('Why it was changed.', 'Set-up time counts as busy') @IsWords() readonly why!: string;
  @Says('What it makes of the same period.', '0.7') @OrNull() @IsComputed() readonly value!: string | null;
}

/** How a figure comes about. */
export class Explanation {
  @Says('Figure of the catalogue.', 'oee') @IsId() readonly kpi!: string;
  @Says('For people.', 'Overall equipment effectiveness') @IsWords() readonly name!: string;
  @Says('As people read it.', 'Good time ÷ planned busy time') @IsWords() readonly formula!: string;
  @Says('Its number.') @IsWhole({ min: 1 }) readonly formulaVersion!: number;
  @Says('The date from which it holds; null since the beginning.')
  @OrNull()
  @IsPlainDate()
  readonly validFrom!: string | null;
  @Says('What earlier formulas make of the same period, the newest first.')
  @IsListOf(() => EarlierValue)
  readonly earlier!: readonly EarlierValue[];
  @Says('Role that answers for it.', 'site-manager') @IsId() readonly owner!: string;
  @Says(UNIT, 'ratio') @IsWords() readonly unit!: string;
  @Says('Of the value and its parts where they are money, ISO 4217; null otherwise.')
  @OrNull()
  @IsCurrency()
  readonly currency!: string | null;
  @Says('As it is shown.', '0.71') @OrNull() @IsComputed() readonly value!: string | null;
  @Says('Added up anew from the facts one by one.', '0.71')
  @OrNull()
  @IsComputed()
  readonly recomputed!: string | null;
  @Says('Whether both are the same.') @IsFlag() readonly equal!: boolean;
  @Says('What is above the line.') @IsRecord(() => ExplainedPart) readonly numerator!: ExplainedPart;
  @Says('What is below the line; null where nothing is divided.')
  @OrNull()
  @IsRecord(() => ExplainedPart)
  readonly denominator!: ExplainedPart | null;
  @Says(TARGET, '0.75') @OrNull() @IsComputed() readonly target!: string | null;
  @Says(SOURCE, 'ISO 22400-2, world class') @OrNull() @IsWords() readonly targetSource!: string | null;
  @Says('What the figure tells.', 'Good output of the time in which machines were planned.')
  @IsWords()
  readonly definition!: string;
}

const EVENT = '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55';

export class Fact {
  @Says('`<event id>/<number in it>`.', `${EVENT}/0`) @IsWords() readonly factId!: string;
  @Says('The event that said it.', EVENT) @IsId() readonly eventId!: string;
  @Says('Number of the fact in its event.') @IsWhole() readonly n!: number;
  @Says('The service that said it.', 'production') @IsId() readonly service!: string;
  @Says('Stream of the event.', 'production-order-PRO-2026-118') @IsWords() readonly streamId!: string;
  @Says('Place of the event in its stream.') @IsWhole({ min: 1 }) readonly streamVersion!: number;
  @Says('Name of the event.', 'production.QuantityReported') @IsWords() readonly eventType!: string;
  @Says('What was measured.', 'planned-busy-time') @IsWords() readonly measure!: string;
  @Says('With the sign with which it counts.', '3600') @IsComputed() readonly value!: string;
  @Says('Of the value: `money` or a code of UN/ECE Rec 20.', 'SEC') @IsWords() readonly unit!: string;
  @Says('Of an amount, ISO 4217; null otherwise.') @OrNull() @IsCurrency() readonly currency!: string | null;
  @Says('An amount as it was booked for the group; null where it was not.', '120.00')
  @OrNull()
  @IsComputed()
  readonly groupValue!: string | null;
  @Says('Currency of that amount, ISO 4217; null where there is none.')
  @OrNull()
  @IsCurrency()
  readonly groupCurrency!: string | null;
  @Says('Null where it belongs to no site.', 'lyon') @OrNull() @IsWords() readonly site!: string | null;
  @Says('Day of the site on which it counts.') @IsPlainDate() readonly businessDate!: string;
  @Says('When it had happened.') @IsInstant() readonly occurredAt!: string;
  @Says('When it was recorded.') @IsInstant() readonly recordedAt!: string;
  @Says('What it is about.', { item: 'PUMP-100' })
  @IsWordsByName()
  readonly dimensions!: Readonly<Record<string, string>>;
}

export class FactTotal {
  @Says('How many facts.') @IsWhole() readonly count!: number;
  @Says('Σ of all of them, the part of the figure.', '57600') @IsComputed() readonly value!: string;
  @Says('Of a sum of money, ISO 4217; null otherwise.') @OrNull() @IsCurrency() readonly currency!:
    string | null;
}

/** A page of the facts behind one part of a figure, the newest first. */
export class Facts {
  @Says('At most `limit` of them.') @IsListOf(() => Fact, { max: 200 }) readonly data!: readonly Fact[];
  @Says('Whether there are more.') @IsFlag() readonly hasMore!: boolean;
  @Says('The `cursor` of the next page; null on the last.', 'WyIyMDI2LTAzLTAyIl0')
  @OrNull()
  @IsWords()
  readonly nextCursor!: string | null;
  @Says('Of all pages.') @IsRecord(() => FactTotal) readonly total!: FactTotal;
}
