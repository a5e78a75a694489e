/**
 * The hash of a build: the same events give the same bytes, whatever the order in which their streams were
 * read.
 */
import type { PoolClient } from 'pg';

export type Part = {
  /** `facts/<measure>`, `rollups/<measure>`, `rows/<table>` or `sources`. */
  readonly name: string;
  readonly count: number;
  readonly hash: string;
};

export type BuildHash = { readonly hash: string; readonly parts: readonly Part[] };

const md5 = (of: string, order: string): string => `md5(string_agg(md5(${of}::text), '' order by ${order}))`;

/** Measures are grouped by their first part, so that the ledger is one part and not one for every account. */
const measure = "split_part(measure, '/', 1)";

const partsOf = (schema: string): string => `
  select 'facts/' || ${measure} as name, count(*)::int as count, ${md5('f', 'event_id, n')} as hash
    from ${schema}.facts f group by 1
  union all
  select 'rollups/' || ${measure}, count(*)::int,
         ${md5('r', 'measure, business_date, site, unit, currency, group_currency')}
    from ${schema}.rollups r group by 1
  union all
  select 'rows/' || table_name, count(*)::int, ${md5('w', 'key')} from ${schema}.rows w group by 1
  union all
  select 'sources', count(*)::int, ${md5('s', 'service')} from ${schema}.sources s having count(*) > 0
  order by 1`;

/** Instants are written in UTC whatever the session says. `tx` is a transaction. */
export const hashOf = async (tx: PoolClient, schema: string): Promise<BuildHash> => {
  await tx.query(`set local timezone = 'UTC'`);
  const { rows: parts } = await tx.query<Part>(partsOf(schema));
  const { rows } = await tx.query<{ hash: string }>(
    `select encode(sha256(convert_to(
              coalesce(string_agg(name || ' ' || hash, e'\\n' order by name), ''), 'UTF8')), 'hex')
       as hash from unnest($1::text[], $2::text[]) as p (name, hash)`,
    [parts.map(({ name }) => name), parts.map(({ hash }) => hash)],
  );
  return { hash: rows[0]?.hash ?? '', parts };
};

export type Difference = { readonly name: string; readonly live: Part | null; readonly rebuilt: Part | null };

/** The parts in which two builds differ; empty when they are the same to the byte. */
export const differences = (live: BuildHash, rebuilt: BuildHash): readonly Difference[] => {
  const names = [...new Set([...live.parts, ...rebuilt.parts].map(({ name }) => name))].sort();
  const partIn = ({ parts }: BuildHash, name: string): Part | null =>
    parts.find((part) => part.name === name) ?? null;
  return names
    .map((name) => ({ name, live: partIn(live, name), rebuilt: partIn(rebuilt, name) }))
    .filter((each) => each.live?.hash !== each.rebuilt?.hash);
};
