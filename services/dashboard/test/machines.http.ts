/** A machine of the test company, with one operation that waits at it: what a terminal shows and sends. */
import { IsText } from '@gemba/contracts/fields';
import type { AnyDecider } from '@gemba/decider/decider';
import { describedFor } from '@gemba/platform/http/commands/described';
import type { FastifyInstance } from 'fastify';

class ThingAnswer {
  @IsText() status!: string;
}

const nounOf = (name: string, path: string): AnyDecider =>
  ({
    ...{ name, path, home: 'site', opens: '', commands: {}, allow: {} },
    answers: { as: ThingAnswer, from: (state: object) => state },
  }) as unknown as AnyDecider;

const NOUNS = [
  nounOf('production-order', 'production-orders'),
  nounOf('equipment', 'equipment'),
  nounOf('andon-call', 'andon-calls'),
];

const none = { value: '0', unit: 'C62' };
const operation = { sequence: 10, workUnit: 'LYO-1', status: 'assigned', people: [] };
const order = {
  ...{ id: 'PRO-1', version: 1, site: 'lyon', item: 'PUMP-100', status: 'released' },
  quantity: { value: '5', unit: 'C62' },
  operations: [{ ...operation, good: none, scrap: none, rework: none }],
};
const machine = { id: 'LYO-1', version: 1, site: 'lyon', name: 'Assembly', state: 'idle' };

/** The keys and bodies of everything that was really sent to the operation or the machine. */
export type Machines = { readonly sent: { readonly key: string; readonly body: object }[] };

const page = (data: readonly object[]) => ({ data, hasMore: false, nextCursor: null });

/** Adds them below `/production`. */
export function addMachines(app: FastifyInstance): Machines {
  const coo = { id: 'coo', name: 'C', kind: 'person' as const, roles: ['coo'], sites: ['*'] };
  const sent: { key: string; body: object }[] = [];
  app.get('/production/v1/nouns', () => ({ data: NOUNS.map((each) => describedFor(coo, each)) }));
  app.get('/production/v1/production-orders', () => page([order]));
  app.get('/production/v1/equipment', () => page([machine]));
  app.get('/production/v1/equipment/LYO-1', () => machine);
  app.get('/production/v1/andon-calls', () => page([]));
  for (const route of ['production-orders/PRO-1/start-operation', 'equipment/LYO-1/change-equipment-state'])
    app.post(`/production/v1/${route}`, ({ body, headers }) => {
      sent.push({ key: String(headers['idempotency-key']), body: body as object });
      return { id: 'x', streamId: 'x', version: 2, events: [] };
    });
  return { sent };
}
