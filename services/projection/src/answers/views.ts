/** What is answered of the views as a whole: their hash, their rebuilds, how far they can be believed. */
import { IsWordList, IsWords, IsWordsByName, OrNull, Says } from '@gemba/contracts/answering';
import { IsId, IsInstant, IsListOf, IsOneOf, IsRecord, IsWhole, Optional } from '@gemba/contracts/fields';

/** What is counted over years. */
const MANY = { max: Number.MAX_SAFE_INTEGER };
const HASH = 'a1'.repeat(32);

export class ViewPart {
  @Says('`facts/<measure>`, `rollups/<measure>`, `rows/<table>` or `sources`.', 'rows/sites')
  @IsWords()
  readonly name!: string;
  @Says('How many rows.') @IsWhole(MANY) readonly count!: number;
  @Says('Of all of them, whatever their order.', 'd41d8cd98f00b204e9800998ecf8427e')
  @IsWords()
  readonly hash!: string;
}

export class BuildHash {
  @Says('SHA-256 over the parts.', HASH) @IsWords() readonly hash!: string;
  @Says('By name.') @IsListOf(() => ViewPart) readonly parts!: readonly ViewPart[];
}

export class ViewsHash extends BuildHash {
  @Says('The build that is read.', 'views_1') @IsWords() readonly build!: string;
  @Says('`<topic>/<partition>` → the offset up to which it has heard.', { 'gemba.finance/0': '118' })
  @IsWordsByName()
  readonly offsets!: Readonly<Record<string, string>>;
}

export class Difference {
  @Says('The part.', 'rollups/scrapped') @IsWords() readonly name!: string;
  @Says('As it is read; null where it is not there.')
  @OrNull()
  @IsRecord(() => ViewPart)
  readonly live!: ViewPart | null;
  @Says('As it came out anew; null where it is not there.')
  @OrNull()
  @IsRecord(() => ViewPart)
  readonly rebuilt!: ViewPart | null;
}

export class RebuildReport {
  @Says('The build that was read before.') @Optional() @IsRecord(() => BuildHash) readonly live?: BuildHash;
  @Says('The new one.') @Optional() @IsRecord(() => BuildHash) readonly rebuilt?: BuildHash;
  @Says('The parts in which they differ.')
  @Optional()
  @IsListOf(() => Difference)
  readonly differences?: readonly Difference[];
  @Says('Why it did not come to its end.', 'The broker is away')
  @Optional()
  @IsWords()
  readonly error?: string;
}

export const REBUILD_STATES = ['filling', 'live', 'different', 'failed', 'interrupted'] as const;
/**
 * `filling` → `live`: the new build is read now. `different`: it was not the same to the byte, and the old
 * one stays. `failed`, `interrupted`: it did not come to the end, and the old one stays.
 */
export type RebuildState = (typeof REBUILD_STATES)[number];

export const EXPECTATIONS = ['same', 'changed'] as const;
/**
 * `same`: go live only when every byte is the same; `changed`: the models have changed, so differences are
 * meant.
 */
export type Expectation = (typeof EXPECTATIONS)[number];

export class Rebuild {
  @Says('By which it is asked for.') @IsWhole({ min: 1 }) readonly id!: number;
  @Says('The new build.', 'views_2') @IsWords() readonly schema!: string;
  @Says('`changed` takes it also when it differs.') @IsOneOf(EXPECTATIONS) readonly expect!: Expectation;
  @Says('`filling` becomes `live`; with anything else the old build stays.')
  @IsOneOf(REBUILD_STATES)
  readonly state!: RebuildState;
  @Says('Events that are in it.') @IsWhole(MANY) readonly applied!: number;
  @Says('Events that there were when it was last counted.') @IsWhole(MANY) readonly total!: number;
  @Says('What came of it; null until its end.')
  @OrNull()
  @IsRecord(() => RebuildReport)
  readonly report!: RebuildReport | null;
  @Says('Who wanted it.', 'coo') @IsWords() readonly askedBy!: string;
  @Says('When it began.') @IsInstant() readonly startedAt!: string;
  @Says('When it ended; null before.') @OrNull() @IsInstant() readonly finishedAt!: string | null;
}

export class TopicLag {
  @Says('Topic of a department.', 'gemba.finance') @IsWords() readonly topic!: string;
  @Says('How many partitions it has.') @IsWhole() readonly partitions!: number;
  @Says('Messages in it that are not in the views.') @IsWhole(MANY) readonly lag!: number;
}

export class SourceLag extends TopicLag {
  @Says('When the newest event of the department had happened; null before the first.')
  @OrNull()
  @IsInstant()
  readonly lastEventAt!: string | null;
}

export const CONSUMER_STATUSES = ['starting', 'running', 'waiting', 'stopped'] as const;

/** A consumer of this process since it started. */
export class ViewsConsumer {
  @Says('Its name.', 'projection.views') @IsWords() readonly consumer!: string;
  @Says('`waiting`: something is broken, and it goes on by itself.')
  @IsOneOf(CONSUMER_STATUSES)
  readonly status!: (typeof CONSUMER_STATUSES)[number];
  @Says('Events taken: applied, duplicates and parked.') @IsWhole(MANY) readonly consumed!: number;
  @Says('Events that are in the views.') @IsWhole(MANY) readonly applied!: number;
  @Says('Events that were there before.') @IsWhole(MANY) readonly duplicates!: number;
  @Says('Events on which the program failed.') @IsWhole(MANY) readonly parked!: number;
  @Says('Those that Kafka did not bring and their owner gave.') @IsWhole(MANY) readonly fetched!: number;
  @Says('Rounds.') @IsWhole(MANY) readonly batches!: number;
  @Says('Rounds that are tried again because a machine failed.') @IsWhole(MANY) readonly failures!: number;
  @Says('`<topic>/<partition>` that wait for a machine.', [])
  @IsWordList()
  readonly paused!: readonly string[];
  @Says('What is broken; only for `admin` and `service`, null where nothing is.')
  @Optional()
  @OrNull()
  @IsWords()
  readonly lastError?: string | null;
}

export class ParkedInViews {
  @Says('The consumer that parked it.', 'projection.views') @IsWords() readonly consumer!: string;
  @Says('The service that owns the stream.', 'finance') @IsWords() readonly service!: string;
  @Says('The stream that waits.', 'journal-J9') @IsWords() readonly streamId!: string;
  @Says('Of the event in its stream; 0 for a message that could not be read.')
  @IsWhole()
  readonly version!: number;
  @Says('Name of the event.', 'finance.JournalPosted') @IsWords() readonly type!: string;
  @Says('What went wrong, or `behind` for an event that waits for one before it.', 'behind')
  @IsWords()
  readonly reason!: string;
  @Says('When it was parked.') @IsInstant() readonly parkedAt!: string;
}

export const SOURCE_STATUSES = ['active', 'silent', 'unheard'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export class Source {
  @Says('A department.', 'finance') @IsId() readonly service!: string;
  @Says('`silent`: nothing for a day; `unheard`: nothing ever.')
  @IsOneOf(SOURCE_STATUSES)
  readonly status!: SourceStatus;
  @Says('When its newest event had happened; null before the first.')
  @OrNull()
  @IsInstant()
  readonly lastEventAt!: string | null;
  @Says('How many of its events are in the views.') @IsWhole(MANY) readonly events!: number;
}

/** How far the views can be believed. */
export class Trust {
  @Says('By topic; null while Kafka does not tell.')
  @OrNull()
  @IsListOf(() => SourceLag)
  readonly lag!: readonly SourceLag[] | null;
  @Says('What fills the views.') @IsListOf(() => ViewsConsumer) readonly consumers!: readonly ViewsConsumer[];
  @Says('Events that are not in the views because a program failed on them.')
  @IsListOf(() => ParkedInViews)
  readonly parked!: readonly ParkedInViews[];
  @Says('Every department.') @IsListOf(() => Source) readonly sources!: readonly Source[];
}

/** What moved. */
export class Changed {
  @Says('Of facts that came; only their first part where there are too many.', ['planned-busy-time'])
  @IsWordList()
  readonly measures!: readonly string[];
  @Says('Where; none where there are too many.', ['lyon']) @IsWordList() readonly sites!: readonly string[];
  @Says('Business dates; none where there are too many.', ['2026-03-02'])
  @IsWordList()
  readonly days!: readonly string[];
  @Says('Tables in which rows changed.', ['production-orders'])
  @IsWordList()
  readonly tables!: readonly string[];
  @Says('When the newest of it was recorded.') @IsInstant() readonly recordedAt!: string;
}

/** Nothing is said with it. */
export class Nothing {}
