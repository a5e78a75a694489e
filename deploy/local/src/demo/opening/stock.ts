/**
 * The stock that the company begins with: pumps and rotors by a count, parts by its first purchase orders.
 */
import { bought, pumps, rotors } from '../company/products.js';
import { followOrders, isOrdered, receive } from '../day/buying/purchasing.js';
import type { Books } from '../world/books.js';
import { emptyBooks } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { pieces, together } from '../world/stage.js';

const counted = [
  ...pumps.map(({ id }) => ({ item: id, quantity: 12 })),
  ...rotors.map(({ id }) => ({ item: id, quantity: 30 })),
];

/** Takes in what is there already. */
export const countIn = ({ site, act, at }: Stage) =>
  together(counted, ({ item, quantity }) =>
    act({
      service: 'supply-chain',
      path: 'stock-items',
      body: {
        ...{ site: site.id, item, lot: `${site.code}-OPENING-${item}`, quantity: pieces(quantity) },
        source: { kind: 'count', id: `OPENING-${site.code}` },
      },
      key: `opening/${site.id}/${item}`,
      at: at('08:00'),
      patient: ['PLT-SITE-UNKNOWN', 'SCM-ITEM-UNKNOWN'],
    }),
  );

/** Waits until the stock of every bought item has heard of its policy, and asked for its first order. */
const untilAsked = (stage: Stage) =>
  together(bought, ({ id }) =>
    stage.company.eventually(`the first order of ${id} at ${stage.site.id}`, async () =>
      (await isOrdered(stage, id)) ? true : undefined,
    ),
  );

/**
 * Has the first orders approved on the first evening and received on the last day before the history
 * begins.
 */
export const stockUp = async (first: Stage, last: Stage): Promise<Books> => {
  await untilAsked(first);
  const awaited = await followOrders(first, []);
  const { rejected, goods } = await receive(last, awaited);
  return { ...emptyBooks, rejected, uninvoiced: goods };
};
