/**
 * From a promise that broke back to the machine that failed, over departments; nobody is told what is not
 * theirs.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@gemba/platform/testing/service.http';
import type { CausalTrace } from '../answers/causes.js';
import type { Running } from '../testing/running.http.js';
import { runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import { LYON } from '../testing/words.js';

let running: Running;

const story = smallCompany();
const idOf = (streamId: string, version: number): string =>
  story.events.find((event) => event.streamId === streamId && event.version === version)?.eventId ?? '';

const HELD = { reason: 'LATHE-9 is down' } as const;

beforeAll(async () => {
  running = await runProjection();
  story.say(
    'equipment-LATHE-9',
    ['EquipmentStateChanged', { from: 'idle', to: 'downUnplanned', reason: 'SPINDLE' }],
    LYON,
  );
  const failed = idOf('equipment-LATHE-9', 1);
  story.say('production-order-91', ['ProductionOrderHeld', HELD], { ...LYON, causedBy: failed });
  const moved = { line: '1', cause: failed, because: 'equipment/LATHE-9', reason: 'Down' };
  const dates = { item: 'PUMP-100', promised: '2026-03-04', to: '2026-03-09', parts: [] };
  story
    .say('sales-order-SO-91', ['SalesOrderPromiseBroken', { ...moved, ...dates }], {
      ...LYON,
      causedBy: idOf('production-order-91', 1),
    })
    .say(
      'absence-A9',
      [
        'AbsenceReported',
        { person: 'ana', site: 'lyon', from: '2026-03-03', kind: 'sick', rostered: 'PT8H' },
      ],
      LYON,
    )
    .say(
      'schedule-lyon',
      [
        'ScheduleInvalidated',
        {
          number: 1,
          cause: 'absence/A9',
          reason: 'absent',
          operations: [{ order: '91', operation: 10 }],
        },
      ],
      LYON,
    );
  await running.tell(story.events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const asked = async (client: Client, query: string): Promise<CausalTrace> => {
  const answer = await client.get(`/v1/causes?${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as unknown as CausalTrace;
};

const drawn = ({ steps, links }: CausalTrace) => ({
  steps: steps.map(({ role, depth, type }) => `${role} ${String(depth)} ${type ?? 'hidden'}`),
  links: links.map(({ cause, effect }) => `${String(cause)}>${String(effect)}`),
});

describe('what something came of', () => {
  it('leads from a broken promise to the machine that failed, and says who, when, where', async () => {
    const trace = await asked(running.coo, 'noun=sales-order&id=SO-91');
    expect(drawn(trace)).toEqual({
      steps: [
        'asked 0 SalesOrderPromiseBroken',
        'cause 1 EquipmentStateChanged',
        'cause 1 ProductionOrderHeld',
      ],
      links: ['1>0', '2>0', '1>2'],
    });
    expect(trace.steps[1]).toEqual({
      ...{ role: 'cause', depth: 1, hidden: false, more: false, event: idOf('equipment-LATHE-9', 1) },
      ...{ service: 'production', streamId: 'equipment-LATHE-9', version: 1, type: 'EquipmentStateChanged' },
      ...{ noun: 'equipment', subject: 'LATHE-9', site: 'lyon', occurredAt: '2026-03-02T12:00:00.000Z' },
      ...{ actorKind: 'person', actor: 'tester', level: 'none', right: null, delegatedFrom: null },
    });
  });

  it('leads from the failure on to the promise, by the event as by the thing', async () => {
    const trace = await asked(running.coo, `event=${idOf('equipment-LATHE-9', 1)}`);
    expect(drawn(trace).steps).toEqual([
      'asked 0 EquipmentStateChanged',
      'effect 1 ProductionOrderHeld',
      'effect 1 SalesOrderPromiseBroken',
    ]);
    const near = await asked(running.coo, 'noun=equipment&id=LATHE-9&width=1');
    expect(near.steps.map(({ more }) => more)).toEqual([true, false, false]);
  });

  it('leads from a thing that is named to what came of it', async () => {
    const { steps } = drawn(await asked(running.coo, 'noun=absence&id=A9'));
    expect(steps).toEqual(['asked 0 AbsenceReported', 'effect 1 ScheduleInvalidated']);
  });

  it('says only that there is something where the reader may not see it', async () => {
    const warehouse = await running.service.as({ sub: 'w', roles: ['warehouse'], sites: ['lyon'] });
    const { steps } = await asked(warehouse, 'noun=sales-order&id=SO-91');
    expect(steps[1]).toMatchObject({ role: 'cause', hidden: true, event: null, subject: null, actor: null });
    expect(JSON.stringify(steps)).not.toContain('LATHE-9');
    expect(steps[2]).toMatchObject({ hidden: false, subject: '91' });
  });

  it('is not there of an event elsewhere, and refuses what it does not know', async () => {
    const gdansk = await running.service.as({ sub: 'm', roles: ['site-manager'], sites: ['gdansk'] });
    const [event, noun] = [`event=${idOf('equipment-LATHE-9', 1)}`, 'noun=sales-order&id=SO-91'];
    for (const query of [event, noun])
      expect(await gdansk.get(`/v1/causes?${query}`)).toMatchObject({ status: 404 });
    const hr = await running.service.as({ sub: 'h', roles: ['hr'], sites: ['*'] });
    expect(await hr.get(`/v1/causes?${noun}`)).toMatchObject({ status: 403, body: { code: 'ACC-READ' } });
    expect(await hr.get(`/v1/causes?${event}`)).toMatchObject({ status: 404 });
    for (const query of ['', 'event=7', `${event}&${noun}`, 'noun=site', `${noun}&depth=21`, `${noun}&x=1`])
      expect(await running.coo.get(`/v1/causes?${query}`)).toMatchObject({ status: 400 });
  });
});
