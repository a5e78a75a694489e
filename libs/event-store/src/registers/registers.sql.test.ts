/** Rules over several streams hold when two commands come at one moment, also to two processes. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { IsId } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { AnyDecider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import { Pool } from 'pg';
import { Superseded } from '../append/appender.sql.js';
import { readLog } from '../log/log.sql.js';
import type { RegisterRow, Registers } from './registers.sql.js';
import { forgetRegisters, readRegisters, takeOverRegisters } from './registers.sql.js';
import { logSchema } from '../log/schema.js';
import type { Outcome } from '../streams.sql.js';
import { Streams } from '../streams.sql.js';
import { context } from '../testing/jar.js';
import { v7 } from 'uuid';

class Park {
  place!: string;
}
class Leave {}
class Parked {
  @IsId() place!: string;
}
class Left {
  @IsId() place!: string;
}

type Car = { readonly place: string };
type PlaceRow = { readonly car: string };
type Given = { readonly known: { readonly taken?: PlaceRow } };

/** A car stands in one place, and in each place stands one car. */
const car = decider('car', {
  path: 'cars',
  opens: 'Park',
  home: 'enterprise',
  commands: { Park, Leave },
  events: { service: 'test', noun: 'car', types: { Parked: { latest: Parked }, Left: { latest: Left } } },
  initial: { place: '' },
  allow: { Park: [], Leave: [] },
  decide: {
    Park: (state, { place }, given) => {
      if (state.place === place) return [];
      const { taken } = (given as unknown as Given).known;
      if (taken) return reject('TST-TAKEN', `${taken.car} stands there.`);
      return [...left(state), happened('Parked', { place })];
    },
    Leave: (state) => left(state),
  },
  evolve: { Parked: (_, { place }) => ({ place }), Left: () => ({ place: '' }) },
}) as AnyDecider;

const left = ({ place }: Car) => (place === '' ? [] : [happened('Left', { place })]);

const places: Registers = {
  edition: 'one',
  hears: ['test.Parked', 'test.Left'],
  touched: (event) => [{ name: 'place', key: (event.data as Parked).place }],
  folded: (_, event: EventRecord) => (event.type === 'test.Parked' ? { car: event.streamId } : null),
};

let drop: () => Promise<void>;
let pool: Pool;

/** A process of the service, with nothing in its memory. */
const processOf = (registers: Registers = places): Streams =>
  new Streams(
    pool,
    {
      enterprise: 'test',
      registers,
      givenFor: async ({ command, context: c }) => {
        const { place } = command.data as { place?: string };
        const read: RegisterRow[] =
          place === undefined ? [] : await readRegisters(pool, [{ name: 'place', key: place }]);
        const known = { taken: read[0]?.row };
        const given = { id: command.id, at: c.at, date: '2026-03-02', by: c.actor, roles: [], site: null };
        return { given: { ...given, known }, registers: read };
      },
    },
    { committed: () => undefined },
  );

const park = (on: Streams, id: string, place: string): Promise<Outcome> =>
  on.execute(car, { id, name: 'Park', data: { place } }, context(v7(), { id, place }));
const leave = (on: Streams, id: string): Promise<Outcome> =>
  on.execute(car, { id, name: 'Leave', data: {} }, context(v7(), { id }));

/** Who stands where, as the log tells it. */
const standing = async (): Promise<Map<string, string[]>> => {
  const where = new Map<string, string>();
  for (const event of await readLog(pool, 0, 100_000)) {
    if (event.type === 'test.Parked') where.set(event.streamId, (event.data as Parked).place);
    if (event.type === 'test.Left') where.delete(event.streamId);
  }
  const at = new Map<string, string[]>();
  for (const [who, place] of where) at.set(place, [...(at.get(place) ?? []), who]);
  return at;
};

const rowsNow = async () =>
  (
    await pool.query<{ key: string; position: string; content: string }>(
      'select key, position, content from registers order by key',
    )
  ).rows;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = new Pool({ connectionString: database.url, max: 10 });
  for (const statement of logSchema) await pool.query(statement);
  await takeOverRegisters(pool, places);
});

afterAll(async () => {
  await pool.end();
  await drop();
});

describe('a register', () => {
  it('lets one of many who come at one moment to several processes have the place', async () => {
    const processes = [processOf(), processOf(), processOf()];
    for (let round = 0; round < 20; round += 1) {
      const place = `p${String(round)}`;
      const outcomes = await Promise.all(
        processes.flatMap((on, index) => [
          park(on, `${place}-${String(index)}-a`, place),
          park(on, `${place}-${String(index)}-b`, place),
        ]),
      );
      expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
    }
    const taken = await standing();
    expect([...taken.values()].every(({ length }) => length === 1)).toBe(true);
  });

  it('gives a place free with the event that leaves it', async () => {
    const [one, two] = [processOf(), processOf()];
    await park(one, 'ann', 'gate');
    expect(await park(two, 'bea', 'gate')).toMatchObject({
      kind: 'refused',
      rejection: { code: 'TST-TAKEN' },
    });
    await leave(one, 'ann');
    expect(await park(two, 'bea', 'gate')).toMatchObject({ kind: 'done' });
  });

  it('holds in a run of random moves by three processes, and equals the fold of the log', async () => {
    const processes = [processOf(), processOf(), processOf()];
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    await Promise.all(
      processes.map(async (on) => {
        for (let n = 0; n < 120; n += 1) {
          const id = `c${String(random(6))}`;
          if (random(4) === 0) await leave(on, id);
          else await park(on, id, `lot-${String(random(4))}`);
        }
      }),
    );
    const taken = await standing();
    expect([...taken.values()].filter(({ length }) => length > 1)).toEqual([]);
    const live = await rowsNow();
    await takeOverRegisters(pool, { ...places, edition: 'two' });
    const strip = (rows: typeof live) => rows.map(({ key, content }) => ({ key, content }));
    expect(strip(await rowsNow())).toEqual(strip(live));
  });
});

describe('the edition of the registers', () => {
  it('shuts out a build that folds otherwise, also for events that touch no row of it', async () => {
    await expect(park(processOf(places), 'old', 'corner')).rejects.toThrow(Superseded);
    const blind = processOf({ edition: '', hears: [], touched: () => [], folded: () => null });
    await expect(park(blind, 'older', 'corner')).rejects.toThrow(Superseded);
    expect(await park(processOf({ ...places, edition: 'two' }), 'new', 'corner')).toMatchObject({
      kind: 'done',
    });
  });

  it('is made anew after events came past the rules, without a restart', async () => {
    const on = processOf({ ...places, edition: 'two' });
    await pool.query(`delete from registers`);
    await forgetRegisters(pool);
    expect(await park(on, 'late', 'corner')).toMatchObject({ kind: 'refused' });
  });
});
