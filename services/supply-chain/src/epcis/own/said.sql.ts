/**
 * Says the company's own movements beside what warehouses captured. A movement waits until the master data
 * that it names are known, which come from other departments by another road; so the same log gives the same
 * events in whatever order they arrive.
 */
import type { ItemRegistered } from '@gemba/contracts/events/production/definition';
import type { SiteRegistered } from '@gemba/contracts/events/governance';
import type { SupplierApproved } from '@gemba/contracts/events/supply-chain/procurement';
import type { Heard } from '@gemba/decider/process';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { heardFrom } from '@gemba/platform/runtime/hearing/heard';
import type { PoolClient } from 'pg';
import { present } from '../../facts/facts.js';
import type { EpcisEvent } from '../document/check.js';
import type { Movement } from './movement.js';
import { MOVEMENTS, movementIn } from './movement.js';
import type { Names, PartyMaster, TradeMaster } from './naming.js';
import type { Masters, Recorded, SiteMaster } from './own-event.js';
import {
  itemKey,
  keysOf,
  ownEvent,
  siteKey,
  sitesIn,
  supplierIn,
  supplierKey,
  suppliersIn,
} from './own-event.js';

export const ownSchema: readonly string[] = [
  'create table epcis_masters (key text primary key, master json not null)',
  `create table epcis_waiting (
    place bigint primary key,
    missing text[] not null,
    movement json not null
  )`,
  'create index epcis_waiting_for on epcis_waiting using gin (missing)',
  // All that moved until now is said as well.
  ...['consumer_offsets', 'consumer_streams'].map(
    (table) => `delete from ${table} where consumer like '%-supply-chain-epcis'`,
  ),
];

type Master = TradeMaster | SiteMaster | PartyMaster;

const MASTERS: Readonly<Record<string, (data: never, subject: string) => readonly [string, Master]>> = {
  'production.ItemRegistered': ({ tracking, gtin }: ItemRegistered, item: string) => [
    itemKey(item),
    { tracking, ...present({ gtin }) },
  ],
  'governance.SiteRegistered': ({ timeZone, gln }: SiteRegistered, site: string) => [
    siteKey(site),
    { timeZone, ...present({ gln }) },
  ],
  'supply-chain.SupplierApproved': ({ gln }: SupplierApproved, supplier: string) => [
    supplierKey(supplier),
    present({ gln }),
  ],
};

const OWN_TOPIC = 'supply-chain.';

/** The events that `sayOwn` takes in, and the departments that say them. */
export const HEARD_OF_OWN: readonly string[] = [
  ...Object.keys(MASTERS),
  ...MOVEMENTS.map((name) => OWN_TOPIC + name),
];

/** A movement with all that its event of EPCIS is made of, but for master data. */
type Moved = {
  readonly place: number;
  readonly recorded: Recorded;
  readonly recordTime: string;
  readonly movement: Movement;
  /** Its suppliers as they were then. */
  readonly suppliers: readonly (readonly [string, PartyMaster])[];
};

/** An event as `insert` takes it. */
export type Said = {
  readonly place: number;
  readonly event: EpcisEvent;
  readonly recordTime: string;
  readonly sites: readonly string[];
};

export type Saying = {
  readonly tx: PoolClient;
  readonly names: Names;
  readonly insert: (said: Said) => Promise<void>;
};

const known = async (tx: PoolClient, keys: readonly string[]): Promise<Map<string, Master>> => {
  const { rows } = await tx.query<{ key: string; master: Master }>(
    'select key, master from epcis_masters where key = any($1)',
    [keys],
  );
  return new Map(rows.map(({ key, master }) => [key, master]));
};

const say = async (
  { movement, recorded, recordTime, place, suppliers }: Moved,
  masters: Masters,
  { names, insert }: Saying,
): Promise<void> => {
  const all = new Map([...masters, ...suppliers]);
  const event = ownEvent(movement, recorded, { masters: all, names });
  await insert({ place, event, recordTime, sites: sitesIn(movement) });
};

/** Says it, or keeps it until the rest of its master data comes. */
const sayOrKeep = async (moved: Moved, masters: Masters, saying: Saying): Promise<void> => {
  const missing = keysOf(moved.movement).filter((key) => !masters.has(key));
  if (missing.length === 0) {
    await say(moved, masters, saying);
    return;
  }
  await saying.tx.query(
    `insert into epcis_waiting values ($1, $2, $3)
     on conflict (place) do update set missing = excluded.missing`,
    [moved.place, missing, JSON.stringify(moved)],
  );
};

/** What waited for this master is said, unless it waits for another too. */
const keepMaster = async ([key, master]: readonly [string, Master], saying: Saying): Promise<void> => {
  const { tx } = saying;
  await tx.query(
    'insert into epcis_masters values ($1, $2) on conflict (key) do update set master = excluded.master',
    [key, JSON.stringify(master)],
  );
  const { rows } = await tx.query<{ movement: Moved }>(
    'delete from epcis_waiting where missing @> array[$1] returning movement',
    [key],
  );
  const masters = await known(
    tx,
    rows.flatMap(({ movement: { movement } }) => keysOf(movement)),
  );
  for (const { movement } of rows) await sayOrKeep(movement, masters, saying);
};

const movedIn = (
  { position: place, recordedAt: recordTime }: Delivered,
  heard: Heard,
): Omit<Moved, 'suppliers'> | null => {
  const movement = movementIn(heard);
  const { eventId, occurredAt } = heard;
  return movement && { place, recordTime, recorded: { eventId, occurredAt }, movement };
};

const masterIn = ({ type }: Delivered, { data, subject }: Heard): readonly [string, Master] | null =>
  MASTERS[type]?.(data as never, subject) ?? null;

/**
 * Takes a batch of the log, or of another department's topic, in; one at a time, so that a movement and its
 * master data do not miss each other.
 */
export const sayOwn = async (events: readonly Delivered[], saying: Saying): Promise<void> => {
  const mine = events
    .filter(({ type }) => HEARD_OF_OWN.includes(type))
    .map((event) => ({ event, heard: heardFrom(event) }));
  const moved = mine.flatMap(({ event, heard }) =>
    event.type in MASTERS ? [] : (movedIn(event, heard) ?? []),
  );
  const masters = await known(
    saying.tx,
    moved.flatMap(({ movement }) => [...keysOf(movement), ...suppliersIn(movement)]),
  );
  for (const { event, heard } of mine) {
    const master = masterIn(event, heard);
    const at = movedIn(event, heard);
    if (master) {
      await keepMaster(master, saying);
      masters.set(...master);
    } else if (at) {
      const then = (key: string): [string, PartyMaster] => [key, supplierIn(masters, key)];
      await sayOrKeep({ ...at, suppliers: suppliersIn(at.movement).map(then) }, masters, saying);
    }
  }
};
