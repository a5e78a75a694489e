/** One machine, person and tool are at one operation, also when two orders are started at one moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { item } from '../definition/item.js';
import { routing } from '../definition/routing.js';
import { equipment } from '../equipment/equipment.js';
import { tool } from '../equipment/tool.js';
import { production } from '../production.module.js';
import { productionOrder } from './production-order.js';

let race: Race;
const pieces = (value: string) => ({ value, unit: 'C62' });
const crew = { operation: 10, workUnit: 'LATHE-1', people: ['ana'] };
const today = new Date().toISOString().slice(0, 10);
const skills = { cnc: { validFrom: '2020-01-01', validTo: '2099-12-31' } };
const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'UTC', currency: 'EUR', groupCurrency: 'EUR' },
  dayStart: '00:00',
};

beforeAll(async () => {
  race = await raceOf(production);
  await race.knows('site', 'lyon', site);
  const person = { start: '2020-01-01', lastDay: '', skills, away: {} };
  await race.knows('site-people', 'lyon', { ana: person, ben: person });
  const waiver = { id: 'W', topic: 'material-waiver', scope: 'all', holderRole: 'planner', level: 'site' };
  const rights = [{ ...waiver, validFrom: '2020-01-01T00:00:00Z', delegations: [] }];
  await race.knows('decision-right', 'material-waiver', { rights });
  const [give] = race.processes;
  const kind = { kind: 'make', unit: 'C62', tracking: 'lot' };
  for (const id of ['PUMP', 'PART', 'CASE'])
    await give!(item, { id, name: 'RegisterItem', data: { name: id, ...kind } });
  const line = { item: 'PART', quantity: pieces('1'), scrapFraction: '0', operation: 10 };
  const bom = { item: 'PUMP', version: 1, effectiveFrom: '2026-01-01', base: pieces('1'), lines: [line] };
  for (const id of ['PUMP', 'CASE'])
    await give!(billOfMaterials, { id, name: 'ReleaseBillOfMaterials', data: { ...bom, item: id } });
  const operation = { sequence: 10, name: 'Turn', workCenter: 'CNC', setup: 'PT0S', runPerUnit: 'PT1M' };
  const operations = [{ ...operation, skill: 'cnc' }];
  const released = { item: 'PUMP', version: 1, operations };
  await give!(routing, { id: 'PUMP', name: 'ReleaseRouting', data: released });
  const jigged = {
    ...released,
    item: 'CASE',
    operations: [{ ...operation, skill: 'cnc', toolKinds: ['jig'] }],
  };
  await give!(routing, { id: 'CASE', name: 'ReleaseRouting', data: jigged });
  const unit = { name: 'Lathe', site: 'lyon', workCenter: 'CNC' };
  for (const id of ['LATHE-1', 'LATHE-2'])
    await give!(equipment, {
      ...{ id, name: 'RegisterEquipment' },
      data: { ...unit, path: `gemba/lyon/shop/CNC/${id}` },
    });
  await give!(tool, {
    id: 'JIG-1',
    name: 'RegisterTool',
    data: { name: 'Jig', site: 'lyon', toolKind: 'jig' },
  });
});
afterAll(() => race.stop());

const order = async (id: string, made = 'PUMP', by = crew): Promise<void> => {
  const [give] = race.processes;
  const wanted = { site: 'lyon', item: made, quantity: pieces('1'), due: today };
  const steps = [
    { name: 'CreateProductionOrder', data: wanted },
    { name: 'ReleaseProductionOrder', data: {} },
    { name: 'AssignOperation', data: { ...by, planned: today } },
  ];
  for (const step of steps)
    expect(await give!(productionOrder, { id, ...step })).toMatchObject({ kind: 'done' });
};

describe('starting an operation', () => {
  it('O23: of two on one machine at one moment, in two processes, one is refused', async () => {
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    for (const round of rounds) {
      const ids = [`A-${String(round)}`, `B-${String(round)}`];
      await Promise.all(ids.map((id) => order(id)));
      const outcomes = await Promise.all(
        race.processes.map((give, index) =>
          give(productionOrder, { id: ids[index] ?? '', name: 'StartOperation', data: crew }),
        ),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
      expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
        rejection: { code: 'PRD-OP-DOUBLE' },
      });
      const winner = ids[outcomes.findIndex(({ kind }) => kind === 'done')] ?? '';
      const scrap = { good: pieces('0'), scrap: pieces('1'), rework: pieces('0') };
      const scrapped = { operation: 10, ...scrap, reason: 'surface' };
      const [give] = race.processes;
      await give!(productionOrder, { id: winner, name: 'ReportQuantity', data: scrapped });
      const times = { operation: 10, setup: 'PT0S', run: 'PT0S', materialWaived: 'Nothing is used' };
      const right = { roles: ['planner'] };
      expect(
        await give!(productionOrder, { id: winner, name: 'CompleteOperation', data: times }, right),
      ).toMatchObject({ kind: 'done' });
    }
  });

  it('of two with one tool at one moment, on two machines, one is refused until that is paused', async () => {
    const other = { operation: 10, workUnit: 'LATHE-2', people: ['ben'] };
    const jobs = [
      { id: 'C-1', crew },
      { id: 'C-2', crew: other },
    ];
    await Promise.all(jobs.map((job) => order(job.id, 'CASE', job.crew)));
    const start = (index: number) => {
      const { id, crew: by } = jobs[index]!;
      return race.processes[index]!(productionOrder, {
        ...{ id, name: 'StartOperation', data: { ...by, tools: ['JIG-1'] } },
      });
    };
    const outcomes = await Promise.all([start(0), start(1)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    const loser = outcomes.findIndex(({ kind }) => kind === 'refused');
    expect(outcomes[loser]).toMatchObject({ rejection: { code: 'PRD-OP-DOUBLE' } });
    const [give] = race.processes;
    const pause = { name: 'PauseOperation', data: { operation: 10, reason: 'The jig is wanted elsewhere' } };
    await give!(productionOrder, { id: jobs[1 - loser]!.id, ...pause });
    expect(await start(loser)).toMatchObject({ kind: 'done' });
  });
});
