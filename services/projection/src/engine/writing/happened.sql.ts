/** Every event as a step from causes to effects: who said it, by which right, and what it says it came of. */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { Heard } from '@gemba/decider/process';
import { ownerOf } from '@gemba/messaging/stream-name';
import { sitesNamed } from '@gemba/platform/access/reading';
import type { PoolClient } from 'pg';
import { causesSaid } from '../../models/causes/causes-said.js';
import { copy, lineOf, type Field } from './copy.sql.js';
import type { Columns } from './elements.js';
import { namesOf } from './elements.js';

const HAPPENED: Columns = {
  event_id: 'uuid',
  service: 'text',
  stream_id: 'text',
  version: 'int',
  type: 'text',
  sites: 'text[]',
  occurred_at: 'timestamptz',
  recorded_at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'text',
  level: 'text',
  right_id: 'text',
  delegated_from: 'text',
};

const CAUSES: Columns = { event_id: 'uuid', cause: 'text', recorded_at: 'timestamptz' };

type Rows = readonly (readonly Field[])[];

/** Rows for `happenedSql` and `causesSql`. */
export type Happened = { readonly happened: Rows; readonly causes: Rows };

export type Told = { readonly event: Delivered; readonly heard: Heard };

/** As PostgreSQL writes an array of texts. */
const arrayOf = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replaceAll(/[\\"]/g, (sign) => `\\${sign}`)}"`).join(',')}}`;

const fieldsOf = ({ event, heard }: Told): readonly Field[] => {
  const { actor, authority, siteId } = event.meta;
  const who = [actor.kind, actor.id, authority.level];
  const right = [authority.rightId ?? null, authority.delegatedFrom ?? null];
  return [
    ...[event.eventId, ownerOf(event.topic), event.streamId, event.version, event.type],
    ...[arrayOf(siteId === null ? sitesNamed(heard.data) : [siteId]), event.occurredAt, event.recordedAt],
    ...[...who, ...right],
  ];
};

export const happenedIn = (told: readonly Told[]): Happened => ({
  happened: told.map(fieldsOf),
  causes: told.flatMap(({ event, heard }) =>
    causesSaid(event, heard.data).map((cause) => [event.eventId, cause, event.recordedAt]),
  ),
});

const insertSql = (into: string, columns: Columns, rows: string): string => `
  insert into ${into} (${namesOf(columns)})
  select ${Object.values(columns)
    .map((type, place) => `(f->>${String(place)})::${type}`)
    .join(', ')}
    from jsonb_array_elements(${rows}::jsonb) f`;

/** `rows` is a JSON array of fields, as is that of `causesSql`. */
export const happenedSql = (schema: string, rows: string): string =>
  insertSql(`${schema}.happened`, HAPPENED, rows);

export const causesSql = (schema: string, rows: string): string =>
  insertSql(`${schema}.causes`, CAUSES, rows);

/** The same for many at half the price. */
export const copyHappened = async (
  tx: PoolClient,
  schema: string,
  { happened, causes }: Happened,
): Promise<void> => {
  await copy(tx, `${schema}.happened (${namesOf(HAPPENED)})`, happened.map(lineOf));
  await copy(tx, `${schema}.causes (${namesOf(CAUSES)})`, causes.map(lineOf));
};
