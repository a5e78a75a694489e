/** Faults in PostgreSQL: sessions ended, locks held, deadlocks, and a transaction that somebody left open. */
import { SERVICES } from '@gemba/contracts/events/company';
import type pg from 'pg';
import type { Fault, Scene, Strike } from '../../fault/fault.js';
import { acknowledges, all, allAcknowledge, drained } from '../../fault/recovery.http.js';
import { BUSY, healedBy, healsItself, NOBODY } from '../../fault/targets.js';

const works = (scene: Scene) => all([acknowledges(scene, scene.service), drained(scene)]);

const sessionsEnded: Fault = {
  name: 'sessions-ended',
  about: 'every session of the services with PostgreSQL is terminated',
  targets: NOBODY,
  since: 'strike',
  strike: async (scene) => {
    await scene.stores.ask(
      'governance',
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname like 'gemba\\_%' and application_name <> 'gemba-trial'`,
    );
    return healsItself(all([allAcknowledge(scene), drained(scene)]));
  },
};

/** Somebody else's session does something, and goes away when the fault is healed. */
const held = async (scene: Scene, begin: (client: pg.Client) => Promise<unknown>): Promise<Strike> => {
  const client = await scene.stores.connection(scene.service);
  await begin(client);
  return healedBy(
    () => client.end(),
    () => works(scene),
  );
};

/** The lock that makes the log gapless; whoever holds it keeps every append waiting. */
const LOG_LOCK = 7_311_001;

const logLocked: Fault = {
  name: 'log-locked',
  about: 'a foreign session holds the lock of the log',
  targets: BUSY,
  since: 'heal',
  strike: (scene) => held(scene, (client) => client.query(`select pg_advisory_lock(${String(LOG_LOCK)})`)),
};

const tablesLocked: Fault = {
  name: 'tables-locked',
  about: 'a foreign session locks what consumers write',
  targets: SERVICES,
  since: 'heal',
  strike: (scene) =>
    held(scene, async (client) => {
      await client.query('begin');
      await client.query('lock table consumer_streams in share row exclusive mode');
    }),
};

const openTransaction: Fault = {
  name: 'open-transaction',
  about: 'an unrelated transaction with a number and a snapshot stays open',
  targets: BUSY,
  since: 'heal',
  strike: (scene) =>
    held(scene, async (client) => {
      await client.query('begin isolation level repeatable read');
      await client.query('select pg_current_xact_id(), count(*) from events');
    }),
};

/**
 * Locks the last of the consumers' rows, waits until a batch that holds the first ones waits for it, and asks
 * for the first. By their settings the service is the one that notices first, and is ended by PostgreSQL.
 */
const deadlock: Fault = {
  name: 'deadlock',
  about: 'a foreign session and a batch wait for each other',
  targets: SERVICES,
  since: 'heal',
  strike: (scene) =>
    held(scene, async (client) => {
      await client.query(`set deadlock_timeout = '60s'`);
      await client.query('begin');
      const rows = (order: 'asc' | 'desc') =>
        `select 1 from consumer_offsets order by consumer ${order}, topic ${order}, partition ${order}
          limit 6 for update`;
      await client.query(rows('desc'));
      await client.query(`set lock_timeout = '${String(scene.holdMs)}ms'`);
      // Whoever loses, the other one goes on; that ours loses is an end of the fault like any other.
      await client.query(rows('asc')).catch((error: unknown) => String(error));
    }),
};

export const databases: readonly Fault[] = [
  sessionsEnded,
  logLocked,
  tablesLocked,
  openTransaction,
  deadlock,
];
