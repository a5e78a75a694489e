/** Things are found among a hundred thousand by an index, best first, by who may know of them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@gemba/platform/access/principal';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import type { FreshDatabase } from '@gemba/platform/testing/database.sql';
import pg from 'pg';
import { entriesMigration, viewsMigration } from '../../engine/build/build.sql.js';
import { findEntries } from './entries.sql.js';

const coo: Principal = { id: 'c', name: 'C', kind: 'person', roles: ['coo'], sites: ['*'] };
let database: FreshDatabase;
let pool: pg.Pool;

/** Purchase orders of two sites, and one supplier and one employee among them. */
const SEEDED = `
  insert into views_1.rows (table_name, key, row)
  select 'entries', 'purchase-order/' || id, jsonb_build_object('noun', 'purchase-order', 'id', id,
           'service', 'supply-chain', 'site', site, 'name', null, 'openedAt', opened,
           'words', lower(id) || ' ' || site || ' supplier-' || (n % 500) || ' seal-' || (n % 7))
    from (select n, 'PO-' || n as id, case n % 2 when 0 then 'lyon' else 'gdansk' end as site,
                 to_char(timestamptz '2026-01-01Z' + n * interval '1 minute',
                         'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as opened
            from generate_series(1, 100000) n) each`;

const seed = (row: Readonly<Record<string, unknown>>) =>
  pool.query(`insert into views_1.rows (table_name, key, row) values ('entries', $1, $2)`, [
    `${String(row.noun)}/${String(row.id)}`,
    { service: 's', site: null, name: null, openedAt: '2025-01-01T00:00:00.000Z', ...row },
  ]);

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  for (const statement of [...viewsMigration.statements, ...entriesMigration.statements])
    await pool.query(statement);
  await pool.query(SEEDED);
  await seed({
    noun: 'supplier',
    id: 'S-77',
    name: 'Po Valley 100% Steel',
    words: 's-77 po valley 100% steel',
  });
  await seed({ noun: 'employee', id: 'E-1', name: 'Ana Po', site: 'lyon', words: 'e-1 ana po lyon' });
  await pool.query('analyze views_1.rows');
}, 60_000);

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ids = async (query: Readonly<Record<string, string>>, caller = coo) =>
  (await findEntries(pool, caller, query)).data.map(({ id }) => id);

describe('finding', () => {
  it('answers the id itself, then what begins with it, then the newest with all words', async () => {
    expect(await ids({ q: 'po-10', limit: '3' })).toEqual(['PO-10', 'PO-100000', 'PO-10999']);
    expect(await ids({ q: 'supplier-77 SEAL-3 gdansk', limit: '2' })).toEqual(['PO-98577', 'PO-95077']);
    expect(await ids({ q: 'valley steel' })).toEqual(['S-77']);
  });

  it('prefers what is called so to what only mentions it', async () => {
    const openedAt = '2026-03-10T00:00:00.000Z';
    await seed({ noun: 'supplier', id: 'T-78', name: 'Acme Seal-3', words: 't-78 acme seal-3', openedAt });
    expect(await ids({ q: 'seal-3', limit: '1' })).toEqual(['T-78']);
  });

  it('takes signs for themselves, and short words for the beginning of an id', async () => {
    expect(await ids({ q: '100%' })).toEqual(['S-77']);
    expect(await ids({ q: '_o-1%' })).toEqual([]);
    expect(await ids({ q: 's-' })).toEqual(['S-77']);
    expect(await ids({ q: 'valley st' })).toEqual(['S-77']);
  });

  it('goes on where a page ended, without gap and twice', async () => {
    const first = await findEntries(pool, coo, { q: 'seal-3 supplier-12', limit: '30' });
    const next = await findEntries(pool, coo, {
      q: 'seal-3 supplier-12',
      limit: '200',
      cursor: String(first.nextCursor),
    });
    const whole = await ids({ q: 'seal-3 supplier-12', limit: '200' });
    const both = [...first.data, ...next.data].map(({ id }) => id).slice(0, 200);
    expect(both).toEqual(whole.slice(0, both.length));
    expect(new Set(both).size).toBe(both.length);
  });

  it('tells nobody of nouns or sites that are not theirs', async () => {
    const planner: Principal = { ...coo, roles: ['operator'], sites: ['lyon'] };
    expect(await ids({ q: 'ana' })).toEqual(['E-1']);
    expect(await ids({ q: 'ana' }, planner)).toEqual([]);
    const buyer: Principal = { ...coo, roles: ['buyer'], sites: ['gdansk'] };
    expect(await ids({ q: 'po-99998' }, buyer)).toEqual([]);
    expect(await ids({ q: 'po-99999' }, buyer)).toEqual(['PO-99999']);
    await expect(findEntries(pool, buyer, { site: 'lyon' })).rejects.toMatchObject({ status: 404 });
    await expect(findEntries(pool, coo, { q: 'a b c d e f g h i' })).rejects.toMatchObject({ status: 400 });
  });

  it('answers what is called by known ids, to whom it is theirs', async () => {
    expect(await ids({ id: 'S-77,E-1,NONE', noun: 'supplier' })).toEqual(['S-77']);
    expect(await ids({ id: 'PO-99999,PO-99998', noun: 'purchase-order' })).toEqual(['PO-99998', 'PO-99999']);
    const operator: Principal = { ...coo, roles: ['operator'], sites: ['lyon'] };
    expect(await ids({ id: 'E-1' }, operator)).toEqual([]);
    await expect(findEntries(pool, coo, { id: ','.repeat(200) })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['part of a word', `and words like '%supplier-77%'`, '', 'entries_words'],
    ['the beginning of an id', `and left(words, 200) like 'po-9999%'`, '', 'entries_ids'],
    ['the newest', '', 'order by opened_at desc, key desc limit 50', 'entries_newest'],
  ])('goes by an index for %s', async (_, condition, order, index) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain select key from live.rows where words is not null ${condition} ${order}`,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(index);
  });
});
