/**
 * A batch is folded in order, written once per row, and rows that follow from a document come and go with
 * it.
 */
import { describe, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { heard } from '@gemba/decider/testing';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';
import { foldingOf, keysTouched } from './folding.js';

type Supplier = { readonly name: string; readonly reasons: readonly string[] };

const suppliers = table('suppliers', {
  events: companyEvents,
  row: {} as Supplier,
  on: {
    SupplierApproved: { key: (e) => e.subject, becomes: (_, e) => ({ name: e.data.name, reasons: [] }) },
    SupplierBlocked: {
      key: (e) => e.subject,
      becomes: (row, e) =>
        row && e.data.reason !== 'gone' ? { ...row, reasons: [...row.reasons, e.data.reason] } : null,
    },
  },
});
const reasons = expansion('reasons', {
  of: suppliers,
  rows: (row, key) =>
    Object.fromEntries(row.reasons.slice(-1).map((reason) => [`${key}.${reason}`, { reason }])),
});
const folding = foldingOf({ tables: [suppliers as never], expansions: [reasons as never] });

const approved = heard(
  'SupplierApproved',
  { name: 'Acier', currency: 'EUR', leadTime: 'P5D' },
  { subject: 'S1' },
);
const blocked = (reason: string) => heard('SupplierBlocked', { reason }, { subject: 'S1' });
const changed = (
  events: Parameters<typeof folding.touches>[0],
  stored: Parameters<typeof folding.changes>[1] = [],
) => folding.changes(folding.touches(events), stored);

describe('a batch', () => {
  it('touches each row once', () => {
    expect(keysTouched(folding.touches([approved, blocked('late'), blocked('dear')]))).toEqual([
      { table: 'suppliers', key: 'S1' },
    ]);
  });

  it('is folded in order onto what is stored', () => {
    const stored = [{ table: 'suppliers', key: 'S1', row: { name: 'Acier', reasons: ['late'] } }];
    expect(changed([blocked('dear'), blocked('rude')], stored)).toEqual({
      written: [
        { table: 'suppliers', key: 'S1', row: { name: 'Acier', reasons: ['late', 'dear', 'rude'] } },
        { table: 'reasons', key: 'S1.rude', row: { reason: 'rude' } },
      ],
      gone: [{ table: 'reasons', key: 'S1.late' }],
    });
  });

  it('removes a row with all that follows from it', () => {
    const stored = [{ table: 'suppliers', key: 'S1', row: { name: 'Acier', reasons: ['late'] } }];
    expect(changed([blocked('gone')], stored)).toEqual({
      written: [],
      gone: [
        { table: 'suppliers', key: 'S1' },
        { table: 'reasons', key: 'S1.late' },
      ],
    });
  });

  it('that nobody hears changes nothing', () => {
    expect(changed([heard('EmployeeLeft', { lastDay: '2026-03-01' })])).toEqual({ written: [], gone: [] });
    expect(changed([blocked('late')])).toEqual({ written: [], gone: [] });
  });
});
