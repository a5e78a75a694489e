/** Now and then a customer wants an order no more before anything is made for it. */
import type { OpenOrder, OpenWork } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';

/** One order of so many. */
const WITHDRAWN = 0.03;

type Step = {
  readonly supply: string;
  readonly parts: readonly {
    readonly way: string;
    readonly to?: { readonly value: string };
    readonly replaces?: string;
  }[];
};
type Cancellation = { readonly status: string; readonly steps: readonly Step[] };
type ProductionOrder = { readonly status: string; readonly quantity: { readonly value: string } };

const supplyOf = (order: string): string => `production-order/${order}`;

/** Cancels an order and says what becomes of what was to be made for it. */
const withdraw = async (
  stage: Stage,
  { order }: OpenOrder,
  works: readonly OpenWork[],
): Promise<readonly Step[]> => {
  const path = `sales-orders/${order}/cancel`;
  const body = { reason: 'The customer stopped the project' };
  await stage.act({ service: 'supply-chain', path, body, at: stage.at('08:40') });
  const cancellation = { service: 'supply-chain', path: `cancellations/${order}` };
  const own = works.filter((work) => work.order.startsWith(`${order}.`));
  const isDecided = ({ status, steps }: Cancellation): boolean =>
    status === 'settled' && own.every((work) => steps.some(({ supply }) => supply === supplyOf(work.order)));
  const { status } = await stage.company.until<Cancellation>(
    cancellation,
    (now) => now.status === 'waiting' || isDecided(now),
  );
  // It costs more than programs may decide on: whoever manages the site takes the cheapest way.
  const decide = { ...cancellation, path: `${cancellation.path}/decide`, body: {}, at: stage.at('08:55') };
  if (status === 'waiting') await stage.act(decide);
  const { steps } = await stage.company.until<Cancellation>(cancellation, isDecided);
  return steps;
};

/** The work as it is once the steps are done; nothing where it stops. */
const after = async (
  { company }: Stage,
  steps: readonly Step[],
  work: OpenWork,
): Promise<readonly OpenWork[]> => {
  const own = supplyOf(work.order);
  const parts = steps.flatMap((step) => (step.supply === own ? step.parts : []));
  const isOver =
    parts.some(({ way }) => way === 'stop') ||
    steps.some((step) => step.parts.some(({ replaces }) => replaces === own));
  const to = parts.find(({ way }) => way === 'reduce')?.to?.value;
  if (!isOver && to === undefined) return [work];
  const { quantity } = await company.until<ProductionOrder>(
    { service: 'production', path: `production-orders/${work.order}` },
    (now) => (isOver ? now.status === 'cancelled' : now.quantity.value === to),
  );
  return isOver ? [] : [{ ...work, quantity: Number(quantity.value) }];
};

export type Wanted = { readonly demand: readonly OpenOrder[]; readonly works: readonly OpenWork[] };

/** Cancels what customers withdraw today, and says what is wanted still. */
export const withdrawSome = async (stage: Stage, { demand, works }: Wanted): Promise<Wanted> => {
  const gone = demand.filter(({ order }) => stage.chance('withdrawn', order).happens(WITHDRAWN));
  const steps = (await together(gone, (each) => withdraw(stage, each, works))).flat();
  const left = await together(works, (each) => after(stage, steps, each));
  return { demand: demand.filter((each) => !gone.includes(each)), works: left.flat() };
};
