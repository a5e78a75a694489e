/** Customers order; each line is promised from stock or from a production order that is created for it. */
import { plusDays, weekdayOf } from '@gemba/measures/period';
import { customersOf } from '../../company/partners.js';
import { listPrice, pumps } from '../../company/products.js';
import type { Site } from '../../company/sites.js';
import type { Chance } from '../../world/chance.js';
import type { OpenOrder, OpenWork } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';

type SalesOrder = {
  readonly lines: readonly {
    readonly line: string;
    readonly promised?: string;
    readonly requestedFromProduction: boolean;
    readonly parts?: readonly { readonly source: string }[];
  }[];
};

/** It says when each line comes, and production was asked for what has to be made. */
const isDecided =
  (order: string) =>
  ({ lines }: SalesOrder): boolean =>
    lines.every(({ line, promised, parts = [], requestedFromProduction }) => {
      const isMade = parts.some(({ source }) => source === `production-order/${order}.${line}`);
      return promised !== undefined && (requestedFromProduction || !isMade);
    });

const SECOND_LINE = 0.2;

export const isWorkday = (site: Site, date: string): boolean =>
  weekdayOf(date) <= 5 && !site.holidays.includes(date);

/** The n-th working day after a date. */
export const workdayAfter = (site: Site, date: string, count: number): string => {
  let at = date;
  for (let left = count; left > 0; left -= isWorkday(site, at) ? 1 : 0) at = plusDays(at, 1);
  return at;
};

const linesOf = (chance: Chance): OpenOrder['lines'] => {
  const first = chance.pick(pumps).id;
  const second = pumps.find(({ id }) => id !== first)?.id ?? first;
  const items = chance.happens(SECOND_LINE) ? [first, second] : [first];
  return items.map((item, index) => ({
    line: String(index + 1),
    item,
    quantity: String(chance.whole(2, 9)),
  }));
};

/** What customers of a site order today. */
export const demandOf = (stage: Stage, count: number): readonly OpenOrder[] =>
  Array.from({ length: count }, (_, index) => {
    const order = `SO-${stage.tag}-${String(index + 1)}`;
    const chance = stage.chance('order', order);
    const customer = chance.pick(customersOf(stage.site.id)).id;
    return { order, customer, lines: linesOf(chance) };
  });

const priceOf = (item: string, customer: string, site: Site) => {
  const currency = customersOf(site.id).find(({ id }) => id === customer)?.currency ?? site.currency;
  return { amount: listPrice[item]?.[currency] ?? '0.00', currency };
};

const place = async (stage: Stage, { order, customer, lines }: OpenOrder, index: number): Promise<void> => {
  const chance = stage.chance('requested', order);
  const requested = workdayAfter(stage.site, stage.date, chance.pick([1, 1, 2, 2, 3, 4]));
  const body = {
    id: order,
    site: stage.site.id,
    customer,
    lines: lines.map(({ line, item, quantity }) => ({
      ...{ line, item, quantity: pieces(quantity), requested },
      price: priceOf(item, customer, stage.site),
    })),
  };
  await stage.act({ service: 'supply-chain', path: 'sales-orders', body, at: stage.at('08:00', index * 4) });
};

type ProductionOrder = { readonly quantity: { readonly value: string } };

/** What neither stock nor receipts cover is made. */
const worksFor = (
  stage: Stage,
  { order: id, lines }: OpenOrder,
  decided: SalesOrder,
): Promise<readonly OpenWork[]> => {
  const asked = decided.lines.filter(({ requestedFromProduction }) => requestedFromProduction);
  const made = lines.filter(({ line }) => asked.some((each) => each.line === line));
  return together(made, async ({ line, item }) => {
    const order = `${id}.${line}`;
    const path = `production-orders/${order}`;
    const { quantity } = await stage.company.until<ProductionOrder>(
      { service: 'production', path },
      () => true,
    );
    return { order, item, quantity: Number(quantity.value) };
  });
};

/** Places the orders, those for one item one after the other, and says what has to be made for them. */
export const sell = async (stage: Stage, demand: readonly OpenOrder[]): Promise<readonly OpenWork[]> => {
  const last = new Map<string, Promise<unknown>>();
  const works = demand.map((order, index) => {
    const items = order.lines.map(({ item }) => item);
    const before = Promise.all(items.map((item) => last.get(item) ?? Promise.resolve()));
    const work = before.then(async () => {
      await place(stage, order, index);
      const path = `sales-orders/${order.order}`;
      const decided = await stage.company.until<SalesOrder>(
        { service: 'supply-chain', path },
        isDecided(order.order),
      );
      return worksFor(stage, order, decided);
    });
    for (const item of items) last.set(item, work);
    return work;
  });
  return (await Promise.all(works)).flat();
};
