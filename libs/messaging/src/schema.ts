/** The tables that the relay and the consumers keep in the database of their service. */

const relayCheckpoint = `
create table relay_checkpoint (
  topic    text primary key,
  position bigint not null,
  -- Raised by every relay that takes the lease; a checkpoint is moved only under the newest token.
  token    bigint not null,
  -- The database in which the log stood when it was last compared with its topic.
  home     text
)`;

/** For databases that were made before it was noted. */
export const logHome: readonly string[] = ['alter table relay_checkpoint add column if not exists home text'];

const consumerOffsets = `
create table consumer_offsets (
  consumer    text not null,
  topic       text not null,
  partition   int not null,
  next_offset bigint not null,
  primary key (consumer, topic, partition)
)`;

const consumerStreams = `
create table consumer_streams (
  consumer  text not null,
  stream_id text not null,
  version   int not null,
  primary key (consumer, stream_id)
)`;

const parkedEvents = `
create table parked_events (
  consumer  text not null,
  -- The order in which events were parked, which is the order in which their key replays them.
  place     bigint generated always as identity,
  stream_id text not null,
  -- 0 for a message that could not be read.
  version   int not null,
  type      text not null,
  topic     text not null,
  partition int not null,
  "offset"  bigint not null,
  record    text not null,
  reason    text not null,
  detail    text not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (consumer, stream_id, place)
)`;

const evictedEvents = `
create table evicted_events (
  consumer   text not null,
  place      bigint not null,
  stream_id  text not null,
  version    int not null,
  type       text not null,
  topic      text not null,
  partition  int not null,
  "offset"   bigint not null,
  record     text not null,
  reason     text not null,
  detail     text not null,
  parked_at  timestamptz not null,
  eviction   text not null,
  evicted_at timestamptz not null default clock_timestamp(),
  primary key (consumer, place)
)`;

/**
 * Statements of the first migration, in order. `parked_events` holds one row per event, once per stream
 * version.
 */
export const messagingSchema: readonly string[] = [
  relayCheckpoint,
  consumerOffsets,
  consumerStreams,
  parkedEvents,
  'create unique index parked_events_once on parked_events (consumer, stream_id, version) where version > 0',
  evictedEvents,
];
