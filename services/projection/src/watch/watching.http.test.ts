/**
 * A figure that is watched: the rule is tried on history, its breach is told to governance once, whoever
 * looks and however often, and so is its recovery.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Client } from '@gemba/platform/testing/service.http';
import { viewsOf } from '../live/views.module.js';
import type { CompanyData } from '../testing/company-data.js';
import type { Governed } from '@gemba/deploy-acceptance/testing/governed.http';
import { PATIENCE_MS, done, runGoverned } from '@gemba/deploy-acceptance/testing/governed.http';
import type { Running } from '../testing/running.http.js';
import { rowsOf } from '../testing/running.http.js';
import { pieces } from '../testing/words.js';
import { tellingGovernance } from './telling.http.js';
import { Watching } from './watching.process.js';

const MINUTE_MS = 60_000;

let governed: Governed;
let running: Running;
let coo: Client;

const watching = () => {
  const { runtime } = running.service;
  const { pool, log, config } = runtime;
  const lag = () => viewsOf(runtime).lag.current();
  return new Watching({ pool, log, tell: tellingGovernance(config), lag });
};

const alerts = async () => rowsOf(await running.coo.get('/v1/tables/alerts?sort=raisedAt'));

const settled = () => governed.settled();

const rule = {
  ...{ id: 'scrap.lyon', kpi: 'operation-scrap-ratio', site: 'lyon', severity: 'critical', watch: 'above' },
  ...{ limit: '0.05', clears: '0.04', days: 3, evaluatedAt: '06:30', owner: 'quality-inspector' },
  ...{ answerWithin: 'PT4H', escalatesTo: 'site-manager' },
};

beforeAll(async () => {
  governed = await runGoverned();
  ({ running, coo } = governed);
  // Six days ago a fifth was scrap, since then nothing, and yesterday a tenth.
  governed.work('1', inDays(-6), ['8', '2']);
  governed.work('2', inDays(-1), ['9', '1']);
  await settled();
}, 120_000);

afterAll(() => running.company.stop(), 30_000);

describe('K09: a figure that is watched', () => {
  it('is tried on history before the rule holds', async () => {
    const define = () => coo.post('/v1/monitoring-rules', { ...rule, validFrom: instantInDays(0.01) });
    await until(async () => [200, 201].includes((await define()).status), PATIENCE_MS);
    const asked = () => coo.get(`/v1/monitoring-rules/${rule.id}`);
    await until(async () => (await asked()).body.backTest !== undefined, PATIENCE_MS);
    const { backTest } = (await asked()).body;
    // Broken on the day after the scrap; three days without a fact say nothing, so it has not recovered.
    expect(backTest).toMatchObject({ evaluations: expect.any(Number), breaches: 1, formulaVersion: 1 });
    expect((backTest as { evaluations: number }).evaluations).toBeGreaterThanOrEqual(89);
  }, 60_000);

  it('is told once, by whoever looks, with the events that moved it', async () => {
    const soon = { ...rule, id: 'scrap.now', severity: 'warning', validFrom: new Date(Date.now() + 5_000) };
    await done(coo.post('/v1/monitoring-rules', { ...soon, validFrom: soon.validFrom.toISOString() }));
    const asked = () => coo.get('/v1/monitoring-rules/scrap.now');
    await until(async () => (await asked()).body.backTest !== undefined, PATIENCE_MS);
    await done(coo.post('/v1/monitoring-rules/scrap.now/enable', {}));
    await settled();
    await until(async () => {
      const row = rowsOf(await running.coo.get('/v1/tables/monitoring-rules?filter[id]=scrap.now'))[0];
      return row?.status === 'enabled';
    }, PATIENCE_MS);
    await settled();
    const later = new Date(Date.now() + MINUTE_MS);
    await Promise.all([watching().look(later), watching().look(later), watching().look(later)]);
    await until(async () => (await alerts()).length > 0, PATIENCE_MS);
    await settled();
    await watching().look(later);
    await settled();
    expect(await alerts()).toMatchObject([
      {
        ...{
          rule: 'scrap.now',
          kpi: 'operation-scrap-ratio',
          site: 'lyon',
          status: 'open',
          owner: 'quality-inspector',
        },
        ...{ value: '0.1', limit: '0.05', factCount: 2 },
        causes: [{ streamId: 'production-order-2', contribution: '0.5', date: inDays(-1) }],
      },
    ]);
  }, 90_000);

  it('gives the figure of that moment again, whatever is recorded later', async () => {
    const [alert] = await alerts();
    const { from, to, evaluatedAt: knownAt } = alert as Record<'from' | 'to' | 'evaluatedAt', string>;
    const asked = new URLSearchParams({ ids: 'operation-scrap-ratio', site: 'lyon', from, to, knownAt });
    const figure = () => running.coo.get(`/v1/kpi-values?${asked.toString()}`);
    expect(rowsOf(await figure())).toMatchObject([{ value: '0.1' }]);
    const recordedAt = new Date(Date.now() + MINUTE_MS).toISOString();
    const late = { site: 'lyon', date: inDays(-1), recordedAt };
    const before = governed.story.events.find(({ streamId }) => streamId === 'production-order-2');
    const made = {
      ...(before?.data as CompanyData['OperationCompleted']),
      good: pieces('390'),
      scrap: pieces('0'),
    };
    governed.story.say('production-order-3', ['OperationCompleted', made], late);
    await settled();
    expect(rowsOf(await figure())).toMatchObject([{ value: '0.1' }]);
  }, 60_000);

  it('is over once when the figure has recovered, and nothing is told again after a rebuild', async () => {
    await settled();
    const dayAfter = new Date(Date.now() + 36 * 60 * MINUTE_MS);
    await Promise.all([watching().look(dayAfter), watching().look(dayAfter)]);
    await until(async () => (await alerts())[0]?.status === 'resolved', PATIENCE_MS);
    await settled();
    const { status } = await running.coo.post('/v1/views/rebuild', {});
    expect(status).toBeLessThan(300);
    await settled();
    await watching().look(dayAfter);
    await settled();
    expect(await alerts()).toHaveLength(1);
    const { body } = await coo.get(`/v1/streams/alert-${String((await alerts())[0]?.id)}/events`);
    expect((body.data as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['governance.KpiThresholdBreached', 'governance.KpiRecovered'],
    ]);
  }, 90_000);

  it('is shown to its owner and to who oversees the site, and to nobody else', async () => {
    const seenBy = async (role: string, site: string) =>
      rowsOf(
        await (
          await running.service.as({ sub: role, roles: [role], sites: [site] })
        ).get('/v1/tables/alerts'),
      ).length;
    expect(await seenBy('quality-inspector', 'lyon')).toBe(1);
    expect(await seenBy('site-manager', 'lyon')).toBe(1);
    expect(await seenBy('site-manager', 'porto')).toBe(0);
    expect(await seenBy('buyer', 'lyon')).toBe(0);
  });
});
