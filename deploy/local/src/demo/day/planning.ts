/**
 * The planner's part of the present: half of what is bought is planned by its requirements, machines are seen
 * to, and what would stop the work is ordered; the rest of what planning asks for waits for people.
 */
import { supplierOf } from '../company/partners.js';
import { machinesOf } from '../company/plants.js';
import { bought, made } from '../company/products.js';
import type { Books } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { pieces, together } from '../world/stage.js';
import { orderAhead, scheduleTheSite } from './scheduling.js';

const SERVICE = 'production';

/** Rounds from one run to the next. */
const ROUNDS = 5;
/** Pieces of each product that are to be in stock. */
const READY = 60;

type Listed = { readonly data: readonly { readonly id: string }[] };

const isPlanned = (index: number): boolean => index % 2 === 1;

const planByRequirements = ({ site, act }: Stage) =>
  together(
    bought.filter((_, index) => isPlanned(index)),
    ({ id: item, unit, stock: [safety, order] }) => {
      const { id: supplier, days } = supplierOf(item, site.currency);
      const quantity = (value: number) => ({ value: String(value), unit });
      const lots = { method: 'period', cover: 'P1W', minimum: quantity(order) };
      return act({
        service: SERVICE,
        path: `items/${item}/set-planning-policy`,
        body: {
          ...{ site: site.id, ...lots, safetyStock: quantity(safety) },
          ...{ leadTime: `P${String(days)}D`, supplier },
        },
        key: `requirements/${site.id}/${item}`,
      });
    },
  );

/** What is made for stock ahead of time is wanted by the plan as well. */
const keepReady = ({ site, act }: Stage) =>
  together(made, ({ id: item }) =>
    act({
      service: SERVICE,
      path: `items/${item}/set-planning-policy`,
      body: { site: site.id, method: 'lot-for-lot', safetyStock: pieces(READY), leadTime: 'P2D' },
      key: `ready/${site.id}/${item}`,
    }),
  );

const planMaintenance = ({ site, act }: Stage) =>
  together(machinesOf(site), ({ id: workUnit }) =>
    act({
      service: SERVICE,
      path: 'maintenance-plans',
      body: {
        ...{ id: `SERVICE-${workUnit}`, site: site.id, workUnit, kind: 'maintenance' },
        ...{ work: 'Clean, lubricate, check the guards.', every: 'P30D', everyRun: 'PT40H', grace: 'P7D' },
      },
    }),
  );

const listed = async ({ company }: Stage, path: string): Promise<readonly string[]> => {
  const found = await company.read<Listed>({ service: SERVICE, path });
  return (found?.data ?? []).map(({ id }) => id);
};

const seeToMachines = async (stage: Stage): Promise<void> => {
  const path = `maintenance-orders?filter[site]=${stage.site.id}&filter[status]=raised`;
  for (const id of await listed(stage, `${path}&filter[kind]=preventive`)) {
    const order = `maintenance-orders/${id}`;
    const body = { labour: 'PT1H', done: 'As planned.' };
    await stage.act({ service: SERVICE, path: `${order}/start-maintenance`, key: `${id}/start` });
    await stage.act({ service: SERVICE, path: `${order}/complete-maintenance`, body, key: `${id}/complete` });
  }
};

/** What the work of the day waits for is ordered; a lower safety stock is a person's decision. */
const orderWhatIsShort = async (stage: Stage): Promise<void> => {
  const path = `planning-actions?filter[site]=${stage.site.id}&filter[status]=raised&filter[reason]=short`;
  for (const id of await listed(stage, `${path}&filter[action]=order`)) await apply(stage, id);
};

/** A run may take back what is still in the list; then there is nothing to be done. */
const apply = async ({ company, tag }: Stage, id: string): Promise<void> => {
  const path = `/v1/planning-actions/${id}/apply`;
  const headers = { 'idempotency-key': `${tag}/${id}/apply` };
  const answer = await company.ask({ service: SERVICE, path, method: 'POST', body: {}, headers });
  const { code } = (answer.body ?? {}) as { readonly code?: string };
  if (answer.status >= 300 && code !== 'PRD-PLAN-STATE')
    throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
};

/** What is open after it. */
export const planTheSite = async (stage: Stage, books: Books, round: number): Promise<Books> => {
  if (round % ROUNDS !== 1) return books;
  await planByRequirements(stage);
  await keepReady(stage);
  await planMaintenance(stage);
  await seeToMachines(stage);
  const { site, tag } = stage;
  await stage.act({ service: SERVICE, path: 'planning-runs', body: { id: `PLAN-${tag}`, site: site.id } });
  await orderWhatIsShort(stage);
  const ahead = [...books.ahead, ...(await orderAhead(stage, books.ahead))];
  await scheduleTheSite(stage);
  return { ...books, ahead };
};
