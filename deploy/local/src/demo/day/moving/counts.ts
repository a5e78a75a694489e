/** Once a week a site counts one of its rotors; now and then a piece of a large lot is missing. */
import { compareDecimals } from '@gemba/measures/decimal';
import { weekdayOf } from '@gemba/measures/period';
import { rotors } from '../../company/products.js';
import type { Stage } from '../../world/stage.js';
import { pieces } from '../../world/stage.js';
import { heldIn, stockOf } from '../../world/stock.js';

const SERVICE = 'supply-chain';
const MONDAY = 1;
const RARELY = 0.1;
const MISSING = 0.3;
/** Of a lot of so many one piece is within the tolerance. */
const LARGE = 20;
const TOLERANCE = { share: '0.05' };

type Count = { readonly lots: readonly { readonly lot: string; readonly status: string }[] };

const isDue = ({ isPast, date, chance, tag }: Stage): boolean =>
  isPast ? weekdayOf(date) === MONDAY : chance('count', tag).happens(RARELY);

/** What is found: what the books say, or a piece less of the first large lot. */
const found = async (stage: Stage, item: string, { lots }: Count) => {
  const stock = await stockOf(stage, item);
  let missing = stage.chance('missing', stage.tag).happens(MISSING) ? 1 : 0;
  return lots.map(({ lot, status }) => {
    const held = stock.lots.find((each) => each.lot === lot);
    const book = held ? heldIn(held, status) : '0';
    const less = status === 'available' && compareDecimals(book, String(LARGE)) >= 0 ? missing : 0;
    missing -= less;
    return { lot, status, quantity: pieces(Number(book) - less) };
  });
};

export const countStock = async (stage: Stage): Promise<void> => {
  if (!isDue(stage)) return;
  const { site, tag } = stage;
  const id = `CNT-${tag}`;
  const item = await stage.memory.once(id, async () => {
    const wanted = stage.chance('count', tag).pick(rotors).id;
    return (await stockOf(stage, wanted)).lots.length > 0 ? wanted : '';
  });
  if (item === '') return;
  const body = { id, site: site.id, item, tolerance: TOLERANCE };
  await stage.act({ service: SERVICE, path: 'stock-counts', body, at: stage.at('20:50') });
  const path = `stock-counts/${id}`;
  const lines = await stage.memory.once(`counted/${tag}`, async () =>
    found(stage, item, await stage.company.until<Count>({ service: SERVICE, path }, () => true)),
  );
  await stage.act({ service: SERVICE, path: `${path}/record`, body: { lines }, at: stage.at('20:55') });
};
