/** Where subscriptions are kept: a schema of its own, which is not made anew from the log. */
import type { OwnMigration } from '@gemba/platform/runtime/department';
import { DataSource } from 'typeorm';
import { NamedQuery, SCHEMA, Subscription } from './entities.sql.js';

export const subscriptionsMigration: OwnMigration = {
  name: 'epcis-subscriptions',
  statements: [
    // The order in which events can be asked for: what comes later never gets an earlier place in it.
    'alter table epcis_events add column seq bigserial',
    'create unique index epcis_events_seq on epcis_events (seq)',
    `create schema ${SCHEMA}`,
    `create table ${SCHEMA}.queries (
      owner text not null,
      name text not null,
      query jsonb not null,
      created_at timestamptz not null,
      primary key (owner, name)
    )`,
    `create table ${SCHEMA}.subscriptions (
      id uuid primary key,
      owner text not null,
      query_name text not null,
      query jsonb not null,
      sites text[],
      dest text not null,
      signature_token text not null,
      schedule jsonb,
      report_if_empty boolean not null,
      initial_record_time timestamptz,
      created_at timestamptz not null,
      reached bigint not null,
      state text not null,
      due_at timestamptz not null,
      attempts int not null default 0,
      failing_since timestamptz,
      error text
    )`,
    `create index subscriptions_due on ${SCHEMA}.subscriptions (due_at) where state = 'active'`,
    `create index subscriptions_of_query on ${SCHEMA}.subscriptions (owner, query_name)`,
  ],
};

/** Its connections are few: nothing here is on the way of an event. */
const CONNECTIONS = 3;

/** The caller initialises and destroys it. */
export const subscriptionsAt = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [NamedQuery, Subscription],
    synchronize: false,
    logging: false,
    poolSize: CONNECTIONS,
  });
