/** A declared table folds events into rows, touches only its own keys and can drop a row. */
import { describe, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { heard } from '@gemba/decider/testing';
import { shows, table } from './table.js';

type Supplier = { readonly name: string; readonly blocked: boolean };

const suppliers = table('supplier', {
  events: companyEvents,
  row: {} as Supplier,
  on: {
    SupplierApproved: { key: (e) => e.subject, becomes: (_, e) => ({ name: e.data.name, blocked: false }) },
    SupplierBlocked: {
      key: (e) => e.subject,
      becomes: (row, e) => (row && e.data.reason !== 'gone' ? { ...row, blocked: true } : null),
    },
  },
});

const approved = heard(
  'SupplierApproved',
  { name: 'Acier SA', currency: 'EUR', leadTime: 'P5D' },
  { subject: 'S1' },
);

describe('a table', () => {
  it('shows rows by key', () => {
    const blocked = heard('SupplierBlocked', { reason: 'late' }, { subject: 'S1' });
    expect(shows(suppliers, approved, blocked)).toEqual({ S1: { name: 'Acier SA', blocked: true } });
  });

  it('drops a row', () => {
    expect(
      shows(suppliers, approved, heard('SupplierBlocked', { reason: 'gone' }, { subject: 'S1' })),
    ).toEqual({});
  });
});
