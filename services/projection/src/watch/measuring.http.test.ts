/** An improvement is measured before and after, on days of its own, and opens again when that is gone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Answer, Client } from '@gemba/platform/testing/service.http';
import type { Governed } from '@gemba/deploy-acceptance/testing/governed.http';
import { PATIENCE_MS, done, runGoverned } from '@gemba/deploy-acceptance/testing/governed.http';
import { rowsOf } from '../testing/running.http.js';
import { verdictOf } from './measuring.process.js';

const PATH = '/v1/improvement-cases/A3-1';
let governed: Governed;
let coo: Client;

const asked = async (): Promise<Answer['body']> => (await coo.get(PATH)).body;

beforeAll(async () => {
  governed = await runGoverned();
  ({ coo } = governed);
  // A fifth is scrap, then a tenth less for a week, then a fifth again.
  const scrap = (day: number): number => {
    if (day < -19) return 20 + (day % 3);
    return day < -10 ? 10 + (day % 2) : 20 + (day % 3);
  };
  for (let day = -30; day < -2; day += 1)
    governed.work(String(100 - day), inDays(day), [String(100 - scrap(day)), String(scrap(day))]);
  await governed.settled();
}, 120_000);

afterAll(() => governed.running.company.stop(), 30_000);

describe('G05: an improvement case', () => {
  const dated = { 'gemba-occurred-at': instantInDays(-19) };
  const open = {
    ...{ id: 'A3-1', title: 'Scrap at the lathe', kpi: 'operation-scrap-ratio', site: 'lyon', owner: 'ana' },
    ...{ problem: 'A fifth is scrap.', baselineFrom: inDays(-30), baselineTo: inDays(-20) },
  };

  it('is refused where it cannot be measured, and not typed', async () => {
    const bad = async (body: object) => (await coo.post('/v1/improvement-cases', body)).body.code;
    expect(await bad({ ...open, baselineTo: inDays(-28) })).toBe('GOV-IMP-WINDOW');
    expect(await bad({ ...open, baselineTo: inDays(2) })).toBe('GOV-IMP-WINDOW');
    expect(await bad({ ...open, owner: 'eva' })).toBe('GOV-IMP-PERSON');
    expect(await bad({ ...open, alert: 'none' })).toBe('GOV-IMP-ALERT');
    expect(await bad({ ...open, kpi: 'luck' })).toBe('PLT-INVALID');
    const manager = await governed.deciding.as({ sub: 'm', roles: ['site-manager'], sites: ['gdansk'] });
    expect((await manager.post('/v1/improvement-cases', open)).body.code).toBe('ACC-SITE');
    await done(coo.post('/v1/improvement-cases', open, dated));
    const typed = { mean: '0.5', days: 10, formulaVersion: 1, measuredAt: instantInDays(0) };
    expect((await coo.post(`${PATH}/record-baseline`, typed)).body.code).toBe('ACC-ROLE');
  });

  it('has its baseline from the days of the figure', async () => {
    await until(async () => (await asked()).baseline !== undefined, PATIENCE_MS);
    // Days -30 to -21: 20, 18, 19, 20, 18, 19, 20, 18, 19, 20 per cent.
    expect((await asked()).baseline).toMatchObject({ mean: '0.191', days: 10, formulaVersion: 1 });
  }, 60_000);

  it('has its effect from other days, by what both windows say', async () => {
    await done(coo.post(`${PATH}/state-root-cause`, { rootCause: 'Blunt tools' }));
    const action = { countermeasure: 'C-1', what: 'Change tools daily', owner: 'ana', due: inDays(-18) };
    await done(coo.post(`${PATH}/agree-countermeasure`, action, dated));
    const implemented = { countermeasure: 'C-1', done: 'Changed daily' };
    await done(coo.post(`${PATH}/implement-countermeasure`, implemented, dated));
    const plan = (from: number, to: number) =>
      coo.post(`${PATH}/plan-effect`, { from: inDays(from), to: inDays(to) });
    expect((await plan(-21, -10)).body.code).toBe('GOV-IMP-WINDOW');
    expect((await coo.post(`${PATH}/close`, { learned: 'Much' })).body.code).toBe('GOV-IMP-UNVERIFIED');
    await done(plan(-17, -10));
    await until(async () => (await asked()).status === 'verified', PATIENCE_MS);
    const { effect } = await asked();
    // Days -17 to -11: 9, 10, 9, 10, 9, 10, 9 per cent.
    expect(effect).toMatchObject({
      ...{ baseline: '0.191', mean: '0.094286', days: 7, difference: '-0.096714', verdict: 'better' },
    });
    const { low, high, pValue } = effect as Record<string, string>;
    expect([Number(low) < -0.096714, Number(high) > -0.096714, Number(high) < 0]).toEqual([true, true, true]);
    expect(Number(pValue)).toBeLessThan(0.0001);
  }, 60_000);

  it('is open again when the days after are not better any more', async () => {
    await done(coo.post(`${PATH}/close`, { learned: 'Tools are changed daily at all sites.' }));
    await until(async () => (await asked()).status === 'open', PATIENCE_MS);
    expect((await asked()).effect).toMatchObject({ from: inDays(-10), to: inDays(-3), verdict: 'unproven' });
    await governed.settled();
    const rows = rowsOf(await governed.running.coo.get('/v1/tables/improvement-cases'));
    expect(rows).toMatchObject([{ id: 'A3-1', status: 'open', verdict: 'unproven', closedAt: null }]);
  }, 60_000);
});

describe('the verdict', () => {
  const test = (low: number, high: number) => ({ test: { t: 0, degrees: 9, pValue: 0.01, low, high } });
  it('needs an interval on one side of nothing, and a way that is good', () => {
    expect(verdictOf('up', test(0.1, 0.2))).toBe('better');
    expect(verdictOf('down', test(0.1, 0.2))).toBe('worse');
    expect(verdictOf('down', test(-0.2, -0.1))).toBe('better');
    expect(verdictOf('up', test(-0.1, 0.2))).toBe('unproven');
    expect(verdictOf('none', test(0.1, 0.2))).toBe('unproven');
    expect(verdictOf('up', { test: null })).toBe('unproven');
  });
});
