/**
 * The tables of a log as SQL: one event table that is also the outbox, and one function that appends to it.
 */
/** SQLSTATE of an append by a build whose registers are not those of the log. */
export const SUPERSEDED = 'GM001';

/** Key of the advisory lock that makes position order the order of commits. */
export const LOG_LOCK = 7_311_001;

const EVENTS = `
create table events (
  position bigint primary key,
  stream_id text not null,
  version int not null,
  event_id uuid not null,
  type text not null,
  schema_version smallint not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  command_id uuid,
  command_hash bytea,
  meta text not null,
  data text not null,
  prev_hash bytea not null,
  hash bytea not null,
  unique (stream_id, version)
)`;

const COMMANDS = 'create unique index events_command on events (command_id) where command_id is not null';

const REFUSE = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Recorded events are never changed; append a correction instead.';
end $$`;

const GUARD_ROWS =
  'create trigger events_are_final before update or delete on events ' +
  'for each row execute function refuse_change()';
const GUARD_TABLE =
  'create trigger events_stay before truncate on events for each statement execute function refuse_change()';

/**
 * Appends a batch under one lock, so that a reader of `position > n` can miss nothing. The lock is taken in
 * a statement of its own: the next statement sees everything that was committed before. Events stand in the
 * order of their requests, so the positions of a request follow from how many events those before it bring.
 * Outcomes, one per request: `appended`, `conflict` (the stream is at another version) or `replayed` (the
 * command is in the log already). No two requests of a batch may name the same stream or the same command.
 * Who folds registers otherwise than the log's edition appends nothing, since it would leave them behind.
 */
const APPEND = `
create function append_events(
  r_stream text[], r_expected int[], r_command uuid[], r_hash bytea[], r_events int[],
  e_request int[], e_version int[], e_id uuid[], e_type text[], e_schema smallint[],
  e_occurred timestamptz[], e_recorded timestamptz[], e_meta text[], e_data text[], e_prev bytea[],
  e_hash bytea[], r_edition text
) returns table (request int, outcome text, stream_version int, log_position bigint) language plpgsql
-- One plan serves a connection for its life: planning a batch for its values costs more than writing it. It
-- was made while the log was short, perhaps, and must not read the whole log.
set enable_seqscan to off set plan_cache_mode to force_generic_plan as $$
declare head bigint;
begin
  perform pg_advisory_xact_lock(${String(LOG_LOCK)});
  select coalesce(max(position), 0) into head from events;
  if coalesce((select edition from register_edition), '') <> r_edition then
    raise exception 'Another build keeps the registers of this log.' using errcode = '${SUPERSEDED}';
  end if;
  return query
  with found as materialized (
    select r.*,
      coalesce((
        select e.version from events e where e.stream_id = r.stream_id order by e.version desc limit 1
      ), 0) as current,
      (select e.position from events e where e.command_id = r.command_id) as replay
    from unnest(r_stream, r_expected, r_command, r_hash, r_events) with ordinality
      as r(stream_id, expected, command_id, command_hash, events, request)
  ), judged as materialized (
    select f.*, f.replay is null and f.current = f.expected as fits,
      head + sum(case when f.replay is null and f.current = f.expected then f.events else 0 end)
        over (order by f.request) as last
    from found f
  ), inserted as (
    insert into events
    select j.last - j.events + e.version - j.expected, j.stream_id, e.version, e.id, e.type, e.schema,
      e.occurred, e.recorded,
      case when e.version = j.expected + 1 then j.command_id end,
      case when e.version = j.expected + 1 then j.command_hash end,
      e.meta, e.data, e.prev, e.hash
    from unnest(
        e_request, e_version, e_id, e_type, e_schema, e_occurred, e_recorded, e_meta, e_data, e_prev, e_hash
      ) as e(request, version, id, type, schema, occurred, recorded, meta, data, prev, hash)
    join judged j on j.request = e.request
    where j.fits
  )
  select j.request::int,
    case when j.replay is not null then 'replayed' when j.fits then 'appended' else 'conflict' end,
    j.current,
    case when j.fits then j.last::bigint else j.replay end
  from judged j;
end $$`;

/**
 * Appends as `append_events` does, and keeps registers with it: a request of which a register row has changed
 * since it was read is a conflict, and what the others make of their rows is written. No two requests of a
 * batch may name the same row if one of them writes it.
 */
const APPEND_REGISTERED = `
create function append_registered(
  r_stream text[], r_expected int[], r_command uuid[], r_hash bytea[], r_events int[],
  e_request int[], e_version int[], e_id uuid[], e_type text[], e_schema smallint[],
  e_occurred timestamptz[], e_recorded timestamptz[], e_meta text[], e_data text[], e_prev bytea[],
  e_hash bytea[], r_edition text,
  g_request int[], g_name text[], g_key text[], g_position bigint[], g_writes boolean[], g_row text[]
) returns table (request int, outcome text, stream_version int, log_position bigint) language plpgsql
set enable_seqscan to off set plan_cache_mode to force_generic_plan as $$
declare fitting int[];
begin
  perform pg_advisory_xact_lock(${String(LOG_LOCK)});
  select array_agg(case when changed.request is null then r.expected else -1 end order by r.request)
    into fitting
    from unnest(r_expected) with ordinality as r(expected, request)
    left join (
      select distinct g.request
      from unnest(g_request, g_name, g_key, g_position) as g(request, name, key, position)
      left join registers kept using (name, key)
      where coalesce(kept.position, 0) <> g.position
    ) changed on changed.request = r.request;
  return query
  with outcomes as materialized (
    select * from append_events(r_stream, fitting, r_command, r_hash, r_events, e_request, e_version, e_id,
      e_type, e_schema, e_occurred, e_recorded, e_meta, e_data, e_prev, e_hash, r_edition)
  ), written as materialized (
    select g.name, g.key, o.log_position, g.content
    from unnest(g_request, g_name, g_key, g_writes, g_row) as g(request, name, key, writes, content)
    join outcomes o on o.request = g.request and o.outcome = 'appended'
    where g.writes
  ), kept as (
    insert into registers (name, key, position, content)
    select w.name, w.key, w.log_position, w.content from written w where w.content is not null
    on conflict (name, key) do update set position = excluded.position, content = excluded.content
  ), gone as (
    delete from registers r using written w where r.name = w.name and r.key = w.key and w.content is null
  )
  select o.request, o.outcome, o.stream_version, o.log_position from outcomes o;
end $$`;

const FORGET_APPEND = 'drop function if exists append_events';
const FORGET_APPEND_REGISTERED = 'drop function if exists append_registered';

/** What every log consists of. */
export const logTables: readonly string[] = [EVENTS, COMMANDS, REFUSE, GUARD_ROWS, GUARD_TABLE];

/** The function that appends, in place of an earlier one. */
export const logAppend: readonly string[] = [
  FORGET_APPEND_REGISTERED,
  FORGET_APPEND,
  APPEND,
  APPEND_REGISTERED,
];

/** What `registers.sql.ts` keeps: rows with the position of the event that last touched them. */
export const registersSchema: readonly string[] = [
  `create table if not exists registers (
    name text not null,
    key text not null,
    position bigint not null,
    content text not null,
    primary key (name, key)
  )`,
  // No row: nobody has kept any registers yet.
  `create table if not exists register_edition (edition text primary key)`,
];

/** What `hold/snapshots.sql.ts` keeps. */
export const snapshotsSchema: readonly string[] = [
  `create table snapshots (
    stream_id text primary key,
    version int not null,
    hash bytea not null,
    site_id text,
    state text not null,
    code text not null
  )`,
];

/** Statements that make an empty log, in order. */
export const logSchema: readonly string[] = [
  ...logTables,
  ...registersSchema,
  ...logAppend,
  ...snapshotsSchema,
];
