/** Rotors and pumps are also made for stock: when little is left, the planner has more made. */
import { pumps, rotors } from '../../company/products.js';
import type { OpenWork } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import { freeOf, stockOf } from '../../world/stock.js';

type Aim = { readonly item: string; readonly least: number; readonly batch: readonly [number, number] };

const aims: readonly Aim[] = [
  ...rotors.map(({ id }): Aim => ({ item: id, least: 20, batch: [24, 30] })),
  ...pumps.map(({ id }): Aim => ({ item: id, least: 6, batch: [8, 12] })),
];

/** Orders for stock that are not begun yet. */
export const planForStock = (stage: Stage, open: readonly OpenWork[]): Promise<readonly OpenWork[]> =>
  stage.memory.once(`stock-plan/${stage.tag}`, async () => {
    const planned = await together(aims, async ({ item, least, batch }, index) => {
      const isUnderWay = open.some((each) => each.item === item && each.order.startsWith('WO-'));
      if (isUnderWay || Number(freeOf(await stockOf(stage, item))) >= least) return [];
      const order = `WO-${stage.tag}-${String(index + 1)}`;
      const quantity = stage.chance('batch', order).whole(...batch);
      return [{ order, item, quantity }];
    });
    return planned.flat();
  });
