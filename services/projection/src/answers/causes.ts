/** What is answered to the question what an event came of, and what came of it. */
import { OrNull, IsWords, Says } from '@gemba/contracts/answering';
import { IsFlag, IsInstant, IsListOf, IsOneOf, IsWhole } from '@gemba/contracts/fields';

const STEP_ROLES = ['asked', 'cause', 'effect'] as const;
const ACTOR_KINDS = ['person', 'system', 'device'] as const;
const LEVELS = ['none', 'site', 'region', 'hq'] as const;

/** One event. Of one that the reader may not see only its place among the others is told. */
export class CauseStep {
  @Says('What is asked about, what it came of, or what came of it.') @IsOneOf(STEP_ROLES) readonly role!:
    'asked' | 'cause' | 'effect';
  @Says('How many steps it is away from what is asked about.') @IsWhole() readonly depth!: number;
  @Says('Whether the reader may not see it; then everything that follows is null.')
  @IsFlag()
  readonly hidden!: boolean;
  @Says('Whether there are more causes, or effects, of it than this answer has.')
  @IsFlag()
  readonly more!: boolean;
  @Says('The event.') @OrNull() @IsWords() readonly event!: string | null;
  @Says('The department that said it.', 'production') @OrNull() @IsWords() readonly service!: string | null;
  @Says('Its stream.', 'equipment-LATHE-1') @OrNull() @IsWords() readonly streamId!: string | null;
  @Says('Its place in its stream.') @OrNull() @IsWhole() readonly version!: number | null;
  @Says('What happened.', 'EquipmentStateChanged') @OrNull() @IsWords() readonly type!: string | null;
  @Says('What it happened to.', 'equipment') @OrNull() @IsWords() readonly noun!: string | null;
  @Says('The id of that.', 'LATHE-1') @OrNull() @IsWords() readonly subject!: string | null;
  @Says('Where; null of what belongs to the enterprise, or to several sites.')
  @OrNull()
  @IsWords()
  readonly site!: string | null;
  @Says('When it happened.') @OrNull() @IsInstant() readonly occurredAt!: string | null;
  @Says('What kind of actor did it.') @OrNull() @IsOneOf(ACTOR_KINDS) readonly actorKind!: string | null;
  @Says('Who did it; a process as `process:its-name`.') @OrNull() @IsWords() readonly actor!: string | null;
  @Says('At which level it was decided; `none` of what was only observed.')
  @OrNull()
  @IsOneOf(LEVELS)
  readonly level!: string | null;
  @Says('By which decision right.') @OrNull() @IsWords() readonly right!: string | null;
  @Says('Whose right it was, where it was lent.') @OrNull() @IsWords() readonly delegatedFrom!: string | null;
}

/** Both by their places in the list of steps. */
export class CauseLink {
  @Says('The step that was the cause.') @IsWhole() readonly cause!: number;
  @Says('The step that came of it.') @IsWhole() readonly effect!: number;
}

/** Back from an event, or from everything that happened to a thing, to where it began; and on from there. */
export class CausalTrace {
  @Says('What is asked about first, then causes and effects, the nearer before the farther.')
  @IsListOf(() => CauseStep)
  readonly steps!: readonly CauseStep[];
  @Says('What came of what.') @IsListOf(() => CauseLink) readonly links!: readonly CauseLink[];
}
