/** The tables keep what the rules and the reports of warehouses have to know. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { fiscalPeriodTable } from './books.js';
import { itemByGtinTable, itemTable } from './items.js';
import { controlPlanTable, locationByGlnTable, workCalendarTable } from './places.js';
import { productionOrderTable } from './production-orders.js';

const steel = {
  name: 'Steel',
  kind: 'buy',
  unit: 'KGM',
  tracking: 'lot',
  gtin: '4012345.012345',
  shelfLife: 'P90D',
};
const registered = heard('ItemRegistered', steel, { subject: 'STEEL' });

describe('the tables', () => {
  it('know items by our id and by their GS1 reference', () => {
    const row = { kind: 'buy', unit: 'KGM', tracking: 'lot', gtin: '4012345.012345', shelfLife: 'P90D' };
    expect(shows(itemTable, registered)).toEqual({ STEEL: row });
    expect(shows(itemByGtinTable, registered)).toEqual({ '04012345123456': { item: 'STEEL', unit: 'KGM' } });
  });

  it('leave items without a GS1 reference out of the second', () => {
    const { gtin: _, ...plain } = steel;
    expect(shows(itemByGtinTable, heard('ItemRegistered', plain, { subject: 'STEEL' }))).toEqual({});
  });

  it('know locations by their GS1 reference', () => {
    const dock = { name: 'Dock', site: 'lyon', gln: '0614141.00777' };
    expect(shows(locationByGlnTable, heard('LocationRegistered', dock, { subject: 'DOCK-1' }))).toEqual({
      '0614141007776': { location: 'DOCK-1', site: 'lyon' },
    });
  });

  it('know which months are open, and when a site works', () => {
    const month = { subject: 'gemba-fr.2026-02' };
    const opened = heard('PeriodOpened', { company: 'gemba-fr', period: '2026-02' }, month);
    const locked = heard('PeriodLocked', { reason: 'Closing.' }, month);
    const closed = heard('PeriodClosed', { trialBalanceHash: 'f00' }, month);
    expect(shows(fiscalPeriodTable, opened, locked, closed)).toEqual({
      'gemba-fr.2026-02': { status: 'closed' },
    });
    const shift = { name: 'early', start: '06:00', end: '14:00', weekdays: ['1', '2'] };
    const calendar = { site: 'lyon', shifts: [shift], holidays: ['2026-05-01'] };
    expect(shows(workCalendarTable, heard('WorkCalendarPublished', calendar))).toEqual({
      lyon: { shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2] }], holidays: ['2026-05-01'] },
    });
  });

  it('know what quality inspects, and at which trigger', () => {
    const plan = { item: 'STEEL', version: 2, trigger: 'receipt', sampleSize: 3, characteristics: [] };
    const older = { ...plan, version: 1 };
    const rows = shows(
      controlPlanTable,
      heard('ControlPlanReleased', plan),
      heard('ControlPlanReleased', older),
    );
    expect(rows).toEqual({ 'STEEL.receipt': { version: 2 } });
  });

  it('know of a production order where it is made, how far it is, and what its operations need', () => {
    const about = { subject: 'M-1' };
    const need = { item: 'STEEL', operation: 10, quantity: { value: '8', unit: 'KGM' } };
    const order = { site: 'lyon', item: 'PUMP', quantity: { value: '4', unit: 'C62' }, due: '2026-03-09' };
    const recipe = {
      ...{ bomVersion: 1, routingVersion: 1, operations: [] },
      components: [need],
    };
    const created = heard('ProductionOrderCreated', { ...order, ...recipe }, about);
    const released = heard('ProductionOrderReleased', { site: 'lyon' }, about);
    const held = heard('ProductionOrderHeld', { reason: 'Rust.' }, about);
    const closed = heard('ProductionOrderClosed', { item: 'PUMP' }, about);
    const back = { item: 'STEEL', lot: 'S-1', quantity: { value: '2', unit: 'KGM' } };
    const refused = heard('MaterialRefused', { ...back, code: 'PRD-OP-LOT-HOLD', reason: 'Held.' }, about);
    const after = (...events: readonly (typeof released | typeof held | typeof closed | typeof refused)[]) =>
      shows(productionOrderTable, created, ...events);
    const row = { site: 'lyon', needs: [need] };
    expect(after()).toEqual({ 'M-1': { ...row, status: 'planned' } });
    expect(after(released)).toEqual({ 'M-1': { ...row, status: 'released' } });
    expect(after(released, refused)).toEqual({ 'M-1': { ...row, status: 'released', refused: [back] } });
    expect(after(released, held)).toEqual({ 'M-1': { ...row, status: 'held' } });
    expect(after(released, closed)).toEqual({ 'M-1': { ...row, status: 'closed' } });
    expect(shows(productionOrderTable, released)).toEqual({});
  });
});
