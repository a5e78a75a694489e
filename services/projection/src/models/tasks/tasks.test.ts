/** What waits for somebody to see to it, until it is done: what comes due, and orders at risk. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { tasks } from './tasks.js';

const dueAt = '2026-04-01T10:00:00.000Z';
const of = { subject: 'GAUGE' };
const soon = heard(
  'MaintenanceDueSoon',
  { site: 'lyon', workUnit: 'LATHE-1', kind: 'calibration', dueAt },
  of,
);

it('asks the planner for a calibration that is due soon, until it is due, done or no longer wanted', () => {
  expect(shows(tasks, soon)).toMatchObject({
    'maintenance-plan/GAUGE': { owner: 'planner', kind: 'calibration', about: 'LATHE-1', due: dueAt },
  });
  const over = [
    heard('MaintenancePlanFulfilled', { workUnit: 'LATHE-1', order: 'MO-1' }, of),
    heard('MaintenancePlanRetired', { workUnit: 'LATHE-1', reason: 'Sold.' }, of),
  ];
  for (const each of over) expect(shows(tasks, soon, each)).toEqual({});
});

it('asks people operations for training by skill, until it is granted anew or the person leaves', () => {
  const who = { subject: 'ANA', siteId: 'lyon' };
  const ends = (skill: string) => heard('QualificationEndsSoon', { skill, validTo: '2026-06-30' }, who);
  const both = shows(tasks, ends('cnc'), ends('assembly'));
  expect(both['employee/ANA/cnc']).toMatchObject({
    ...{ noun: 'employee', subject: 'ANA', service: 'hr', site: 'lyon', owner: 'hr' },
    ...{ kind: 'training', about: 'cnc', due: '2026-06-30' },
  });
  const granted = heard(
    'QualificationGranted',
    { skill: 'cnc', level: 3, validFrom: '2026-06-01', validTo: '2027-06-30', evidence: 'Course.' },
    who,
  );
  expect(Object.keys(shows(tasks, ends('cnc'), ends('assembly'), granted))).toEqual([
    'employee/ANA/assembly',
  ]);
  const left = heard('EmployeeLeft', { lastDay: '2026-06-10', skills: ['cnc', 'assembly'] }, who);
  expect(shows(tasks, ends('cnc'), ends('assembly'), left)).toEqual({});
});

const bought = { subject: 'PO-7' };
const order = { site: 'lyon', supplier: 'ACME' };
const open = [{ line: '1', item: 'BOLT', quantity: { value: '5', unit: 'C62' } }];
const atRisk = heard('PurchaseOrderPutAtRisk', { ...order, reason: 'Insolvent.', open, demands: [] }, bought);

describe('an order at risk', () => {
  it('is a task of who plans the site', () => {
    expect(shows(tasks, atRisk)['purchase-order/PO-7']).toMatchObject({
      ...{ noun: 'purchase-order', subject: 'PO-7', service: 'supply-chain', site: 'lyon' },
      ...{ owner: 'planner', kind: 'At risk', about: 'BOLT', due: null },
    });
  });

  it('is none once it is safe again, or has ended', () => {
    expect(shows(tasks, atRisk, heard('PurchaseOrderNoLongerAtRisk', order, bought))).toEqual({});
    expect(shows(tasks, atRisk, heard('PurchaseOrderClosed', { reason: 'Enough.' }, bought))).toEqual({});
    expect(shows(tasks, atRisk, heard('PurchaseOrderCancelled', { reason: 'No.' }, bought))).toEqual({});
  });
});
