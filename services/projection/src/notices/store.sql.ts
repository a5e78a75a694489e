/** Where notices are kept: a schema of its own in the projection's database, which no rebuild touches. */
import type { OwnMigration } from '@gemba/platform/runtime/department';
import { DataSource } from 'typeorm';
import { Delivery, Device, Notice, Person, PushKeys, SCHEMA } from './entities.sql.js';

export const noticesMigration: OwnMigration = {
  name: 'notices',
  statements: [
    `create schema ${SCHEMA}`,
    `create table ${SCHEMA}.persons (
      id text primary key,
      roles text[] not null,
      sites text[] not null,
      seen_at timestamptz not null,
      language text not null default 'en',
      zone text not null default 'UTC',
      address text,
      email boolean not null default false,
      push boolean not null default false,
      digest_at text,
      quiet_from text,
      quiet_until text
    )`,
    `create table ${SCHEMA}.devices (
      endpoint text primary key,
      person text not null,
      p256dh text not null,
      auth text not null
    )`,
    `create table ${SCHEMA}.notices (
      id uuid primary key,
      person text not null,
      key text not null,
      kind text not null,
      noun text not null,
      subject text not null,
      service text not null,
      site text,
      delegated_from text,
      since timestamptz not null,
      told_at timestamptz not null,
      read_at timestamptz,
      over_at timestamptz,
      unique (person, key)
    )`,
    `create table ${SCHEMA}.deliveries (
      notice uuid not null references ${SCHEMA}.notices on delete cascade,
      channel text not null,
      person text not null,
      state text not null,
      due_at timestamptz not null,
      attempts int not null default 0,
      message uuid,
      error text,
      settled_at timestamptz,
      primary key (notice, channel)
    )`,
    `create index deliveries_due on ${SCHEMA}.deliveries (due_at) where state = 'waiting'`,
    `create index deliveries_of_message on ${SCHEMA}.deliveries (message)`,
    `create table ${SCHEMA}.push_keys (public_key text primary key, private_key text not null)`,
  ],
};

/** Its connections are few: nothing here is on the way of an event. */
const CONNECTIONS = 3;

/** The caller initialises and destroys it. */
export const noticesAt = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [Person, Device, Notice, Delivery, PushKeys],
    synchronize: false,
    logging: false,
    poolSize: CONNECTIONS,
  });
