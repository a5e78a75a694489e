/** The tables keep what the rules and the reports of warehouses have to know. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { itemByGtinTable, itemTable } from './items.js';
import { controlPlanTable, locationByGlnTable } from './places.js';

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
    const row = { unit: 'KGM', tracking: 'lot', gtin: '4012345.012345', shelfLife: 'P90D' };
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
});
