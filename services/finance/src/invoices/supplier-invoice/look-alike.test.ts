/** Numbers of one supplier that look alike are found, others are not. */
import { describe, expect, it } from '@jest/globals';
import { isKey } from '@gemba/contracts/fields';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { numberInId } from '../../values/document-number.js';
import { keysOf, supplierInvoiceNumber } from './look-alike.js';
import { supplierInvoice } from './supplier-invoice.js';

const { given } = spec(supplierInvoice);
const alike = (a: string, b: string, supplier = 'S1'): boolean =>
  keysOf({ supplier: 'S1', number: a }).some((key, index) => key === keysOf({ supplier, number: b })[index]);

describe('numbers of invoices', () => {
  it.each([
    ['2026-0815a', '2026-0815A'],
    ['2026-0815', '2026.0815'],
    ['2026-0815', '20260815'],
    ['2026-0815', '2026/815'],
    ['INV-007', 'INV 7'],
    ['R 12', 'R\u00A012'],
    ['R-12', 'R\u201112'],
    ['Ｒ１２', 'r12'],
  ])('O2: %s and %s look alike', (a, b) => {
    expect(alike(a, b)).toBe(true);
    expect(alike(a, b, 'S2')).toBe(false);
  });

  it.each([
    ['INV-10', 'INV-1'],
    ['INV-100', 'INV-10'],
    ['2026-0815a', '2026-0815b'],
    ['2026-1', '2025-1'],
    ['2026-11-02', '2026-01-12'],
  ])('O2: %s and %s do not', (a, b) => {
    expect(alike(a, b)).toBe(false);
  });
});

describe('a number as it is printed', () => {
  it.each([
    ['R-77', 'R-77'],
    ['2026/17', '2026-17'],
    ['FV 12/11/2026', 'FV-12-11-2026'],
    ['№ 5/č', 'No-5-u10d'],
    ['А-17', 'u410-17'],
    ['#12#', '12'],
    ['//', 'u2f-u2f'],
  ])('%s names the invoice as %s', (number, id) => {
    expect(numberInId(number)).toBe(id);
    expect(isKey(`S1.${id}`)).toBe(true);
  });
});

describe('ReceiveSupplierInvoice', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  const receive = {
    ...{ site: 'lyon', supplier: 'S1', purchaseOrder: 'PO-1', number: '2026-0815A', due: '2026-04-01' },
    lines: [{ line: '1', item: 'SEAL', quantity: { value: '1', unit: 'C62' }, price: eur('10.00') }],
    total: eur('10.00'),
  };

  it('O2: is held for a person when its number looks like one before', () => {
    const first = heard('SupplierInvoiceReceived', receive, { subject: 'S1.2026-0815a' });
    const register = shows(supplierInvoiceNumber, first, { ...first, subject: 'S1.2026-0815A' });
    expect(register).toEqual({
      'S1/20260815A': { invoice: 'S1.2026-0815a' },
      'S1/2026-815A': { invoice: 'S1.2026-0815a' },
    });
    given()
      .knowing({ supplier: { status: 'approved' }, order: {}, asWritten: register['S1/20260815A'] })
      .when('ReceiveSupplierInvoice', receive)
      .then(
        happened('SupplierInvoiceReceived', { ...receive, resembles: 'S1.2026-0815a', enteredBy: 'tester' }),
      );
  });
});
