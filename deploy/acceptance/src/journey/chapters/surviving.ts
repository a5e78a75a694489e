/** Killed services: each comes back by itself, and what was under way ends as if nothing had happened. */
import { expect } from '@jest/globals';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Chapter, Story } from '../company/story.http.js';
import { LYON, eur, inDays, pieces } from '../company/facts.js';

const BACK_MS = 30_000;
const SCM = 'supply-chain';

/** Kills a service as the machine would, and waits until another process has taken its place. */
const kill = async ({ launched }: Story, service: string): Promise<void> => {
  const before = launched.run().pids[service];
  if (before === undefined) throw new Error(`There is no service ${service}.`);
  process.kill(before, 'SIGKILL');
  await until(() => launched.run().pids[service] !== before, BACK_MS);
};

const ORDERS = ['SO-K1', 'SO-K2', 'SO-K3', 'SO-K4', 'SO-K5', 'SO-K6'];

/** Orders that nobody can serve from stock: each becomes a production order. */
const place = (story: Story, id: string) => {
  const ordered = { line: '1', item: 'PUMP-100', quantity: pieces(9), price: eur('340.00') };
  const lines = [{ ...ordered, requested: inDays(3) }];
  return story.as('planner', SCM).does('sales-orders', { id, site: LYON, customer: 'AQUA-SUD', lines });
};

type Line = { readonly requestedFromProduction: boolean; readonly promised?: string };
type Promised = { readonly lines: readonly Line[] };

export const surviving: Chapter = {
  'supply chain is killed while orders come in, and every order is promised once': async (story) => {
    const placed = ORDERS.map((id) => place(story, id));
    await Promise.all([kill(story, SCM), ...placed]);
    const planner = story.as('planner', SCM);
    for (const id of ORDERS) {
      const isSettled = ({ lines: [line] }: Promised): boolean =>
        line?.requestedFromProduction === true && line.promised !== undefined;
      await planner.awaits<Promised>(`sales-orders/${id}`, isSettled);
      const types = (await planner.history(`sales-orders/${id}`)).map(({ type }) => type);
      // Promised as it is placed, or with its production order where nobody could say when.
      expect(types.toSorted()).toEqual(['ProductionRequested', 'SalesOrderPlaced', 'SalesOrderPromised']);
    }
  },
  'production is killed between a request and its order, and there is one order for each': async (story) => {
    await Promise.all([kill(story, 'production'), place(story, 'SO-K7')]);
    const planner = story.as('planner', 'production');
    for (const id of [...ORDERS, 'SO-K7']) {
      await planner.awaits(`production-orders/${id}.1`, () => true);
      const types = (await planner.history(`production-orders/${id}.1`)).map(({ type }) => type);
      expect(types).toEqual(['ProductionOrderCreated']);
    }
  },
  'finance is killed while stock moves, and books every movement once': async (story) => {
    const warehouse = story.as('warehouse', SCM);
    const count = (quantity: string, reason: string) =>
      warehouse.does(`stock-items/${LYON}.BOLT-M8/adjust-stock`, {
        ...{ lot: 'BOLT-M8.OPENING', quantity: pieces(quantity), reason },
      });
    const counts = Array.from({ length: 10 }, (_, index) => count('-1', `Count ${String(index)}`));
    await Promise.all([kill(story, 'finance'), ...counts]);
    await count('10', 'Found again');
    await story.settled();
  },
  'the views are killed, and catch up': async (story) => {
    await kill(story, 'projection');
    await story.settled();
  },
};
