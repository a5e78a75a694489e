/** A plant for tests: two lathes, a bench, two people, and two orders of three pieces each. */
import type { ScheduleTerms } from '@gemba/contracts/events/production/scheduling';
import type { MadeSupplyRow } from '../../planning/tables/supply.js';
import type { Person } from '../../tables/site-people.js';
import type { Scope, ScheduleKnown } from '../inputs/inputs.js';
import type { ToolRow } from '../../tables/tools.js';
import type { MachineRow } from '../tables/machines.js';
import type { OperationRow, OrderRow } from '../tables/orders.js';

/** A Monday, at six in Paris. */
export const FROM = '2026-03-02T05:00:00.000Z';

export const TERMS: ScheduleTerms = {
  ...{ site: 'lyon', from: FROM, until: '2026-03-09T05:00:00.000Z' },
  ...{ frozenUntil: '2026-03-03T05:00:00.000Z', effort: 'quick', expedite: [] },
};

export const SCOPE: Scope = { ...TERMS, clock: { zone: 'Europe/Paris', dayStart: '06:00' } };

export const machine = (workCenter: string, more: Partial<MachineRow> = {}): MachineRow => ({
  ...{ site: 'lyon', workCenter, down: false, plans: {} },
  ...more,
});

export const tool = (kind: string, more: Partial<ToolRow> = {}): ToolRow => ({
  ...{ site: 'lyon', kind, locked: '', calibratedUntil: '', life: 0, used: '0' },
  ...more,
});

export const person = (...skills: readonly string[]): Person => ({
  ...{ start: '2026-01-01', lastDay: '', away: {} },
  skills: Object.fromEntries(
    skills.map((skill) => [skill, { validFrom: '2026-01-01', validTo: '2026-12-31' }]),
  ),
});

export const operation = (sequence: number, more: Partial<OperationRow> = {}): OperationRow => ({
  ...{ sequence, workCenter: sequence === 10 ? 'TURNING' : 'BENCH', setup: 'PT10M', runPerUnit: 'PT30M' },
  ...{ skill: sequence === 10 ? 'turning' : 'fitting', status: 'waiting', workUnit: '', people: [] },
  ...{ startedAt: '', reported: '0', plannedStart: '', plannedEnd: '' },
  ...more,
});

export const order = (...operations: readonly OperationRow[]): OrderRow => ({
  ...{ site: 'lyon', status: 'released', quantity: '3', operations },
});

export const made = (due: string, more: Partial<MadeSupplyRow> = {}): MadeSupplyRow => ({
  ...{ site: 'lyon', item: 'PUMP', quantity: '3', scrapped: '0', due, status: 'released', begun: false },
  ...{ needs: [], issued: {} },
  ...more,
});

const SHIFTS = [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }];

export const plant = (rows: Partial<ScheduleKnown['rows']> = {}): ScheduleKnown => ({
  rows: {
    ...{ items: {}, onHand: {}, bought: {}, requested: {}, tools: {} },
    machines: { L1: machine('TURNING'), L2: machine('TURNING'), B1: machine('BENCH') },
    orders: { A: order(operation(10), operation(20)), B: order(operation(10), operation(20)) },
    made: { A: made('2026-03-02'), B: made('2026-03-06') },
    ...rows,
  },
  people: { ANA: person('turning'), BEN: person('turning', 'fitting') },
  rosters: {},
  calendar: { shifts: SHIFTS, holidays: [] },
});

export const turn = (): Promise<void> => Promise.resolve();
