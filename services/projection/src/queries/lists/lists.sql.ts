/** Reads pages and summaries of lists; every caller sees only rows of the sites that are theirs. */
import { accountOf } from '@gemba/contracts/events/finance/accounts';
import { without } from '@gemba/contracts/sensitive';
import { businessDate } from '@gemba/measures/calendar';
import { currencyDecimals } from '@gemba/measures/currencies';
import { addDecimal, fixedDecimal } from '@gemba/measures/decimal';
import type { Principal } from '@gemba/platform/access/principal';
import type { Page } from '@gemba/platform/http/request/pages';
import { pageLimit, pageOf, placeIn } from '@gemba/platform/http/request/pages';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Pool, PoolClient } from 'pg';
import type { Group, Summary } from '../../answers/summary.js';
import type { Rates } from '../../figures/rates.js';
import { inSnapshot, reachOf, readSites } from '../reading.sql.js';
import type { Query } from '../scope.js';
import { scopeOf } from '../scope.js';
import type { Filter, Sort } from './asked.js';
import {
  checkAsked,
  fieldOf,
  filtersIn,
  listAsked,
  pageParameters,
  sortIn,
  summaryParameters,
  sumsIn,
} from './asked.js';
import type { Lent } from './delegated.sql.js';
import { isLent, lentFor, lentTo } from './delegated.sql.js';
import type { Field, List } from '../../figures/lists.js';
import { hiddenOf, ownersSeen } from '../../figures/lists.js';

type Row = Readonly<Record<string, unknown>>;
type Ask = { readonly caller: Principal; readonly query: Query; readonly now: string };
type Values = unknown[];
type Listing = { readonly list: List; readonly caller: Principal; readonly lent: readonly Lent[] };

/** The business date of now at every site in sight. */
const todayBySite = async (db: PoolClient, { caller, now }: Ask): Promise<string> => {
  const sites = await readSites(db, caller);
  const dates = sites.map(({ id, timeZone, dayStart }) => [
    id,
    businessDate(now, { zone: timeZone, dayStart }),
  ]);
  return JSON.stringify(Object.fromEntries(dates));
};

const sitesOf = ({ sites }: Principal): readonly string[] | null => (sites.includes('*') ? null : sites);

/** Adds a value and answers how the statement names it. */
const bind = (values: Values, value: unknown): string => `$${String(values.push(value))}`;

/** What the caller's roles are asked, and what was passed on to them. */
const ownRows = (values: Values, { list, caller, lent }: Listing): readonly string[] => {
  const owners = ownersSeen(list, caller.roles);
  if (owners === null) return [];
  const own = `row->>'owner' = any(${bind(values, owners)}::text[])`;
  return [lent.length === 0 ? own : `(${own} or ${isLent(bind(values, JSON.stringify(lent)))})`];
};

/** Only decisions are passed on. */
const lentOf = async (db: PoolClient, { name }: List, { caller, now }: Ask): Promise<readonly Lent[]> =>
  name === 'decisions' ? lentTo(db, caller.id, now) : [];

const withDelegation = (list: List, row: Row, { caller, lent }: Listing): Row => {
  if (list.name !== 'decisions') return row;
  const { from = null, until = null } = lentFor(row, caller.roles, lent) ?? {};
  return { ...row, delegatedFrom: from, delegatedUntil: until };
};

const where = (values: Values, listing: Listing, filters: readonly Filter[]): string => {
  const each = filters.map(
    ({ field, values: any }) => `(${field.sql})::text = any(${bind(values, any)}::text[])`,
  );
  const own = ownRows(values, listing);
  return ['($2::text[] is null or site is null or site = any($2))', ...own, ...each].join(' and ');
};

/** Rows without the field come first when sorted upwards. */
const sortKey = ({ sql, kind }: Field): string =>
  kind === 'number' ? `coalesce(${sql}, '-infinity')` : `coalesce((${sql})::text, '')`;

const after = (values: Values, { field, descending }: Sort, cursor: string | undefined): string => {
  const place = placeIn(cursor, [field.kind === 'number' ? 'number' : 'text', 'text']);
  if (!place) return 'true';
  const type = field.kind === 'number' ? 'numeric' : 'text';
  const [value, key] = [bind(values, place[0]), bind(values, place[1])];
  return `(${sortKey(field)}, key) ${descending ? '<' : '>'} (${value}::${type}, ${key}::text)`;
};

const output = ({ computed, fields }: List): string =>
  computed.reduce(
    (row, name) => `${row} || jsonb_build_object('${name}', ${fields[name]?.sql ?? 'null'})`,
    'row',
  );

type Listed = { readonly key: string; readonly row: Row; readonly place: string };

const withAccountName = (list: List, row: Row): Row =>
  list.name === 'journals' ? { ...row, name: accountOf(String(row.account))?.name ?? null } : row;

type Told = { readonly rows: readonly Row[]; readonly names: readonly [of: string, as: string] };

/** The rows with an amount also in the currency of the group, at the latest rate; null without a rate. */
const inGroupCurrency = async (
  db: PoolClient,
  { caller, now }: Ask,
  { rows, names: [of, as] }: Told,
): Promise<readonly Row[]> => {
  const date = now.slice(0, 10);
  const { currency: to, rates } = await reachOf(db, caller, scopeOf({}, date));
  const convert = ({ [of]: amount, currency: from }: Row): string | null => {
    if (typeof amount !== 'string' || typeof from !== 'string') return null;
    const found = rates.convert(amount, { from, to }, date);
    return found === null ? null : fixedDecimal(found, currencyDecimals(to));
  };
  return rows.map((row) => ({ ...row, [as]: convert(row), groupCurrency: to }));
};

/** One page of a list. */
export const readList = (pool: Pool, name: string, ask: Ask): Promise<Page<Row>> =>
  inSnapshot(pool, async (db) => {
    const { query, caller } = ask;
    const list = listAsked(name, caller);
    checkAsked(query, pageParameters(list));
    const sort = sortIn(list, query);
    const limit = pageLimit(query.limit);
    const values: Values = [await todayBySite(db, ask), sitesOf(caller)];
    const filters = filtersIn(list, query);
    const listing = { list, caller, lent: await lentOf(db, list, ask) };
    const conditions = `${where(values, listing, filters)} and ${after(values, sort, query.cursor)}`;
    const order = sort.descending ? 'desc' : 'asc';
    const { rows } = await db.query<Listed>(
      `select key, ${output(list)} as row, (${sortKey(sort.field)})::text as place from (${list.from}) r
        where ${conditions} and $1::jsonb is not null
        order by ${sortKey(sort.field)} ${order}, key ${order} limit ${bind(values, limit + 1)}`,
      values,
    );
    const page = pageOf(rows, limit, ({ place, key }) => [place, key]);
    const hidden = hiddenOf(list, caller.roles);
    const named = page.data.map(({ row }) => withDelegation(list, withAccountName(list, row), listing));
    const told = list.inGroup ? await inGroupCurrency(db, ask, { rows: named, names: list.inGroup }) : named;
    const shown = told.map((row) => without(hidden, row) as Row);
    return { ...page, data: shown };
  });

type Counted = {
  readonly key: string | null;
  readonly currency: string | null;
  readonly count: number;
  readonly sums: string[];
};

const plus = (a: Group, b: Group): Group => ({
  key: b.key,
  count: a.count + b.count,
  sums: Object.fromEntries(
    Object.entries(b.sums).map(([name, sum]) => [name, addDecimal(a.sums[name] ?? '0', sum)]),
  ),
});

const summed = (list: List, name: string): string =>
  `trim_scale(coalesce(sum(${list.fields[name]?.sql ?? '0'}), 0))::text`;

const summarySql = (
  list: List,
  group: Field,
  { sums, conditions }: { sums: readonly string[]; conditions: string },
): string => `
  select (${group.sql})::text as key, ${list.money.length > 0 ? `row->>'currency'` : 'null'} as currency,
         count(*)::int as count,
         array[${sums.map((sum) => summed(list, sum)).join(', ')}]::text[] as sums
    from (${list.from}) r where ${conditions} and $1::jsonb is not null
   group by 1, 2 order by 1, 2`;

type Pair = { readonly from: string; readonly to: string };

/** @throws Problem 422: an amount without a rate is not nothing. */
const converting = (rates: Rates, pair: Pair, [amount, date]: readonly [string, string]): string => {
  const found = rates.convert(amount, pair, date);
  if (found !== null) return found;
  throw new Problem(422, 'FIN-RATE-MISSING', `No rate from ${pair.from} to ${pair.to} is known on ${date}.`);
};

/** The currency asked, else that of all rows if they have but one, else that of the group. */
const currencyOf = (query: Query, rows: readonly Counted[], group: string): string => {
  const found = new Set(rows.flatMap(({ currency }) => currency ?? []));
  const [only = group] = found;
  return query.currency ?? (found.size === 1 ? only : group);
};

type Converting = {
  readonly list: List;
  readonly rates: Rates;
  readonly currency: string;
  readonly date: string;
};

const inOneCurrency = (
  row: Counted,
  sums: readonly string[],
  { list, rates, currency, date }: Converting,
): Group => {
  const valueOf = (name: string, amount: string): string =>
    list.money.includes(name) && row.currency
      ? converting(rates, { from: row.currency, to: currency }, [amount, date])
      : amount;
  const entries = sums.map((name, at) => [name, valueOf(name, row.sums[at] ?? '0')] as const);
  return { key: row.key ?? '', count: row.count, sums: Object.fromEntries(entries) };
};

/** Money with the decimals of its currency. */
const written = ({ sums, ...group }: Group, { list, currency }: Converting): Group => {
  const entries = Object.entries(sums).map(([name, sum]) => {
    const money = list.money.includes(name);
    return [name, money ? fixedDecimal(sum, currencyDecimals(currency)) : sum] as const;
  });
  return { ...group, sums: Object.fromEntries(entries) };
};

/** Count and sums by a field; amounts in other currencies are converted at the latest rate. */
export const summarise = (pool: Pool, name: string, ask: Ask): Promise<Summary> =>
  inSnapshot(pool, async (db) => {
    const { query, caller, now } = ask;
    const list = listAsked(name, caller);
    checkAsked(query, summaryParameters(list));
    const group = fieldOf(list, query.group ?? '');
    const sums = sumsIn(list, query);
    const date = now.slice(0, 10);
    const reach = await reachOf(db, caller, scopeOf({ currency: query.currency }, date));
    const values: Values = [await todayBySite(db, ask), sitesOf(caller)];
    const lent = await lentOf(db, list, ask);
    const conditions = where(values, { list, caller, lent }, filtersIn(list, query));
    const { rows } = await db.query<Counted>(summarySql(list, group, { sums, conditions }), values);
    const currency = currencyOf(query, rows, reach.currency);
    const about = { list, rates: reach.rates, currency, date };
    const groups = Map.groupBy(
      rows.map((row) => inOneCurrency(row, sums, about)),
      ({ key }) => key,
    );
    const data = [...groups.values()].map((each) => written(each.reduce(plus), about));
    return { currency, data };
  });
