/** A thing is known by what it began with and by the last name that it was given, and by nothing hidden. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { entries, wordsOf } from './entries.js';

const opened = {
  service: 'supply-chain',
  siteId: 'lyon',
  version: 1,
  occurredAt: '2026-03-02T11:00:00.000Z',
};
const line = { line: '10', item: 'SEAL-4', quantity: { value: '5', unit: 'C62' } };
const placed = heard(
  'PurchaseOrderPlaced',
  {
    ...{ site: 'lyon', supplier: 'ACIERS', placedBy: 'tomasz', promised: '2026-03-09' },
    ...{
      total: { amount: '90.00', currency: 'EUR' },
      lines: [{ ...line, price: { amount: '18.00', currency: 'EUR' } }],
    },
  },
  opened,
);

describe('an entry', () => {
  it('is found by id, by what it is about and who did it, not by amounts, dates and units', () => {
    expect(shows(entries, placed)['purchase-order/1']).toEqual({
      ...{ noun: 'purchase-order', id: '1', service: 'supply-chain', site: 'lyon', name: null },
      ...{ openedAt: '2026-03-02T11:00:00.000Z', words: '1 lyon aciers tomasz seal-4' },
    });
  });

  it('is called as it was called last, and still found by its first name', () => {
    const supplier = (name: string, version: number) =>
      heard('SupplierApproved', { name, currency: 'EUR', leadTime: 'P1D' }, { ...opened, version });
    const rows = shows(entries, supplier('Rhône Steel', 1), supplier('Rhône Metals', 4));
    expect(rows['supplier/1']).toMatchObject({
      name: 'Rhône Metals',
      words: '1 rhône steel p1d',
    });
  });

  it('takes no note of what neither begins nor names, nor of what machines open by the thousand', () => {
    expect(shows(entries, heard('PurchaseOrderApproved', {}, { ...opened, version: 2 }))).toEqual({});
    expect(shows(entries, heard('SupplierApproved', { name: 'N' }, { ...opened, version: 2 }))).toEqual({});
    expect(entries.hears).not.toContain('JournalPosted');
  });

  it('leaves out hidden fields and endless texts', () => {
    const data = { name: 'Ana', rate: 'secret', story: 'x'.repeat(81), skills: ['weld', 'Weld'] };
    expect(wordsOf('E-1', data, new Set(['rate']))).toBe('e-1 ana weld');
  });
});
