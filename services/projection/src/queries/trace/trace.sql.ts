/** From an order line or a production order back to the orders, machines, lots and people that held it up. */
import { mayRead } from '@gemba/contracts/access';
import { businessDate } from '@gemba/measures/calendar';
import type { Principal } from '@gemba/platform/access/principal';
import { isBound } from '@gemba/platform/access/principal';
import { checkReader } from '@gemba/platform/access/reading';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool, PoolClient } from 'pg';
import type { LineTrace, TraceStep } from '../../answers/trace.js';
import type { ExceptionRow } from '../../answers/rows/company.js';
import type { AbsenceRow } from '../../answers/rows/people.js';
import type { ProductionOrderRow } from '../../answers/rows/production.js';
import type { NonconformanceRow } from '../../answers/rows/quality.js';
import type { OrderLineRow, PurchaseOrderRow } from '../../answers/rows/supply-chain.js';
import { lists, ownersSeen } from '../../figures/lists.js';
import { inSnapshot, instant, readSites } from '../reading.sql.js';
import type { Query } from '../scope.js';
import { AFTER } from '../scope.js';
import type { Breakdown, Now, Step } from './steps.js';
import {
  absenceStep,
  breakdownStep,
  exceptionStep,
  lineStep,
  nonconformanceStep,
  productionStep,
  purchaseStep,
} from './steps.js';

export const TRACE: QueryParameters = {
  line: 'The line of a sales order: `SO-7.1`.',
  order: 'Instead of a line, a production order: `WO-9`.',
  ...AFTER,
};

/** Orders made for orders made for the line; deeper structures are cut there. */
const MOST_LEVELS = 8;

type Order = Omit<ProductionOrderRow, 'late'>;

type Asking = {
  readonly db: PoolClient;
  readonly caller: Principal;
  /** Null for all. */
  readonly sites: readonly string[] | null;
  readonly now: Now;
};

/** Rows of a list that the caller may read, at the sites that are theirs. */
const rowsOf = async <R>(
  { db, caller, sites }: Asking,
  [noun, table]: readonly [noun: string, table: string],
  [condition, ...values]: readonly [condition: string, ...values: unknown[]],
): Promise<readonly R[]> => {
  if (!mayRead(caller.roles, noun)) return [];
  const { rows } = await db.query<{ row: R }>(
    `select row from live.rows where table_name = '${table}'
        and ($1::text[] is null or site is null or site = any($1)) and ${condition} order by key`,
    [sites, ...values],
  );
  return rows.map(({ row }) => row);
};

/** What was down of the machines that an order runs on, from when it was there until it was made. */
const breakdownsOf = async ({ db, caller, sites }: Asking, order: Order): Promise<readonly Breakdown[]> => {
  const machines = [...new Set(order.operations.flatMap(({ workUnit }) => workUnit ?? []))];
  if (machines.length === 0 || !mayRead(caller.roles, 'equipment')) return [];
  const { rows } = await db.query<Breakdown>(
    `select down.dimensions->>'workUnit' as "workUnit", down.site, down.dimensions->>'reason' as reason,
            ${instant('down.occurred_at')} as "from", ${instant('up.occurred_at')} as "to"
       from live.facts down
       left join lateral (
         select occurred_at from live.facts
          where measure = 'repairs' and stream_id = down.stream_id
            and business_date >= down.business_date and stream_version > down.stream_version
          order by stream_version limit 1) up on true
      where down.measure = 'breakdowns' and down.dimensions->>'workUnit' = any($1)
        and down.business_date >= $2::date - 30 and down.business_date <= coalesce($3::date, 'infinity') + 1
        and ($4::text[] is null or down.site = any($4)) and down.site = $5
        and down.occurred_at < coalesce($3::timestamptz, 'infinity')
        and coalesce(up.occurred_at, 'infinity') > $2::timestamptz
      order by down.occurred_at, down.event_id`,
    [machines, order.createdAt, order.completedAt, sites, order.site],
  );
  return rows;
};

/** The purchase orders that the lots came with which went into an order. */
const purchasesFor = async (
  asking: Asking,
  order: Order,
): Promise<readonly Omit<PurchaseOrderRow, 'late'>[]> => {
  if (!mayRead(asking.caller.roles, 'purchase-order')) return [];
  const { rows } = await asking.db.query<{ id: string }>(
    `select distinct substr(purchase, length('purchase-order/') + 1) as id
       from live.rows made
      cross join lateral jsonb_object_keys(coalesce(made.row->'from', '{}')) lot
       join live.rows came on came.table_name = 'genealogy' and came.key = lot
      cross join lateral jsonb_object_keys(coalesce(came.row->'from', '{}')) purchase
      where made.table_name = 'genealogy' and made.key = $1 and starts_with(purchase, 'purchase-order/')
      order by 1`,
    [`production-order/${order.id}`],
  );
  const ids = rows.map(({ id }) => id);
  return rowsOf(asking, ['purchase-order', 'purchase-orders'], ['key = any($2)', ids]);
};

const exceptionsOf = (asking: Asking, noun: string, id: string): Promise<readonly ExceptionRow[]> => {
  const list = lists.get('exceptions');
  const owners = list ? ownersSeen(list, asking.caller.roles) : [];
  const condition = `row->>'noun' = $2 and row->>'subject' = $3
    and ($4::text[] is null or row->>'owner' = any($4))`;
  return rowsOf(asking, ['exception', 'exceptions'], [condition, noun, id, owners]);
};

/** What directly held up a production order, but for the orders that were made for it. */
const causesOf = async (asking: Asking, order: Order): Promise<readonly Step[]> => {
  const { now } = asking;
  const breakdowns = await breakdownsOf(asking, order);
  const purchases = await purchasesFor(asking, order);
  const held = await rowsOf<NonconformanceRow>(
    asking,
    ['nonconformance', 'nonconformances'],
    [
      `(row->>'sourceRef' = $2 or (row->>'lot' = $3 and row->>'item' = $4))`,
      ...[`production-order/${order.id}`, order.lot, order.item],
    ],
  );
  const absent = await rowsOf<AbsenceRow>(
    asking,
    ['absence', 'absences'],
    [`row->'delegations' @> jsonb_build_array(jsonb_build_object('order', $2::text))`, order.id],
  );
  const refused = await exceptionsOf(asking, 'production-order', order.id);
  return [
    ...breakdowns.map((each) => breakdownStep(each, now)),
    ...purchases.map((each) => purchaseStep(each, now)).filter(({ lateDays }) => lateDays !== '0'),
    ...held.map((each) => nonconformanceStep(each, now)),
    ...absent.map(absenceStep),
    ...refused.map((each) => exceptionStep(each, now)),
  ];
};

/** The orders that were made for these demands. */
const madeFor = (asking: Asking, demands: readonly string[]): Promise<readonly Order[]> =>
  rowsOf(asking, ['production-order', 'production-orders'], [`row->>'demand' = any($2)`, demands]);

/** Adds the orders made for a demand with all that held them up, level by level. */
const addOrders = async (asking: Asking, steps: TraceStep[], demand: string): Promise<void> => {
  const seen = new Set<string>();
  let waiting = new Map([[demand, 0]]);
  for (let level = 0; level < MOST_LEVELS && waiting.size > 0; level += 1) {
    const next = new Map<string, number>();
    for (const order of await madeFor(asking, [...waiting.keys()])) {
      if (seen.has(order.id)) continue;
      seen.add(order.id);
      const place = steps.push({
        ...productionStep(order, asking.now),
        heldUp: waiting.get(order.demand ?? '') ?? 0,
      });
      next.set(`production-order/${order.id}`, place - 1);
      for (const cause of await causesOf(asking, order)) steps.push({ ...cause, heldUp: place - 1 });
    }
    waiting = next;
  }
};

const notThere = (what: string): Problem => new Problem(404, 'PLT-NOT-FOUND', `There is no ${what}.`);

type Ask = { readonly caller: Principal; readonly query: Query; readonly now: string };

/** Today is that of the site. */
const atHome = async (asking: Asking, site: string | null): Promise<Asking> => {
  const { instant: now } = asking.now;
  const home = (await readSites(asking.db, asking.caller)).find(({ id }) => id === site);
  if (!home) return asking;
  const today = businessDate(now, { zone: home.timeZone, dayStart: home.dayStart });
  return { ...asking, now: { instant: now, today } };
};

const lineSteps = async (asking: Asking, id: string): Promise<readonly TraceStep[]> => {
  checkReader(asking.caller, 'sales-order');
  const [line] = await rowsOf<Omit<OrderLineRow, 'late'>>(
    asking,
    ['sales-order', 'order-lines'],
    ['key = $2', id],
  );
  if (!line) throw notThere(`line ${id} of a sales order`);
  const known = await atHome(asking, line.site);
  const steps: TraceStep[] = [{ ...lineStep(line, known.now), heldUp: null }];
  for (const each of await exceptionsOf(known, 'sales-order', line.salesOrder))
    steps.push({ ...exceptionStep(each, known.now), heldUp: 0 });
  await addOrders(known, steps, `sales-order/${line.salesOrder}/${line.line}`);
  return steps;
};

const orderSteps = async (asking: Asking, id: string): Promise<readonly TraceStep[]> => {
  checkReader(asking.caller, 'production-order');
  const [order] = await rowsOf<Order>(asking, ['production-order', 'production-orders'], ['key = $2', id]);
  if (!order) throw notThere(`production order ${id}`);
  const known = await atHome(asking, order.site);
  const steps: TraceStep[] = [{ ...productionStep(order, known.now), heldUp: null }];
  for (const cause of await causesOf(known, order)) steps.push({ ...cause, heldUp: 0 });
  await addOrders(known, steps, `production-order/${id}`);
  return steps;
};

/** @throws Problem 400, 403, 404: what is at a site that is not the caller's is not there. */
export const traceDelay = (pool: Pool, { caller, query, now }: Ask): Promise<LineTrace> =>
  inSnapshot(pool, async (db) => {
    const { line = '', order = '' } = query;
    const sites = isBound(caller.sites) ? caller.sites : null;
    const asking = { db, caller, sites, now: { instant: now, today: now.slice(0, 10) } };
    if (order === '') return { line, order: null, steps: await lineSteps(asking, line) };
    if (line === '') return { line: null, order, steps: await orderSteps(asking, order) };
    throw new Problem(400, 'PLT-QUERY', 'Name either a line or a production order.');
  });
