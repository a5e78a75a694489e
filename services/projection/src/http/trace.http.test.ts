/** From a late line back to what held it up, in whichever department; nobody is told what is not theirs. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@gemba/platform/testing/service.http';
import type { LineTrace } from '../answers/trace.js';
import type { Running } from '../testing/running.http.js';
import { runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import { LYON, pieces } from '../testing/words.js';

let running: Running;

const repaired = {
  from: 'downUnplanned',
  to: 'idle',
  reason: 'REPAIRED',
  since: '2026-03-03T12:00:00.000Z',
} as const;
const away = { person: 'ana', site: 'lyon', from: '2026-03-03', kind: 'sick', rostered: 'PT8H' } as const;
const delegated = { site: 'lyon', order: '3', operation: 10, from: 'ana', to: 'bo', absence: 'A1' };

beforeAll(async () => {
  running = await runProjection();
  const story = smallCompany()
    .say('production-order-3', ['ProductionOrderCreated', order], LYON)
    .say(
      'production-order-3',
      ['OperationStarted', { operation: 10, workUnit: 'LATHE-2', people: ['ana'] }],
      LYON,
    )
    .say(
      'equipment-LATHE-2',
      ['EquipmentStateChanged', { from: 'idle', to: 'downUnplanned', reason: 'SPINDLE' }],
      { ...LYON, date: '2026-03-03' },
    )
    .say('equipment-LATHE-2', ['EquipmentStateChanged', repaired], { ...LYON, date: '2026-03-05' })
    .say('absence-A1', ['AbsenceReported', away], LYON)
    .say('absence-A1', ['TaskDelegated', delegated], LYON);
  await running.tell(story.events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const order = {
  site: 'lyon',
  item: 'PUMP-100',
  quantity: pieces('3'),
  due: '2026-03-03',
  bomVersion: 1,
  routingVersion: 1,
  components: [],
  operations: [
    {
      sequence: 10,
      name: 'Turn',
      workCenter: 'TURNING',
      setup: 'PT10M',
      runPerUnit: 'PT10M',
      skill: 'turning',
    },
  ],
  demand: 'sales-order/SO-1/2',
};

const traced = async (client: Client): Promise<LineTrace['steps']> => {
  const answer = await client.get('/v1/trace?line=SO-1.2');
  expect(answer).toMatchObject({ status: 200, body: { line: 'SO-1.2' } });
  return (answer.body as unknown as LineTrace).steps;
};

describe('the trace of a line', () => {
  it('leads from the late line over its order to the machine that was down', async () => {
    const [line, made, ...causes] = await traced(running.coo);
    expect(line).toMatchObject({ kind: 'order-line', id: 'SO-1.2', heldUp: null, lateDays: '1' });
    expect(made).toMatchObject({ kind: 'production-order', id: '3', heldUp: 0, to: null });
    expect(causes).toEqual([
      {
        ...{ kind: 'breakdown', id: 'LATHE-2', heldUp: 1, site: 'lyon', about: 'SPINDLE', hours: '48' },
        ...{ from: '2026-03-03T12:00:00.000Z', to: '2026-03-05T12:00:00.000Z' },
        ...{ lateDays: null, amount: null, currency: null },
      },
      {
        ...{ kind: 'absence', id: 'A1', heldUp: 1, site: 'lyon', about: null, hours: null },
        ...{ from: null, to: null, lateDays: null, amount: null, currency: null },
      },
    ]);
    expect(JSON.stringify(causes)).not.toMatch(/ana|sick/);
  });

  it('leads from the order alone to the same causes', async () => {
    const answer = await running.coo.get('/v1/trace?order=3');
    expect(answer).toMatchObject({ status: 200, body: { line: null, order: '3' } });
    const [made, ...causes] = (answer.body as unknown as LineTrace).steps;
    expect(made).toMatchObject({ kind: 'production-order', id: '3', heldUp: null });
    expect(causes.map(({ kind, id, heldUp }) => `${kind} ${id} ${String(heldUp)}`)).toEqual([
      'breakdown LATHE-2 0',
      'absence A1 0',
    ]);
  });

  it('leaves out what the reader may not read', async () => {
    const warehouse = await running.service.as({ sub: 'w', roles: ['warehouse'], sites: ['lyon'] });
    expect((await traced(warehouse)).map(({ kind }) => kind)).toEqual(['order-line', 'production-order']);
    const hr = await running.service.as({ sub: 'h', roles: ['hr'], sites: ['*'] });
    expect(await hr.get('/v1/trace?line=SO-1.2')).toMatchObject({ status: 403, body: { code: 'ACC-READ' } });
  });

  it('is not there of a line at another site, nor of none', async () => {
    const manager = await running.service.as({ sub: 'm', roles: ['site-manager'], sites: ['gdansk'] });
    expect(await manager.get('/v1/trace?line=SO-1.2')).toMatchObject({ status: 404 });
    expect(await running.coo.get('/v1/trace?line=SO-9.9')).toMatchObject({ status: 404 });
    expect(await running.coo.get('/v1/trace')).toMatchObject({ status: 404 });
    expect(await running.coo.get('/v1/trace?order=9')).toMatchObject({ status: 404 });
    expect(await manager.get('/v1/trace?order=3')).toMatchObject({ status: 404 });
    for (const query of ['item=1', 'line=SO-1.2&order=3'])
      expect(await running.coo.get(`/v1/trace?${query}`)).toMatchObject({ status: 400 });
  });
});
