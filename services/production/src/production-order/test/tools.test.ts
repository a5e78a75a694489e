/** Work begins with one fit tool of each kind that it takes; it has them until it is paused or done. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { ToolRow } from '../../tables/tools.js';
import { toolFitness } from '../../tables/tools.js';
import { busy } from '../busy.js';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);

const usable = (kind: string, more: Partial<ToolRow> = {}): ToolRow => ({
  ...{ site: 'lyon', kind, locked: '', calibratedUntil: '2026-03-02', life: 100, used: '99' },
  ...more,
});

const operations = pump.operations.map((each) => ({ ...each, toolKinds: ['jig', 'gauge'] }));
const created = { ...pump.created, data: { ...pump.created.data, operations } };
const order = [created, pump.released, pump.assigned];
const tools = ['JIG-1', 'GAUGE-1'];
const start = { ...pump.machining, tools };
const started = { ...pump.begun, data: { ...pump.begun.data, tools } };
const known = {
  ...pump.lathe(),
  ...{ 'tool:JIG-1': usable('jig'), 'tool:JIG-2': usable('jig'), 'tool:GAUGE-1': usable('gauge') },
};
const knowing = (more: object = {}) => given(...order).knowing({ ...known, ...more });

describe('StartOperation', () => {
  it('begins with one tool of each kind', () =>
    knowing().when('StartOperation', start).then(happened('OperationStarted', start)));
  it('begins with those of the schedule where none are named, or with others of their kinds', () => {
    const planned = happened('OperationAssigned', { ...pump.assigned.data, tools });
    const scheduled = given(created, pump.released, planned).knowing(known);
    scheduled.when('StartOperation', pump.machining).then(happened('OperationStarted', start));
    const others = { ...start, tools: ['JIG-2', 'GAUGE-1'] };
    scheduled.when('StartOperation', others).then(happened('OperationStarted', others));
  });
  it('has nothing to say to a repeat, and refuses other tools while it runs', () => {
    const running = given(...order, started).knowing(known);
    running.when('StartOperation', start).nothing();
    running.when('StartOperation', pump.machining).nothing();
    running.when('StartOperation', { ...start, tools: ['JIG-2', 'GAUGE-1'] }).refused('PRD-ORD-STATE');
  });
  it.each([
    ['none where it takes some', undefined],
    ['fewer than it takes', ['JIG-1']],
    ['two of one kind', ['JIG-1', 'JIG-2']],
    ['one more than it takes', ['JIG-1', 'JIG-2', 'GAUGE-1']],
    ['one that nobody registered', ['JIG-9', 'GAUGE-1']],
  ])('refuses %s', (_, wrong) =>
    knowing()
      .when('StartOperation', { ...pump.machining, ...(wrong ? { tools: wrong } : {}) })
      .refused('PRD-OP-TOOL'),
  );
  it('refuses a tool of another site in the words for one that is not there', () => {
    const there = knowing({ 'tool:JIG-1': usable('jig', { site: 'porto' }) }).when('StartOperation', start);
    expect(there.decision).toMatchObject({ code: 'PRD-OP-TOOL', detail: 'JIG-1 is no tool of lyon.' });
  });
  it('refuses a tool where none is asked for', () =>
    given(pump.created, pump.released, pump.assigned)
      .knowing(known)
      .when('StartOperation', { ...start, tools: ['JIG-1'] })
      .refused('PRD-OP-TOOL'));
  it.each([
    ['is locked', { locked: 'A pin is bent.' }],
    ['was calibrated until yesterday', { calibratedUntil: '2026-03-01' }],
    ['has made all its pieces', { used: '100' }],
  ])('refuses one that %s', (_, row) =>
    knowing({ 'tool:JIG-1': usable('jig', row) })
      .when('StartOperation', start)
      .refused('PRD-OP-TOOL-UNFIT'),
  );
  it('refuses one that is at another operation', () => {
    const elsewhere = { order: 'P2', operation: 10, since: '2026-03-02T08:00:00.000Z', until: '' };
    knowing({ 'busy:tool/JIG-1': elsewhere }).when('StartOperation', start).refused('PRD-OP-DOUBLE');
  });
});

describe('what follows names the tools', () => {
  const running = given(...order, started);
  it('a report, a pause and the end', () => {
    const said = running.when('ReportQuantity', pump.report).decision;
    expect(said).toMatchObject([{ data: { tools } }]);
    expect(running.when('PauseOperation', { operation: 10, reason: 'lunch' }).decision).toMatchObject([
      { data: { tools } },
    ]);
  });
});

describe('the registers', () => {
  const at = (subject: string) => ({ subject });
  const until = '2026-03-02T11:00:00.000Z';
  const data = { operation: 10, workUnit: 'LATHE-1', people: ['ana'], tools: ['JIG-1'] };
  it('have a tool at its operation until it is paused', () => {
    const begun = heard('OperationStarted', data, at('P1'));
    expect(shows(busy, begun)['tool/JIG-1']).toMatchObject({ order: 'P1', until: '' });
    const over = { ...heard('OperationPaused', { ...data, reason: 'lunch' }, at('P1')), occurredAt: until };
    expect(shows(busy, begun, over)['tool/JIG-1']).toMatchObject({ order: 'P1', until });
  });
  it('count its pieces until it is overhauled, and know whether it may be used', () => {
    const registered = heard(
      'ToolRegistered',
      { name: 'Jig', site: 'lyon', toolKind: 'jig', toolLife: 9 },
      at('JIG-1'),
    );
    const [good, scrap, rework] = ['4', '1', '2'].map(pump.pieces);
    const nothing = pump.pieces('0');
    const counts = { good: good ?? nothing, scrap: scrap ?? nothing, rework: rework ?? nothing };
    const made = { item: 'PUMP', operation: 10, workUnit: 'LATHE-1', reason: 'x', ...counts };
    const reported = heard('QuantityReported', { ...made, tools: ['JIG-1'] }, at('P1'));
    const locked = heard('ToolLocked', { reason: 'bent' }, at('JIG-1'));
    const calibration = { calibratedUntil: '2026-09-01', certificate: 'C-1' };
    const calibrated = heard('ToolCalibrated', calibration, at('JIG-1'));
    const row = (...events: Parameters<typeof shows>[1][]) => shows(toolFitness, ...events)['JIG-1'];
    const fresh = { site: 'lyon', kind: 'jig', locked: '', calibratedUntil: '', life: 9, used: '0' };
    expect(row(registered)).toEqual(fresh);
    expect(row(registered, reported, locked, calibrated)).toEqual({
      ...{ ...fresh, used: '7', locked: 'bent', calibratedUntil: '2026-09-01' },
    });
    const done = { done: 'mended' };
    const [back, overhauled] = [
      heard('ToolUnlocked', done, at('JIG-1')),
      heard('ToolOverhauled', done, at('JIG-1')),
    ];
    expect(row(registered, reported, locked, back, overhauled)).toEqual(fresh);
  });
});
