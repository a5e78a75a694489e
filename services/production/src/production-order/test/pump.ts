/** The order of the tests: ten pumps from housings and paint, machined by Ana and painted by Ben. */
import { happened } from '@gemba/decider/decision';

export const pieces = (value: string) => ({ value, unit: 'C62' });
export const kilograms = (value: string) => ({ value, unit: 'KGM' });

const operation = (sequence: number, workCenter: string, skill: string) => ({
  ...{ sequence, workCenter, skill, name: `Work at ${workCenter}` },
  ...{ setup: 'PT30M', runPerUnit: 'PT6M' },
});
export const operations = [operation(10, 'CNC', 'cnc'), operation(20, 'PAINT', 'paint')];
const lines = [
  { item: 'HOUSING', operation: 10, quantity: pieces('1'), scrapFraction: '0' },
  { item: 'PAINT', operation: 20, quantity: kilograms('0.2'), scrapFraction: '0' },
];
const bom = { item: 'PUMP', version: 1, effectiveFrom: '2026-01-01', base: pieces('1'), lines };

export const definition = {
  item: { registered: { name: 'Pump', kind: 'make', unit: 'C62', tracking: 'lot' }, policies: {} },
  bom: { versions: [bom] },
  routing: { version: 1, operations },
  sold: { site: 'lyon', lines: ['1'] },
};

const skilled = (skill: string, validTo = '2026-12-31') => ({
  away: {},
  start: '2020-01-01',
  lastDay: '',
  skills: { [skill]: { validFrom: '2025-01-01', validTo } },
});
const unit = (workCenter: string, state = 'idle') => ({
  registered: { name: workCenter, site: 'lyon', workCenter, path: `gemba/lyon/shop/${workCenter}/1` },
  state,
  planned: {},
});

export const lathe = (state = 'idle', validTo = '2026-12-31') => ({
  people: { ana: skilled('cnc', validTo), cho: skilled('cnc', '2026-02-28'), ben: skilled('paint') },
  unit: unit('CNC', state),
});
export const booth = { people: { ben: skilled('paint') }, unit: unit('PAINT') };

export const create = {
  site: 'lyon',
  item: 'PUMP',
  quantity: pieces('10'),
  due: '2026-03-09',
  demand: 'sales-order/S/1',
};
export const created = happened('ProductionOrderCreated', {
  ...create,
  bomVersion: 1,
  routingVersion: 1,
  components: [
    { item: 'HOUSING', operation: 10, quantity: pieces('10') },
    { item: 'PAINT', operation: 20, quantity: kilograms('2') },
  ],
  operations,
});
export const released = happened('ProductionOrderReleased', { site: 'lyon' });
export const held = happened('ProductionOrderHeld', { reason: 'drawing is wrong', item: 'PUMP' });

export const machining = { operation: 10, workUnit: 'LATHE-1', people: ['ana'] };
export const assigned = happened('OperationAssigned', { ...machining, skill: 'cnc', planned: '2026-03-02' });
export const started = happened('OperationStarted', machining);
/** Started two hours before the noon at which the tests take place. */
export const begun = { ...started, occurredAt: '2026-03-02T09:00:00.000Z' };
const nothing = pieces('0');
export const housed = happened('MaterialIssued', {
  ...{ operation: 10, item: 'HOUSING', lot: 'H-7' },
  quantity: pieces('10'),
});
export const supplied = happened('MaterialIssued', {
  ...{ operation: 20, item: 'PAINT', lot: 'P-1' },
  quantity: kilograms('2'),
});
export const report = {
  ...{ operation: 10, good: pieces('9'), scrap: pieces('1'), rework: nothing },
  reason: 'surface',
};
export const reported = happened('QuantityReported', { ...report, item: 'PUMP', workUnit: 'LATHE-1' });

const done = { item: 'PUMP', scrap: nothing, rework: nothing, setup: 'PT20M', run: 'PT1H10M' };
export const machined = happened('OperationCompleted', {
  ...done,
  ...machining,
  ...{ good: pieces('9'), scrap: pieces('1'), plannedRun: 'PT1H', plannedRunPerUnit: 'PT6M' },
});

const painting = { operation: 20, workUnit: 'BOOTH', people: ['ben'] };
const nine = { good: pieces('9'), scrap: nothing, rework: nothing };
export const paintStarted = happened('OperationStarted', painting);
export const paintBegun = { ...paintStarted, occurredAt: '2026-03-02T09:00:00.000Z' };
export const paintReported = happened('QuantityReported', {
  ...{ item: 'PUMP', operation: 20, workUnit: 'BOOTH' },
  ...nine,
});
export const painted = happened('OperationCompleted', {
  ...done,
  ...painting,
  ...{ good: pieces('9'), plannedRun: 'PT54M', plannedRunPerUnit: 'PT6M' },
});
export const paintAssigned = happened('OperationAssigned', {
  ...painting,
  skill: 'paint',
  planned: '2026-03-03',
});
export const completed = happened('ProductionOrderCompleted', {
  ...{ item: 'PUMP', ordered: pieces('10'), good: pieces('9'), scrap: pieces('1') },
  ...{ lot: 'L-1', due: '2026-03-09', demand: 'sales-order/S/1' },
});
