/**
 * The hash of a build: the same events give the same bytes, whatever the order in which their streams were
 * read.
 */
import type { PoolClient } from 'pg';
import type { BuildHash, Difference, ViewPart } from '../../answers/views.js';

/** Measures are grouped by their first part, so that the ledger is one part and not one for every account. */
const PART_OF = {
  facts: `'facts/' || split_part(measure, '/', 1)`,
  rollups: `'rollups/' || split_part(measure, '/', 1)`,
  rows: `'rows/' || table_name`,
  sources: `'sources'`,
  happened: `'happened'`,
  causes: `'causes'`,
};

/**
 * Sums of two hashes of every row: they need no order, and no more memory for more rows. Each row is
 * written once, which a planner that looks through the inner query would do twice.
 */
const partsOf = (schema: string): string => {
  const each = Object.entries(PART_OF).map(
    ([table, part]) => `
  select name, count(*)::int as count,
         md5(sum(hashbyteaextended(row, 0)) || ' ' || sum(hashbyteaextended(row, 1))) as hash
    from (select ${part} as name, record_send(t) as row from ${schema}.${table} t offset 0) as ${table}
   group by name`,
  );
  return `${each.join(' union all ')} order by name`;
};

/** Of what is stored, whatever the session says. */
export const hashOf = async (tx: PoolClient, schema: string): Promise<BuildHash> => {
  const { rows: parts } = await tx.query<ViewPart>(partsOf(schema));
  const { rows } = await tx.query<{ hash: string }>(
    `select encode(sha256(convert_to(
              coalesce(string_agg(name || ' ' || hash, e'\\n' order by name), ''), 'UTF8')), 'hex')
       as hash from unnest($1::text[], $2::text[]) as p (name, hash)`,
    [parts.map(({ name }) => name), parts.map(({ hash }) => hash)],
  );
  return { hash: rows[0]?.hash ?? '', parts };
};

/** The parts in which two builds differ; empty when they are the same to the byte. */
export const differences = (live: BuildHash, rebuilt: BuildHash): readonly Difference[] => {
  const names = [...new Set([...live.parts, ...rebuilt.parts].map(({ name }) => name))].sort();
  const partIn = ({ parts }: BuildHash, name: string): ViewPart | null =>
    parts.find((part) => part.name === name) ?? null;
  return names
    .map((name) => ({ name, live: partIn(live, name), rebuilt: partIn(rebuilt, name) }))
    .filter((each) => each.live?.hash !== each.rebuilt?.hash);
};
