/**
 * The planner orders ahead what the next two weeks need, has a schedule built each business day, and adopts
 * it.
 */
import { Refused } from '../client/refused.js';
import { pumps, rotors } from '../company/products.js';
import type { Ahead } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { pieces, together } from '../world/stage.js';
import { workdayAfter } from './selling/sales.js';

const SERVICE = 'production';
/** Orders ahead, and how many working days. */
const AHEAD = 8;
const DAYS = 9;
const LEAST_DAYS = 2;
/** What a schedule is made of may change before it is adopted: then another one is built. */
const ATTEMPTS = 3;

/** Orders that are made later, so many that the schedule always has some. */
export const orderAhead = async (stage: Stage, open: readonly Ahead[]): Promise<readonly Ahead[]> => {
  const { site, date, tag, chance, memory, act } = stage;
  const made = [...pumps, ...rotors];
  const planned = await memory.once(`ahead/${tag}`, () =>
    Promise.resolve(
      Array.from({ length: Math.max(0, AHEAD - open.length) }, (_, index): Ahead => {
        const order = `WO-${tag}-A${String(index + 1)}`;
        const luck = chance('ahead', order);
        const on = workdayAfter(site, date, luck.whole(LEAST_DAYS, DAYS));
        return { order, item: luck.pick(made).id, quantity: luck.whole(8, 24), on };
      }),
    ),
  );
  await together(planned, async ({ order: id, item, quantity, on: due }) => {
    const body = { id, site: site.id, item, quantity: pieces(quantity), due };
    await act({ service: SERVICE, path: 'production-orders', body });
    await act({ service: SERVICE, path: `production-orders/${id}/release` });
  });
  return planned;
};

type Placed = { readonly order: string; readonly operation: number };
type Schedule = {
  readonly building?: object;
  readonly proposal?: { readonly number: number; readonly operations: readonly Placed[] };
};
type Order = { readonly operations: readonly { readonly sequence: number; readonly status: string }[] };

/** Orders follow the schedule by themselves; what is given to somebody else afterwards stays so. */
const followed = ({ company }: Stage, operations: readonly Placed[]): Promise<unknown> =>
  together([...Map.groupBy(operations, ({ order }) => order)], ([order, placed]) => {
    const path = `production-orders/${order}`;
    return company.until<Order>({ service: SERVICE, path }, (state) =>
      placed.every(({ operation }) =>
        state.operations.some(({ sequence, status }) => sequence === operation && status !== 'waiting'),
      ),
    );
  });

/** Whether that is done; not, where it was out of date by then. */
const adopted = async (stage: Stage, number: number): Promise<boolean> => {
  const { site, act } = stage;
  try {
    const path = `schedules/${site.id}/adopt`;
    await act({ service: SERVICE, path, body: { number }, key: `adopt/${site.id}/${String(number)}` });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'PRD-SCHED-STALE') return false;
    throw error;
  }
};

export const scheduleTheSite = async (stage: Stage): Promise<void> => {
  const { site, tag, act, company } = stage;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // One that is built already, after something happened, is waited for.
    const patient = ['PRD-SCHED-STATE'];
    const key = `schedule/${tag}/${String(attempt)}`;
    await act({ service: SERVICE, path: 'schedules', body: { site: site.id }, key, patient });
    const path = `schedules/${site.id}`;
    const { proposal } = await company.until<Schedule>(
      { service: SERVICE, path },
      ({ building }) => building === undefined,
    );
    if (!proposal) return;
    if (await adopted(stage, proposal.number)) {
      await followed(stage, proposal.operations);
      return;
    }
  }
};
