/** Monitoring rules and alerts over HTTP: who may define, who is told, who answers, and what is refused. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { hr } from '@gemba/hr-service/hr.module';

jest.setTimeout(60_000);

const people = ['admin', 'coo', 'planner', 'buyer', 'service'] as const;
let company: Company;
let who: Record<(typeof people)[number], Person>;
let lyon: Person;
let gdansk: Person;

const SOON_MS = 1_500;
const rule = (id: string, more: object = {}) => ({
  ...{ id, kpi: 'otif', site: 'lyon', severity: 'warning', watch: 'below', limit: '0.9', clears: '0.95' },
  ...{ days: 7, evaluatedAt: '06:30', owner: 'planner', answerWithin: 'PT4H' },
  ...{ validFrom: new Date(Date.now() + SOON_MS).toISOString(), ...more },
});
const backTest = {
  ...{ from: inDays(-90), to: inDays(0), evaluations: 90, breaches: 2, daysInBreach: 9 },
  ...{ raisedOn: [inDays(-60), inDays(-20)], formulaVersion: 2 },
};
const breach = (of: string, more: object = {}) => ({
  ...{ rule: of, site: 'lyon', from: inDays(-7), to: inDays(0), value: '0.8', formulaVersion: 2 },
  ...{ factCount: 10, causes: [], ...more },
});

beforeAll(async () => {
  company = await foundCompany(hr);
  const signed = await Promise.all(people.map((role) => company.as('governance', role)));
  who = Object.fromEntries(people.map((role, at) => [role, signed[at]])) as typeof who;
  [lyon, gdansk] = await Promise.all([
    company.as('governance', 'site-manager', 'lyon'),
    company.as('governance', 'site-manager', 'gdansk'),
  ]);
  const right = { topic: 'monitoring-rule', scope: 'all', validFrom: instantInDays(-1) };
  await who.admin.does('decision-rights', { ...right, id: 'm.coo', holderRole: 'coo', level: 'hq' });
  const local = { ...right, id: 'm.manager', holderRole: 'site-manager', level: 'site' };
  await who.admin.does('decision-rights', local);
  const officer = await company.as('hr', 'hr');
  const terms = { position: 'Planner', costCentre: 'LYO-PLAN', start: inDays(-30) };
  const cost = { hourlyCost: { amount: '30.00', currency: 'EUR' } };
  await officer.does('employees', { id: 'ana', name: 'Ana', site: 'lyon', ...terms, ...cost });
  await company.heard();
});

afterAll(() => company.stop());

describe('K09: a monitoring rule', () => {
  it('is defined by right, for a site of theirs, with terms that fit', async () => {
    const first = rule('otif.lyon');
    expect(await lyon.does('monitoring-rules', first)).toMatchObject({ status: 201 });
    expect(await lyon.does('monitoring-rules', first)).toMatchObject({ status: 200, events: [] });
    expect(await lyon.cannot('monitoring-rules', { ...first, days: 8 })).toBe('409 GOV-RULE-STATE');
    expect(await gdansk.cannot('monitoring-rules', rule('x'))).toBe('403 ACC-SITE');
    expect(await lyon.cannot('monitoring-rules', rule('x', { site: undefined }))).toBe('403 GOV-RULE-SITE');
    expect(await who.coo.cannot('monitoring-rules', rule('x', { site: 'oslo' }))).toBe('422 GOV-RULE-SITE');
    expect(await who.planner.cannot('monitoring-rules', rule('x'))).toBe('403 GOV-RULE-RIGHT');
    expect(await who.service.cannot('monitoring-rules', rule('x'))).toBe('403 ACC-ROLE');
    expect(await lyon.cannot('monitoring-rules', rule('x', { kpi: 'luck' }))).toBe('400 PLT-INVALID');
    expect(await lyon.cannot('monitoring-rules', rule('x', { clears: '0.8' }))).toBe('422 GOV-RULE-TERMS');
    const past = { validFrom: instantInDays(-1) };
    expect(await lyon.cannot('monitoring-rules', rule('x', past))).toBe('422 GOV-RULE-PERIOD');
    const dated = { headers: { 'gemba-occurred-at': instantInDays(-2) } };
    expect(await lyon.cannot('monitoring-rules', rule('x', past), dated)).toBe('422 PLT-TIME-SAID');
  });

  it('is tried by the machine alone before it is enabled, and overlaps with none', async () => {
    const enable = 'monitoring-rules/otif.lyon/enable';
    const record = 'monitoring-rules/otif.lyon/record-back-test';
    expect(await lyon.cannot(enable)).toBe('422 GOV-RULE-UNTESTED');
    expect(await lyon.cannot(record, backTest)).toBe('403 ACC-ROLE');
    await who.service.does(record, backTest);
    expect(await who.planner.cannot(enable)).toBe('403 GOV-RULE-RIGHT');
    expect(await gdansk.cannot(enable)).toBe('404 PLT-NOT-FOUND');
    expect(await lyon.does(enable)).toMatchObject({ events: ['MonitoringRuleEnabled'] });
    expect(await lyon.does(enable)).toMatchObject({ events: [] });
    expect(await who.service.cannot(record, { ...backTest, breaches: 3 })).toBe('409 GOV-RULE-STATE');

    await lyon.does('monitoring-rules', rule('otif.again'));
    await who.service.does('monitoring-rules/otif.again/record-back-test', backTest);
    expect(await lyon.cannot('monitoring-rules/otif.again/enable')).toBe('422 GOV-RULE-OVERLAP');
    const { body } = await lyon.looks('monitoring-rules/otif.lyon');
    expect(body).toMatchObject({ status: 'enabled', site: 'lyon', backTest: { breaches: 2 } });
  });
});

describe('K09: an alert', () => {
  const id = 'alerts/otif.lyon.';
  let path = '';

  it('is told by the machine, once, within its rule', async () => {
    const evaluatedAt = new Date(Date.now() + SOON_MS).toISOString();
    const told = breach('otif.lyon', { evaluatedAt });
    expect(await who.coo.cannot('alerts', told)).toBe('403 ACC-ROLE');
    expect(await who.service.cannot('alerts', { ...told, rule: 'otif.again' })).toBe('422 GOV-ALERT-RULE');
    const early = { ...told, evaluatedAt: instantInDays(-1) };
    expect(await who.service.cannot('alerts', early)).toBe('422 GOV-ALERT-RULE');
    const late = { ...told, evaluatedAt: instantInDays(1) };
    expect(await who.service.cannot('alerts', late)).toBe('422 GOV-ALERT-TIME');
    const done = await who.service.awaits(
      'monitoring-rules/otif.lyon',
      () => Date.now() > Date.parse(evaluatedAt),
    );
    expect(done).toBeDefined();
    expect(await who.service.cannot('alerts', { ...told, site: 'gdansk' })).toBe('422 GOV-ALERT-SITE');
    expect(await who.service.cannot('alerts', { ...told, value: '0.9' })).toBe('422 GOV-ALERT-LIMIT');
    const first = await who.service.does('alerts', told);
    expect(first).toMatchObject({ status: 201, events: ['KpiThresholdBreached'] });
    path = `alerts/${first.id}`;
    expect(path.startsWith(id)).toBe(true);
    expect(await who.service.does('alerts', told)).toMatchObject({ status: 200, events: [] });
    const again = {
      ...told,
      evaluatedAt: new Date(Date.parse(evaluatedAt) - 60_000 + SOON_MS).toISOString(),
    };
    expect(await who.service.cannot('alerts', again)).toMatch(/GOV-ALERT-(RULE|STATE)/);
  });

  it('is seen and answered by its owner and by who oversees the site', async () => {
    expect((await who.buyer.looks(path)).status).toBe(404);
    expect((await gdansk.looks(path)).status).toBe(404);
    expect((await who.planner.looks('alerts?filter[status]=open')).body).toMatchObject({
      data: [{ kpi: 'otif' }],
    });
    expect(await who.buyer.cannot(`${path}/acknowledge`)).toMatch(/^40[34] /);
    expect(await gdansk.cannot(`${path}/acknowledge`)).toBe('404 PLT-NOT-FOUND');
    expect(await who.planner.does(`${path}/acknowledge`)).toMatchObject({ events: ['AlertAcknowledged'] });
    expect(await who.planner.does(`${path}/acknowledge`)).toMatchObject({ events: [] });
    expect(await who.planner.cannot(`${path}/assign`, { to: 'nobody' })).toBe('422 GOV-ALERT-PERSON');
    expect(await lyon.does(`${path}/assign`, { to: 'ana' })).toMatchObject({ events: ['AlertAssigned'] });
    const rest = { until: instantInDays(31), reason: 'A strike' };
    expect(await lyon.cannot(`${path}/snooze`, rest)).toBe('422 GOV-ALERT-SNOOZE');
    await lyon.does(`${path}/snooze`, { ...rest, until: instantInDays(2) });
    expect(await who.planner.cannot(`${path}/escalate`, { from: 'planner' })).toBe('404 PLT-NOT-FOUND');
  });

  it('ends with its cause, and is told again only when the figure had recovered', async () => {
    const said = { cause: 'A strike', action: 'A second carrier' };
    expect(await lyon.does(`${path}/resolve`, said)).toMatchObject({ events: ['AlertResolved'] });
    expect(await lyon.does(`${path}/resolve`, said)).toMatchObject({ events: [] });
    expect(await lyon.cannot(`${path}/acknowledge`)).toBe('409 GOV-ALERT-STATE');
    const recovery = { evaluatedAt: instantInDays(1), value: '0.96' };
    expect(await lyon.cannot(`${path}/record-recovery`, recovery)).toBe('403 ACC-ROLE');
    await who.service.does(`${path}/record-recovery`, recovery);
    const { body } = await who.planner.looks(path);
    expect(body).toMatchObject({ status: 'resolved', resolution: { cause: 'A strike' }, assignee: 'ana' });
    expect((await who.coo.looks('exceptions')).body).toMatchObject({ data: [] });
  });
});
