/**
 * Purchase orders that the company places by itself are approved by who may, confirmed, and received when
 * they come.
 */
import { plusDays } from '@gemba/measures/period';
import { bought, unitOf } from '../../company/products.js';
import { isInspected } from '../../company/quality-plans.js';
import { receivingDocument } from './epcis.js';
import type { Awaited, Books, Rejected } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import { isBadDay } from '../bad-days.js';
import { inspect } from '../inspections.js';
import { isWorkday } from '../selling/sales.js';
import { heldIn, stockOf } from '../../world/stock.js';

const SERVICE = 'supply-chain';
const LATE = 0.12;

type PurchaseOrder = {
  readonly id: string;
  readonly status: 'waiting' | 'approved' | 'closed' | 'cancelled';
  readonly supplier: string;
  readonly promised: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly lines: readonly {
    readonly item: string;
    readonly quantity: { readonly value: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly received: string;
  }[];
};

/** Orders that were placed since, for items that the stock waits for and nobody does yet. */
export const followOrders = async (
  stage: Stage,
  awaited: readonly Awaited[],
): Promise<readonly Awaited[]> => {
  const found = await together(bought, async ({ id: item }) => {
    if (awaited.some((each) => each.item === item)) return [];
    const followed = (await isOrdered(stage, item)) ? await follow(stage, item) : null;
    return followed ? [followed] : [];
  });
  return found.flat();
};

const noteOf = ({ tag }: Stage, item: string): string => `order/${tag}/${item}`;

/** Whether more of an item is on order, or was when this part of the day was begun before. */
export const isOrdered = async (stage: Stage, item: string): Promise<boolean> =>
  stage.memory.recall(noteOf(stage, item)) !== undefined || (await stockOf(stage, item)).onOrder !== '0';

const openOrderFor = async ({ company, site }: Stage, item: string): Promise<PurchaseOrder | undefined> => {
  const path = `purchase-orders?filter%5Bsite%5D=${site.id}&limit=100`;
  const page = await company.read<{ data: PurchaseOrder[] }>({ service: SERVICE, path });
  return page?.data.find(
    ({ status, lines }) =>
      (status === 'waiting' || status === 'approved') &&
      lines[0]?.item === item &&
      lines.every(({ received }) => received === '0'),
  );
};

/** By then the reorder point has its purchase order; what is on order without one comes otherwise. */
const ORDERED_WITHIN_MS = 15_000;

/** Null, in the present, where somebody has it brought from another site. */
const orderFor = (stage: Stage, item: string): Promise<PurchaseOrder | null> => {
  const began = performance.now();
  return stage.company.eventually(`a purchase order for ${item} at ${stage.site.id}`, async () => {
    const isOver = !stage.isPast && performance.now() - began > ORDERED_WITHIN_MS;
    return (await openOrderFor(stage, item)) ?? (isOver ? null : undefined);
  });
};

const follow = async (stage: Stage, item: string): Promise<Awaited | null> => {
  const order = await stage.memory.once(noteOf(stage, item), () => orderFor(stage, item));
  if (order === null) return null;
  const { id, supplier, promised, lines } = order;
  const path = `purchase-orders/${id}`;
  const total = { total: order.total };
  if (order.status === 'waiting') {
    await stage.act({ service: SERVICE, path: `${path}/approve`, body: total, at: stage.at('20:30') });
  }
  const arrives = arrival(stage, promised);
  await stage.act({
    service: SERVICE,
    path: `${path}/confirm`,
    body: { promised: [arrives, promised, stage.date].toSorted().at(-1) ?? promised },
    at: stage.at('20:45'),
  });
  const [line] = lines;
  if (!line) throw new Error(`The purchase order ${id} has no line.`);
  const { price, quantity } = line;
  const goods = { item, quantity: quantity.value, price: price.amount, currency: price.currency };
  return { purchaseOrder: id, supplier, ...goods, arrives };
};

const workdayFrom = ({ site }: Stage, date: string, step: 1 | -1): string => {
  let at = date;
  while (!isWorkday(site, at)) at = plusDays(at, step);
  return at;
};

/** The working day on which the truck comes: as promised (in the present soon), or some days later. */
const arrival = (stage: Stage, promised: string): string => {
  const chance = stage.chance('truck', stage.tag, promised);
  const soon = stage.isPast ? promised : stage.date;
  if (chance.happens(LATE)) return workdayFrom(stage, plusDays(promised, chance.whole(2, 4)), 1);
  const before = workdayFrom(stage, soon, -1);
  return before > stage.date || !stage.isPast ? before : workdayFrom(stage, soon, 1);
};

export type Received = { readonly rejected: readonly Rejected[]; readonly goods: Books['uninvoiced'] };

/** The warehouse reports what came in; what has a control plan is inspected. */
export const receive = async (stage: Stage, arrived: readonly Awaited[]): Promise<Received> => {
  const spoilt = isBadDay(stage, 'lot') ? arrived.findIndex(({ item }) => isInspected(item, 'receipt')) : -1;
  const verdicts = await together(arrived, (each, index) =>
    receiveOne(stage, each, { lot: `${stage.tag}-R${String(index + 1)}`, isSpoilt: index === spoilt }),
  );
  return {
    rejected: verdicts.filter((each) => each !== null),
    goods: arrived.map((each) => ({ ...each, on: plusDays(stage.date, 1) })),
  };
};

type Coming = { readonly lot: string; readonly isSpoilt: boolean };

const receiveOne = async (
  stage: Stage,
  goods: Awaited,
  { lot, isSpoilt }: Coming,
): Promise<Rejected | null> => {
  const { purchaseOrder, item, quantity } = goods;
  await report(stage, { ...goods, lot });
  await stage.company.until<PurchaseOrder>(
    { service: SERVICE, path: `purchase-orders/${purchaseOrder}` },
    ({ lines }) => lines.every(({ received }) => received !== '0'),
  );
  if (isInspected(item, 'receipt')) {
    const toInspect = { item, lot, quantity, trigger: 'receipt', time: '07:10', minutes: 0 } as const;
    const rejected = await inspect(stage, toInspect, isSpoilt);
    if (rejected) return rejected;
  }
  await stage.company.eventually(`lot ${lot} of ${item} available`, async () => {
    const held = (await stockOf(stage, item)).lots.find((each) => each.lot === lot);
    return held && heldIn(held, 'available') !== '0' ? held : undefined;
  });
  return null;
};

/** A report as a warehouse system sends it; a report that is sent again has no second effect. */
const report = async (stage: Stage, goods: Awaited & { lot: string }): Promise<void> => {
  const { site, company, at, memory } = stage;
  // What is reported again after a restart has to say the same.
  const when = await memory.once(`unloaded/${goods.lot}`, () => at('07:00') ?? new Date().toISOString());
  const body = receivingDocument({ ...goods, unit: unitOf(goods.item), site, when });
  const asked = { service: SERVICE, as: 'warehouse' };
  const {
    status,
    headers,
    body: answer,
  } = await company.ask({
    ...{ ...asked, path: '/epcis/capture', method: 'POST', body },
  });
  if (status !== 202) throw new Error(`The report on ${goods.lot} was not taken: ${JSON.stringify(answer)}`);
  const path = String(headers.location);
  const job = await company.eventually(`the report on ${goods.lot} worked off`, async () => {
    const { body: state } = await company.ask({ ...asked, path });
    return (state as Job).running ? undefined : (state as Job);
  });
  if (!job.success) throw new Error(`The report on ${goods.lot} was refused: ${JSON.stringify(job.errors)}`);
};

type Job = { readonly running: boolean; readonly success: boolean; readonly errors: readonly object[] };
