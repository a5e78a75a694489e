/**
 * A build is one PostgreSQL schema with everything that was made of the events; the live one is read through
 * views.
 */
import type { OwnMigration } from '@gemba/platform/runtime/department';

/** Where queries read: views of the live build, changed over in one transaction. */
const LIVE = 'live';
const FIRST_BUILD = 'views_1';

/** Tables of a build; each is read as `live.<name>`. */
const BUILD_TABLES = ['facts', 'rollups', 'rows', 'sources', 'happened', 'causes'] as const;

const facts = `(
  event_id       uuid not null,
  -- From 1 in each event.
  n              smallint not null,
  measure        text collate "C" not null,
  value          numeric not null,
  unit           text not null,
  currency       text,
  group_value    numeric,
  group_currency text,
  -- Empty for what belongs to no site.
  site           text not null,
  business_date  date not null,
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  service        text not null,
  stream_id      text not null,
  stream_version int not null,
  event_type     text not null,
  dimensions     jsonb not null,
  primary key (event_id, n)
)`;

const rollups = `(
  measure          text collate "C" not null,
  business_date    date not null,
  site             text not null,
  unit             text not null,
  -- Empty without one, so that it can be part of the key.
  currency         text not null,
  group_currency   text not null,
  sum              numeric not null,
  group_sum        numeric,
  count            bigint not null,
  last_occurred_at timestamptz not null,
  primary key (measure, business_date, site, unit, currency, group_currency)
)`;

/**
 * What things are found by, null for rows of all other tables. They are columns, not expressions of the row:
 * a row that changes is written beside itself as long as no index is over what changes in it.
 */
const FOUND_BY: Readonly<Record<string, string>> = {
  words: `row->>'words' || coalesce(' ' || lower(row->>'name'), '')`,
  opened_at: `row->>'openedAt'`,
};

const foundBy = Object.entries(FOUND_BY).map(
  ([name, value]) =>
    `${name} text collate "C"
      generated always as (case when table_name = 'entries' then ${value} end) stored`,
);

const rows = `(
  table_name text collate "C" not null,
  key        text collate "C" not null,
  row        jsonb not null,
  site       text generated always as (row->>'site') stored,
  ${foundBy.join(',\n  ')},
  primary key (table_name, key)
)`;

const sources = `(
  service          text primary key,
  events           bigint not null,
  last_occurred_at timestamptz not null,
  last_recorded_at timestamptz not null
)`;

const happened = `(
  event_id       uuid primary key,
  service        text not null,
  stream_id      text collate "C" not null,
  version        int not null,
  type           text not null,
  -- Empty for what belongs to the enterprise.
  sites          text[] not null,
  occurred_at    timestamptz not null,
  recorded_at    timestamptz not null,
  actor_kind     text not null,
  actor_id       text not null,
  level          text not null,
  right_id       text,
  delegated_from text
)`;

const causes = `(
  event_id    uuid not null,
  -- An event by its id, or a thing by its stream.
  cause       text collate "C" not null,
  -- Of the event.
  recorded_at timestamptz not null,
  primary key (event_id, cause)
)`;

/** What is asked of the way from causes to effects. */
const causeStatements = (schema: string): readonly string[] => [
  `create table if not exists ${schema}.happened ${happened}`,
  `create index if not exists happened_streams on ${schema}.happened (stream_id, version)`,
  `create table if not exists ${schema}.causes ${causes}`,
  `create index if not exists causes_effects on ${schema}.causes (cause, recorded_at)`,
];

/** The index of words needs it; whoever owns the database may add it. */
const TRIGRAMS = 'create extension if not exists pg_trgm';

/** Longer ids have their beginning in common with none. */
export const BEGINNING = 'left(words, 200)';

/** Any part of a word, the beginning of an id, the newest. */
const entryIndexes = (schema: string): readonly string[] => [
  `create index if not exists entries_words on ${schema}.rows using gin (words gin_trgm_ops)
     where words is not null`,
  `create index if not exists entries_ids on ${schema}.rows (${BEGINNING}) where words is not null`,
  `create index if not exists entries_newest on ${schema}.rows (opened_at desc, key desc)
     where words is not null`,
];

/** The statements that make an empty build. */
export const buildStatements = (schema: string): readonly string[] => [
  `create schema ${schema}`,
  `create table ${schema}.facts ${facts}`,
  `create index on ${schema}.facts (measure, business_date, site)`,
  `create table ${schema}.rollups ${rollups}`,
  `create table ${schema}.rows ${rows}`,
  `create index on ${schema}.rows (table_name, site)`,
  ...entryIndexes(schema),
  `create table ${schema}.sources ${sources}`,
  ...causeStatements(schema),
];

/** The statements that let queries read a build. */
export const showStatements = (schema: string, tables: readonly string[] = BUILD_TABLES): readonly string[] =>
  tables.flatMap((name) => [
    `drop view if exists ${LIVE}.${name}`,
    `create view ${LIVE}.${name} as select * from ${schema}.${name}`,
  ]);

const liveBuild = `
create table live_build (
  -- One row for ever; writers share it, a change of builds takes it for itself.
  one    boolean primary key default true check (one),
  schema text not null,
  number int not null
)`;

const rebuilds = `
create table rebuilds (
  number      int primary key,
  schema      text not null,
  -- What to do when the new build differs: 'same' keeps the old one, 'changed' takes the new one.
  expect      text not null,
  state       text not null,
  applied     bigint not null default 0,
  total       bigint not null default 0,
  report      jsonb,
  asked_by    text not null,
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz
)`;

/** The first build, empty and live. */
export const viewsMigration: OwnMigration = {
  name: 'views',
  statements: [
    TRIGRAMS,
    liveBuild,
    rebuilds,
    ...buildStatements(FIRST_BUILD),
    `create schema ${LIVE}`,
    ...showStatements(FIRST_BUILD),
    `insert into live_build (schema, number) values ('${FIRST_BUILD}', 1)`,
  ],
};

const addColumn = (column: string): string => `alter table %I.rows add column if not exists ${column}`;

/** Statements in which `%I` stands for the build that is read. */
function inLiveBuild(statements: readonly string[]): string {
  const executed = statements.map((each) => `execute format('${each.replaceAll("'", "''")}', home);`);
  return `do $$ declare home text;
    begin select schema into home from live_build; ${executed.join(' ')} end $$`;
}

/** What was made before things could be found gets the columns; a rebuild fills it with what it has. */
export const entriesMigration: OwnMigration = {
  name: 'entries',
  statements: [TRIGRAMS, inLiveBuild([...foundBy.map(addColumn), ...entryIndexes('%I')])],
};

/** Events that were heard before causes were kept are steps of none until a rebuild. */
export const causesMigration: OwnMigration = {
  name: 'causes',
  statements: [inLiveBuild([...causeStatements('%I'), ...showStatements('%I', ['happened', 'causes'])])],
};
