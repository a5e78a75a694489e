/** Several processes of one department over one database, for tests of what holds at one moment. */
import { randomUUID } from 'node:crypto';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Held } from '@gemba/event-store/hold/held';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { Streams } from '@gemba/event-store/streams.sql';
import { takeOverRegisters } from '@gemba/event-store/registers/registers.sql';
import { Pool } from 'pg';
import type { Department } from '../runtime/department.js';
import { Knowledge } from '../runtime/knowledge/knowledge.sql.js';
import { migrate } from '../runtime/migrations/migrate.sql.js';
import { migrationsOf } from '../runtime/migrations/migrations.sql.js';
import { registersOf } from '../runtime/registers.sql.js';
import { freshDatabase } from './database.sql.js';

/** Gives one command as one of the processes; `roles` and `at` differ from the usual ones of a test. */
export type Give = (
  of: AnyDecider,
  command: { readonly id: string; readonly name: string; readonly data: object },
  as?: { readonly roles?: readonly string[]; readonly by?: string; readonly at?: string },
) => Promise<Outcome>;

export type Race = {
  readonly pool: Pool;
  readonly processes: readonly Give[];
  /** Puts a row into a local table, as if others had said so. */
  readonly knows: (table: string, key: string, row: object) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const processOf = (of: Department, pool: Pool): Give => {
  const registers = registersOf(of.registers);
  const deciders = new Map(of.deciders.map((each) => [each.name, each]));
  const stateOf = async (name: string, id: string): Promise<Held | undefined> => {
    const found = deciders.get(name);
    if (!found) throw new Error(`${of.name} has no decider ${name}.`);
    const held = await streams.load(found, id);
    return held.version === 0 ? undefined : held;
  };
  const knowledge = new Knowledge(pool, stateOf);
  const around = { enterprise: 'test', registers, givenFor: knowledge.givenFor.bind(knowledge) };
  const streams = new Streams(pool, around, { committed: () => undefined });
  return (decider, { id, name, data }, as = {}) => {
    const commandId = randomUUID();
    const now = new Date().toISOString();
    return streams.execute(
      decider,
      { id, name, data },
      {
        commandId,
        commandHash: '00'.repeat(32),
        actor: { kind: 'person', id: as.by ?? 'tester' },
        roles: as.roles ?? [],
        at: as.at ?? now,
        now,
        correlationId: commandId,
        causationId: commandId,
        process: false,
      },
    );
  };
};

/** Begins with an empty log; two processes unless told. */
export const raceOf = async (of: Department, count = 2): Promise<Race> => {
  const { url, drop } = await freshDatabase();
  await migrate(url, migrationsOf(of.migrations));
  const pool = new Pool({ connectionString: url, max: 4 * count });
  // The pool lets go of an idle connection that ended, and the next command opens another, as in a service.
  pool.on('error', () => undefined);
  await takeOverRegisters(pool, registersOf(of.registers));
  return {
    pool,
    processes: Array.from({ length: count }, () => processOf(of, pool)),
    knows: async (table, key, row) => {
      await pool.query('insert into table_rows values ($1, $2, $3)', [table, key, JSON.stringify(row)]);
    },
    stop: async () => {
      await pool.end();
      await drop();
    },
  };
};
