/**
 * What production keeps of other departments' events is enough to say who is skilled and which lot is
 * held.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { bomStructure } from './bom-structure.js';
import { isHeld, lotHold, lotKey } from './lot-hold.js';
import { salesOrderTable } from './sales-orders.js';
import { ableOn, absenceOn, isSkilled, sitePeople } from './site-people.js';

describe('the people of a site', () => {
  const of = { subject: 'ana' };
  const job = { name: 'Ana', position: 'Machinist', costCentre: 'C1' };
  const hourlyCost = { amount: '30.00', currency: 'EUR' };
  const hired = heard('EmployeeHired', { ...job, hourlyCost, site: 'lyon', start: '2026-01-01' }, of);
  const validity = { validFrom: '2026-01-10', validTo: '2026-06-30' };
  const granted = heard(
    'QualificationGranted',
    { skill: 'cnc', level: 3, ...validity, evidence: 'test' },
    of,
  );
  const revoked = heard('QualificationRevoked', { skill: 'cnc', reason: 'accident' }, of);
  const left = heard('EmployeeLeft', { lastDay: '2026-03-31' }, of);

  it.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('is skilled on %s: %s', (date, expected) => {
    expect(isSkilled(shows(sitePeople, hired, granted).lyon?.ana, 'cnc', date)).toBe(expected);
  });
  it('is not skilled after leaving, after a revocation, or when unknown', () => {
    const ana = (...events: Parameters<typeof shows>[1][]) => shows(sitePeople, ...events).lyon?.ana;
    expect(isSkilled(ana(hired, granted, left), 'cnc', '2026-04-01')).toBe(false);
    expect(isSkilled(ana(hired, granted, revoked), 'cnc', '2026-02-01')).toBe(false);
    expect(isSkilled(undefined, 'cnc', '2026-02-01')).toBe(false);
  });

  const away = { person: 'ana', site: 'lyon' };
  const reported = heard(
    'AbsenceReported',
    { ...away, from: '2026-03-02', kind: 'sick', rostered: 'PT8H' },
    { subject: 'A1' },
  );
  const ended = heard('AbsenceEnded', { ...away, to: '2026-03-04' }, { subject: 'A1' });
  it('O28: are not able to work while they are away, with or without a known end', () => {
    const able = (date: string, ...events: Parameters<typeof shows>[1][]) =>
      ableOn(shows(sitePeople, ...events).lyon ?? {}, 'cnc', date);
    expect(able('2026-03-01', hired, granted, reported)).toEqual(['ana']);
    expect(able('2026-03-04', hired, granted, reported)).toEqual([]);
    expect(able('2026-03-04', hired, granted, reported, ended)).toEqual([]);
    expect(able('2026-03-05', hired, granted, reported, ended)).toEqual(['ana']);
  });
  it('are the same in whatever order employee and absence are heard', () => {
    const rows = shows(sitePeople, hired, granted, reported, ended);
    expect(shows(sitePeople, reported, ended, hired, granted)).toEqual(rows);
    expect(absenceOn(shows(sitePeople, reported).lyon?.ana, '2026-03-02')).toBeDefined();
    expect(isSkilled(shows(sitePeople, reported, granted).lyon?.ana, 'cnc', '2026-03-01')).toBe(false);
  });
});

describe('a held lot', () => {
  const lot = { site: 'lyon', item: 'PUMP', lot: 'L-1' };
  const placed = (subject: string) =>
    heard('HoldPlaced', { ...lot, reason: 'cracks', source: 'inspection/I1' }, { subject });
  const lifted = heard('HoldLifted', { ...lot, reason: 'sorted' }, { subject: 'H1' });
  const holds = (...events: Parameters<typeof shows>[1][]) => shows(lotHold, ...events)[lotKey(lot)];

  it('is held at its site from the moment of the hold', () => {
    const row = holds(placed('H1'));
    expect(isHeld(row, 'lyon', '2026-03-02T11:00:00.000Z')).toBe(true);
    expect(isHeld(row, 'lyon', '2026-03-02T10:59:59.999Z')).toBe(false);
    expect(isHeld(row, 'porto', '2026-03-02T11:00:00.000Z')).toBe(false);
  });
  it('stays held until the last hold is lifted', () => {
    expect(isHeld(holds(placed('H1'), placed('H2'), lifted), 'lyon', '2026-03-03T00:00:00.000Z')).toBe(true);
    expect(holds(placed('H1'), lifted)).toBeUndefined();
  });
});

describe('the structure of the products', () => {
  it('keeps the parts of all versions', () => {
    const base = { value: '1', unit: 'C62' };
    const version = (number: number, item: string) =>
      heard('BillOfMaterialsReleased', {
        ...{ item: 'PUMP', version: number, effectiveFrom: '2026-01-01', base },
        lines: [{ item, quantity: base, scrapFraction: '0', operation: 10 }],
      });
    expect(shows(bomStructure, version(1, 'HOUSING'), version(2, 'CASTING'))).toEqual({
      company: { PUMP: ['CASTING', 'HOUSING'] },
    });
  });
});

describe('the sales orders that are open', () => {
  it('are known by site and lines until they are cancelled', () => {
    const price = { amount: '1.00', currency: 'EUR' };
    const quantity = { value: '1', unit: 'C62' };
    const line = { line: '1', item: 'PUMP', quantity, price, requested: '2026-03-09' };
    const of = { subject: 'SO-1' };
    const placed = heard('SalesOrderPlaced', { site: 'lyon', customer: 'aqua', lines: [line] }, of);
    const cancelled = heard('SalesOrderCancelled', { reason: 'Too late', lines: [line] }, of);
    expect(shows(salesOrderTable, placed)).toEqual({ 'SO-1': { site: 'lyon', lines: ['1'] } });
    expect(shows(salesOrderTable, placed, cancelled)).toEqual({});
  });
});
