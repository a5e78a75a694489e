/** The tables that the relay and the consumers keep in the database of their service. */
import { companySets } from '@gemba/contracts/events/company';

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

/** Streams of two services may carry one id: what was kept by the id alone learns whose it is. */
const nounsOfServices = [...companySets]
  .sort((a, b) => b.noun.length - a.noun.length)
  .map(({ service, noun }, rank) => `('${service}', '${noun}', ${String(rank)})`);

/**
 * The service of a stream that a consumer has seen follows from the longest noun of those services whose
 * topics it reads; that of what is parked from its topic. A parked event comes with its own service.
 */
export const streamsOfServices: readonly string[] = [
  `alter table consumer_streams add column service text`,
  `update consumer_streams s set service = coalesce((
     select n.service from (values ${nounsOfServices.join(', ')}) as n (service, noun, rank)
      where starts_with(s.stream_id, n.noun || '-')
        and exists (select from consumer_offsets o
                     where o.consumer = s.consumer and o.topic ~ ('(^|[.])' || n.service || '$'))
      order by n.rank limit 1), (
     select regexp_replace(min(o.topic), '^.*[.]', '') from consumer_offsets o
      where o.consumer = s.consumer), '')`,
  `alter table consumer_streams alter column service set not null`,
  `alter table consumer_streams drop constraint consumer_streams_pkey`,
  `alter table consumer_streams add primary key (consumer, service, stream_id)`,
  ...['parked_events', 'evicted_events'].flatMap((table) => [
    `alter table ${table} add column service text`,
    `update ${table} set service = regexp_replace(topic, '^.*[.]', '')`,
    `alter table ${table} alter column service set not null`,
  ]),
  `alter table parked_events drop constraint parked_events_pkey`,
  `alter table parked_events add primary key (consumer, service, stream_id, place)`,
  `drop index parked_events_once`,
  `create unique index parked_events_once on parked_events (consumer, service, stream_id, version)
    where version > 0`,
];

/** Offsets and checkpoints belong to one incarnation of a topic; null where it was not noted yet. */
export const incarnations: readonly string[] = [
  'alter table consumer_offsets add column topic_id text',
  'alter table relay_checkpoint add column topic_id text',
];

/** All of it as it is now, for a database without a history. */
export const messagingToday: readonly string[] = [
  ...messagingSchema,
  ...logHome,
  ...streamsOfServices,
  ...incarnations,
];
