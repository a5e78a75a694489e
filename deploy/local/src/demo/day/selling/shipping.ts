/** Orders that are ready are shipped, shipments that are under way are delivered. */
import { plusDays } from '@gemba/measures/period';
import { customers } from '../../company/partners.js';
import type { Due, OpenOrder } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';
import { workdayAfter } from './sales.js';
import { openStore } from '../../world/stock.js';

const SERVICE = 'supply-chain';
const CARRIERS = ['Transalpin', 'Rapida', 'Baltic Cargo'];
const DELAYED = 0.12;

type Line = {
  readonly line: string;
  readonly ready: boolean;
  readonly parts?: readonly { readonly source: string }[];
};
type SalesOrder = { readonly lines: readonly Line[] };

/** What is made for stock may bring less than was promised out of it: nobody waits for that all evening. */
const PATIENCE_MS = 3_000;

const isReady = ({ lines }: SalesOrder): boolean => lines.every(({ ready }) => ready);

/** Whether a line waits for what is made for stock, or for others. */
const isOutOfOthers = (order: string, { line, parts = [] }: Line): boolean =>
  parts.some(
    ({ source }) => source.startsWith('production-order/') && source !== `production-order/${order}.${line}`,
  );

/** The orders of which all is there; those that wait for what is made for others have their time. */
export const readyOf = (stage: Stage, orders: readonly OpenOrder[]): Promise<readonly string[]> =>
  stage.memory.once(`ready/${stage.tag}`, async () => {
    const began = performance.now();
    const found = await together(orders, async ({ order }) => {
      const state = await stage.company.until<SalesOrder>(
        { service: SERVICE, path: `sales-orders/${order}` },
        (of) =>
          isReady(of) ||
          (of.lines.some((line) => isOutOfOthers(order, line)) && performance.now() - began > PATIENCE_MS),
      );
      return isReady(state) ? [order] : [];
    });
    return found.flat();
  });
type Shipment = Readonly<Record<'lines' | 'picked' | 'short', readonly object[]>>;

type Load = {
  readonly line: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: { readonly value: string; readonly unit: string };
};

const load = (stage: Stage, orders: readonly OpenOrder[]): Promise<readonly (readonly Load[])[]> =>
  stage.memory.once(`loads/${stage.tag}`, async () => {
    const items = [...new Set(orders.flatMap(({ lines }) => lines.map(({ item }) => item)))];
    const store = await openStore(stage, items);
    return orders.map(({ lines }) =>
      lines.flatMap(({ line, item, quantity }) =>
        (store.take(item, quantity) ?? []).map((taken) => ({
          ...{ line, item, lot: taken.lot },
          quantity: pieces(taken.quantity),
        })),
      ),
    );
  });

/** Ships orders whose lines are all ready; says when each shipment arrives. */
export const ship = async (stage: Stage, orders: readonly OpenOrder[]): Promise<readonly Due[]> => {
  const loads = orders.length === 0 ? [] : await load(stage, orders);
  return together(orders, async ({ order }, index) => {
    const id = `SH-${order}`;
    const chance = stage.chance('shipment', id);
    const body = { id, site: stage.site.id, salesOrder: order, carrier: chance.pick(CARRIERS) };
    await stage.act({
      service: SERVICE,
      path: 'shipments',
      body: { ...body, lines: loads[index] },
      at: stage.at('19:00'),
    });
    const path = `shipments/${id}`;
    await stage.company.until<Shipment>(
      { service: SERVICE, path },
      ({ lines, picked, short }) => picked.length + short.length === lines.length,
    );
    await stage.act({ service: SERVICE, path: `${path}/despatch`, at: stage.at('19:40') });
    return { id, on: await arrival(stage, id) };
  });
};

/** The next working day (of the present: soon), unless the carrier is late and says so. */
const arrival = async (stage: Stage, id: string): Promise<string> => {
  const planned = stage.isPast ? workdayAfter(stage.site, stage.date, 1) : stage.date;
  const chance = stage.chance('delay', id);
  if (!chance.happens(DELAYED)) return planned;
  const eta = workdayAfter(stage.site, planned, chance.whole(1, 2));
  await stage.act({
    service: SERVICE,
    path: `shipments/${id}/delay`,
    body: { eta, reason: 'carrier', cause: 'Truck broke down' },
    at: stage.at('21:00'),
  });
  return eta;
};

/** Confirms deliveries; each is invoiced by itself, and paid when its customer pays. */
export const deliver = (stage: Stage, due: readonly Due[]): Promise<readonly Due[]> =>
  together(due, async ({ id }) => {
    const path = `shipments/${id}`;
    const { customer: buyer } = await stage.company.until<{ customer: string }>(
      { service: SERVICE, path },
      () => true,
    );
    const customer = customers.find((each) => each.id === buyer);
    const receivedBy = `${customer?.name ?? buyer}, goods receipt`;
    const at = stage.at('10:30');
    await stage.act({ service: SERVICE, path: `${path}/confirm-delivery`, body: { receivedBy }, at });
    return { id, on: plusDays(stage.date, customer?.pays ?? 14) };
  });
