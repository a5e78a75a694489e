/**
 * Applies a batch to a build: facts with their roll-ups, rows, sources, and the notice of it, in one
 * transaction.
 */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { heardFrom } from '@gemba/platform/runtime/hearing/heard';
import { ownerOf } from '@gemba/messaging/stream-name';
import { isStorableDate } from '@gemba/platform/runtime/hearing/storable';
import type { StatedFact } from '@gemba/read-model/fact';
import { statementOf } from '@gemba/read-model/fact';
import type { PoolClient } from 'pg';
import type { Models } from '../../models/models.js';
import type { Stated } from '../writing/facts.sql.js';
import { collected, copyFacts } from '../writing/facts.sql.js';
import { copyHappened, happenedIn, type Told } from '../writing/happened.sql.js';
import { readRows } from './rows.sql.js';
import { later, sourcesOf } from '../writing/sources.js';
import { addToRollups, writeTogether } from './together.sql.js';
import type { Changes } from './folding.js';
import { foldingOf, keysTouched } from './folding.js';
import type { Changed } from '../../answers/views.js';
import { noticeOf } from './notice.js';

export type Target = {
  readonly schema: string;
  /** Whether those who listen are told; nobody listens to a build that is not live. */
  readonly announced: boolean;
};

export type ApplyTo = (events: readonly Delivered[], tx: PoolClient, target: Target) => Promise<void>;

/** So many events are written by one statement; copying costs less where there are more. */
const AT_ONCE = 100;
/** A fact of more digits is no measurement. */
const MOST_DIGITS = 100;

/**
 * The application of these models. What cannot be applied throws, and nothing of the batch remains. Rows and
 * roll-ups are read, changed and written back, so the caller holds the lock of the build.
 */
export const applying = (models: Models, atOnce = AT_ONCE): ApplyTo => {
  const statement = statementOf(models.facts);
  const folding = foldingOf(models);
  return async (events, tx, { schema, announced }) => {
    const pairs = events.map((event) => ({
      event,
      heard: { ...heardFrom(event), service: ownerOf(event.topic), version: event.version },
    }));
    const touches = folding.touches(pairs.map(({ heard }) => heard));
    const stored = await readRows(tx, schema, keysTouched(touches));
    const stated: Stated[] = [];
    function* stating(): Generator<Stated, void> {
      for (const { event, heard } of pairs) {
        const each = { event, facts: statement(heard) };
        checkFacts(each.facts);
        stated.push(each);
        yield each;
      }
    }
    const change = (): Changes => folding.changes(touches, stored);
    const parts =
      events.length > atOnce
        ? await copied(tx, schema, { stating, change, told: pairs })
        : { ...collected(stating()), ...change(), ...happenedIn(pairs) };
    const notice = announced ? noticeOf(changeOf(stated, parts)) : null;
    await writeTogether(tx, schema, { ...parts, sources: sourcesOf(events), notice });
  };
};

/** Told of each fact by itself; by their sums it would depend on what else is in the batch. */
const checkFacts = (facts: readonly StatedFact[]): void => {
  for (const { measure, value, businessDate } of facts) {
    if (!isStorableDate(businessDate)) throw new RangeError(`${measure} is of no date: ${businessDate}`);
    if (value.length > MOST_DIGITS) throw new RangeError(`${measure} has too many digits: ${value}`);
  }
};

type Making = {
  readonly stating: () => Iterable<Stated>;
  readonly change: () => Changes;
  readonly told: readonly Told[];
};

const copied = async (
  tx: PoolClient,
  schema: string,
  { stating, change, told }: Making,
): Promise<Changes> => {
  const rollups = await copyFacts(tx, schema, stating());
  await copyHappened(tx, schema, happenedIn(told));
  // While the database adds.
  const [, changes] = await Promise.all([addToRollups(tx, schema, rollups), Promise.try(change)]);
  return changes;
};

const sorted = (texts: ReadonlySet<string>): readonly string[] =>
  [...texts].filter((text) => text !== '').sort();

/** What moved; what belongs to no site is told without one. */
const changeOf = (stated: readonly Stated[], { written, gone }: Changes): Changed => {
  const [measures, sites, days] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const tables = new Set([...written, ...gone].map(({ table }) => table));
  let recordedAt = '';
  for (const { event, facts } of stated) {
    sites.add(event.meta.siteId ?? '');
    recordedAt = later(recordedAt, event.recordedAt);
    for (const { measure, site, businessDate } of facts) {
      measures.add(measure);
      sites.add(site);
      days.add(businessDate);
    }
  }
  return {
    measures: sorted(measures),
    sites: sorted(sites),
    days: sorted(days),
    tables: sorted(tables),
    recordedAt,
  };
};
