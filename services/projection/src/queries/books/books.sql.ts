/** Reads the books: profit and loss of a period, and the consistency board over everything so far. */
import { addDecimal } from '@gemba/measures/decimal';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Pool, PoolClient } from 'pg';
import type { Check, Consistency, ProfitAndLoss } from '../../answers/books.js';
import { figureIn } from '../../figures/figure.js';
import { inCurrency } from '../../figures/sums.js';
import type { AccountDocument } from '../../models/finance/accounts.js';
import { kpiNamed, summingFor } from '../kpi-values.sql.js';
import type { Reach } from '../reading.sql.js';
import { inSnapshot, reachOf, readSites } from '../reading.sql.js';
import type { Scope } from '../scope.js';
import { readSums, readSumsBySite } from '../sums.sql.js';
import type { Total } from './checks.js';
import { check, epcisChecks, pairChecks, subledgerChecks, trialBalances } from './checks.js';
import type { Balance } from './profit-and-loss.js';
import { profitAndLoss } from './profit-and-loss.js';

type Ask = { readonly caller: Principal; readonly scope: Scope };

/** The ranges of revenue, cost and expense accounts. */
const RESULT = ['ledger/4*', 'ledger/5*', 'ledger/6*'];

/** @throws Problem 422 when an amount cannot be converted to the currency asked. */
const balancesIn = async (db: PoolClient, reach: Reach, scope: Scope): Promise<readonly Balance[]> => {
  const summing = { flows: RESULT, levels: [], buckets: [scope.period] };
  const rows = await readSumsBySite(db, reach, summing);
  return rows.map((row) => {
    const amount = inCurrency(row, { asked: reach.currency, rates: reach.rates, levelDate: null });
    if (amount !== null) return { account: row.measure.slice('ledger/'.length), site: row.site, amount };
    const day = row.day ?? scope.period.from;
    const detail = `No rate from ${row.currency} to ${reach.currency} is known on ${day}.`;
    throw new Problem(422, 'FIN-RATE-MISSING', detail);
  });
};

export const readProfitAndLoss = (pool: Pool, { caller, scope }: Ask): Promise<ProfitAndLoss> =>
  inSnapshot(pool, async (db) => {
    const reach = await reachOf(db, caller, scope);
    const seen = (await readSites(db, caller)).map(({ id }) => id);
    const sites = scope.site === null ? seen : [scope.site];
    const lines = profitAndLoss(await balancesIn(db, reach, scope), { sites, currency: reach.currency });
    return { sites, lines };
  });

const readTotals = async (db: PoolClient, { caller, scope }: Ask): Promise<readonly Total[]> => {
  const { rows } = await db.query<Total>(
    `select measure, site, unit, currency, trim_scale(sum(sum))::text as sum from live.rollups
      where unit = 'money' or measure like '%-by-epcis' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  const isAsked = (site: string) => scope.site === null || site === scope.site;
  return rows.filter(({ site }) => isAsked(site) && sees(caller, site === '' ? null : site));
};

const readAccounts = async (db: PoolClient): Promise<readonly AccountDocument[]> => {
  const { rows } = await db.query<{ row: AccountDocument }>(
    `select row from live.rows where table_name = 'account-documents' order by key`,
  );
  return rows.map(({ row }) => row);
};

const PROFIT = 'net-operating-profit';

/** The profit of every site, and that of the group computed in one go. */
const siteChecks = async (db: PoolClient, { caller, scope }: Ask): Promise<readonly Check[]> => {
  const kpi = kpiNamed(PROFIT);
  const summing = summingFor([kpi], [scope.period]);
  const reach = await reachOf(db, caller, scope);
  const { currency, rates } = reach;
  const question = { bucket: scope.period, at: 0, currency, rates };
  const profitOf = async (sites: readonly string[] | null): Promise<string> =>
    figureIn(kpi, await readSums(db, { ...reach, sites }, summing), question).value ?? '0';
  const seen = await readSites(db, caller);
  const apart: string[] = [];
  for (const { id } of seen) apart.push(await profitOf([id]));
  return [
    check({
      id: 'sites-group',
      name: 'Σ sites = group, net operating profit of the period',
      scope: 'group',
      unit: currency,
      left: { name: 'Σ sites', value: apart.reduce(addDecimal, '0') },
      right: { name: 'Group', value: await profitOf(reach.sites) },
    }),
  ];
};

/**
 * Everything that has to agree, of all sites or of the one that is asked for; the group's own checks are for
 * those who see the whole group.
 */
export const readConsistency = (pool: Pool, ask: Ask): Promise<Consistency> =>
  inSnapshot(pool, async (db) => {
    const { caller, scope } = ask;
    await reachOf(db, caller, scope);
    const totals = await readTotals(db, ask);
    const ofSites = subledgerChecks(totals);
    if (scope.site !== null || !caller.sites.includes('*')) return { data: ofSites };
    const accounts = await readAccounts(db);
    const ofGroup = [
      ...trialBalances(accounts),
      ...pairChecks(accounts),
      ...epcisChecks(totals),
      ...(await siteChecks(db, ask)),
    ];
    return { data: [...ofSites, ...ofGroup] };
  });
