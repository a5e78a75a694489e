/** How far objectives are follows from figures and from those that serve them; what serves none is listed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Answer, Client } from '@gemba/platform/testing/service.http';
import type { Governed } from '@gemba/deploy-acceptance/testing/governed.http';
import { PATIENCE_MS, done, runGoverned } from '@gemba/deploy-acceptance/testing/governed.http';
import { byKey } from '../testing/running.http.js';
import { journal } from '../testing/trading.js';
import { progressBy, progressOf } from './progress.process.js';

let governed: Governed;
let coo: Client;

beforeAll(async () => {
  governed = await runGoverned();
  ({ coo } = governed);
  const { story, work, settled } = governed;
  const item = { name: 'Pump', kind: 'make', unit: 'C62', tracking: 'lot' } as const;
  story.say('item-PUMP-100', ['ItemRegistered', item], { site: null });
  for (let day = -9; day < 0; day += 1) work(String(day + 10), inDays(day), ['85', '15']);
  const rent = journal('lyon', inDays(-3), [
    ['6200', '400.00', '400.00'],
    ['6100', '100.00', '100.00'],
    ['2400', '-500.00', '-500.00'],
  ]);
  story.say('journal-J9', rent, { site: 'lyon', date: inDays(-3) });
  await settled();
}, 120_000);

afterAll(() => governed.running.company.stop(), 30_000);

const path = (id: string, command: string): string => `/v1/objectives/${id}/${command}`;
const asked = async (id: string): Promise<Answer['body']> => (await coo.get(`/v1/objectives/${id}`)).body;
const measuredOf = async (id: string): Promise<unknown> => (await asked(id)).measured;
const days = { from: inDays(-9), due: inDays(30) };
const whole = { id: 'GOOD', title: 'Less scrap', level: 'enterprise', owner: 'ana', ...days };
const lyon = {
  ...{
    id: 'GOOD-LYON',
    title: 'Less scrap in Lyon',
    level: 'site',
    site: 'lyon',
    owner: 'ana',
    parent: 'GOOD',
  },
  ...{ kpi: 'operation-scrap-ratio', baseline: '0.2', target: '0.1', ...days },
};
const weights = { weights: [{ objective: 'GOOD-LYON', weight: '1' }] };

describe('G01, G02: objectives', () => {
  it('are set from the widest on, and weigh 1 together', async () => {
    const bad = async (body: object) => (await coo.post('/v1/objectives', body)).body.code;
    expect(await bad(lyon)).toBe('GOV-OBJ-PARENT');
    await done(coo.post('/v1/objectives', whole));
    expect(await bad({ ...lyon, due: inDays(31) })).toBe('GOV-OBJ-DUE');
    await done(coo.post('/v1/objectives', lyon));
    const half = { weights: [{ objective: 'GOOD-LYON', weight: '0.5' }] };
    expect((await coo.post(path('GOOD', 'cascade'), half)).body.code).toBe('GOV-OBJ-WEIGHTS');
    await done(coo.post(path('GOOD', 'cascade'), weights));
  });

  it('are not for everybody to set, and their progress for nobody to type', async () => {
    const manager = await governed.deciding.as({ sub: 'm', roles: ['site-manager'], sites: ['gdansk'] });
    expect((await manager.post('/v1/objectives', { ...lyon, id: 'O-1' })).body.code).toBe('ACC-SITE');
    expect((await manager.post('/v1/objectives', { ...whole, id: 'O-2' })).body.code).toBe('GOV-OBJ-SITE');
    const typed = { progress: '1', from: days.from, to: inDays(0), measuredAt: `${inDays(0)}T00:00:00.000Z` };
    expect((await coo.post(path('GOOD', 'record-progress'), typed)).body.code).toBe('ACC-ROLE');
  });

  it('are as far as their figure is, and as those that serve them are', async () => {
    await until(async () => (await measuredOf('GOOD')) !== undefined, PATIENCE_MS);
    // 15 % scrap, on the way from 20 % to 10 %.
    expect(await measuredOf('GOOD-LYON')).toMatchObject({ value: '0.15', progress: '0.5', to: inDays(0) });
    expect(await measuredOf('GOOD')).toMatchObject({ progress: '0.5' });
    const review = { verdict: 'on-track', note: 'The new blades cut it by a quarter.' };
    await done(coo.post(path('GOOD-LYON', 'review'), review));
    expect((await asked('GOOD-LYON')).review).toMatchObject({ ...review, measured: { progress: '0.5' } });
  }, 60_000);

  it('are held to another target from when it is revised on, and end as they were measured', async () => {
    const revision = { reason: 'The blades are better than we thought.', due: days.due, target: '0.15' };
    await done(coo.post(path('GOOD-LYON', 'revise'), revision));
    const isReached = async (id: string) => ((await measuredOf(id)) as { progress: string }).progress === '1';
    await until(() => isReached('GOOD'), PATIENCE_MS);
    const end = (outcome: string) => ({ outcome, learned: 'Blades are changed weekly.' });
    expect((await coo.post(path('GOOD', 'close'), end('achieved'))).body.code).toBe('GOV-OBJ-OPEN');
    expect((await coo.post(path('GOOD-LYON', 'close'), end('missed'))).body.code).toBe('GOV-OBJ-PROGRESS');
    await done(coo.post(path('GOOD-LYON', 'close'), end('achieved')));
    await done(coo.post(path('GOOD', 'close'), end('achieved')));
    await governed.settled();
    const rows = byKey(await governed.running.coo.get('/v1/tables/objectives'), 'id');
    expect(rows.GOOD).toMatchObject({ ...weights, site: null, status: 'closed', outcome: 'achieved' });
    expect(rows['GOOD-LYON']).toMatchObject({
      value: '0.15',
      progress: '1',
      verdict: 'on-track',
      parent: 'GOOD',
    });
  }, 60_000);
});

describe('N12, G03: what serves no objective', () => {
  const period = `from=${inDays(-9)}&to=${inDays(1)}`;
  const alignment = async (client = governed.running.coo): Promise<Answer['body']> =>
    (await client.get(`/v1/alignment?${period}`)).body;

  it('is all work and spending at first, the largest first', async () => {
    const { hours, money } = await alignment();
    expect(hours).toEqual({
      ...{ total: '18', aligned: '0', share: '0', others: '0' },
      unaligned: [{ site: 'lyon', kind: 'item', ref: 'PUMP-100', value: '18', facts: 9 }],
    });
    expect(money).toMatchObject({
      ...{ total: '500.00', aligned: '0.00', share: '0' },
      unaligned: [
        { kind: 'account', ref: '6200', value: '400.00' },
        { kind: 'account', ref: '6100', value: '100.00' },
      ],
    });
  });

  it('is less by what an objective is linked to, while it holds and is not dropped', async () => {
    const late = { ...whole, id: 'GROW', title: 'More pumps', from: inDays(-4) };
    await done(coo.post('/v1/objectives', late));
    const link = (body: object) => coo.post(path('GROW', 'link'), body);
    expect((await link({ kind: 'item', ref: 'PUMP-999' })).body.code).toBe('GOV-OBJ-LINK');
    await done(link({ kind: 'item', ref: 'PUMP-100' }));
    await done(link({ kind: 'account', ref: '6200' }));
    await governed.settled();
    const { hours, money } = await alignment();
    expect(hours).toMatchObject({ total: '18', aligned: '8', share: '0.444444' });
    expect(money).toMatchObject({ aligned: '400.00', share: '0.8', unaligned: [{ ref: '6100' }] });
    await done(coo.post(path('GROW', 'close'), { outcome: 'dropped', learned: 'Nobody wants more.' }));
    await governed.settled();
    expect((await alignment()).hours).toMatchObject({ aligned: '0' });
  });

  it('says nothing of money to who may not read the ledger', async () => {
    const planner = { sub: 'p', roles: ['planner'], sites: ['lyon'] };
    const { hours, money } = await alignment(await governed.running.service.as(planner));
    expect([(hours as { total: string }).total, money]).toEqual(['18', null]);
  });
});

describe('progress', () => {
  it.each([
    ['0.9', '0.8', '0.95', '0.666667'],
    ['30', '40', '20', '0.5'],
    ['45', '40', '20', '-0.25'],
    ['10', '40', '20', '1.5'],
  ])('of %s from %s to %s is %s', (value, baseline, target, progress) => {
    expect(progressOf(value, baseline, target)).toBe(progress);
  });

  it('of several makes nobody up for another, and what was not measured has not begun', () => {
    const weighted = [
      { objective: 'A', weight: '0.5' },
      { objective: 'B', weight: '0.3' },
      { objective: 'C', weight: '0.2' },
    ];
    const known = new Map([
      ['A', '1.4'],
      ['B', '-0.2'],
    ]);
    expect(progressBy(weighted, known)).toBe('0.5');
    expect(progressBy([], known)).toBeNull();
  });
});
