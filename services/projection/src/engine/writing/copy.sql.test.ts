/** What is copied is what was meant, over many chunks too; what fails leaves nothing behind. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import type { FreshDatabase } from '@gemba/platform/testing/database.sql';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import pg from 'pg';
import { copy, lineOf } from './copy.sql.js';

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await pool.query('create table words (n int primary key, word text)');
}, 30_000);

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const copied = (lines: Iterable<string>): Promise<void> =>
  inTransaction(pool, async (tx) => {
    await tx.query('truncate words');
    await copy(tx, 'words (n, word)', lines);
  });

const stored = async (): Promise<readonly (string | null)[]> =>
  (await pool.query<{ word: string | null }>('select word from words order by n')).rows.map(
    ({ word }) => word,
  );

/** Longer than what is sent at once. */
const LONG = 'wort'.repeat(1_000);

const many = Array.from({ length: 200 }, (_, n) => lineOf([n, LONG]));

describe('a copy', () => {
  it('keeps what has a meaning in the text format', async () => {
    const words = ['a\tb', 'a\nb\r', '\\N', 'back\\slash', '', 'Zürich 🏭', null];
    await copied(words.map((word, n) => lineOf([n, word])));
    expect(await stored()).toEqual(words);
  });

  it('takes no rows, and many chunks', async () => {
    await copied([]);
    expect(await stored()).toEqual([]);
    await copied(many);
    expect(await stored()).toEqual(Array.from({ length: 200 }, () => LONG));
  });

  it.each([
    ['before anything was sent', [], 'no first line'],
    ['between the chunks', many, 'no further line'],
  ])('that cannot go on %s says why and leaves all as it was', async (_when, lines, reason) => {
    await copied([lineOf([1, 'before'])]);
    function* broken(): Generator<string, void> {
      yield* lines;
      throw new Error(reason);
    }
    await expect(copied(broken())).rejects.toThrow(reason);
    expect(await stored()).toEqual(['before']);
  });

  it('of rows that the table refuses leaves all as it was', async () => {
    await copied([lineOf([1, 'before'])]);
    await expect(copied([lineOf([1, 'a']), lineOf([1, 'b'])])).rejects.toThrow(/duplicate key/);
    expect(await stored()).toEqual(['before']);
  });
});
