/** An invoice of supplier S1 over ten seals, to Lyon, of which the tests of supplier invoices tell. */
import { spec } from '@gemba/decider/testing';
import { supplierInvoice } from '../invoices/supplier-invoice/supplier-invoice.js';

/** In France, with a supplier who is approved, and an order. */
const named = {
  supplier: { status: 'approved' },
  order: { site: 'lyon', supplier: 'S1' },
  place: { country: 'FR' },
};
export const { given } = spec(supplierInvoice, named);
export const eur = (amount: string) => ({ amount, currency: 'EUR' });
export const pieces = (value: string) => ({ value, unit: 'C62' });
export const who = { site: 'lyon', supplier: 'S1' };
export const receive = {
  ...who,
  purchaseOrder: 'PO-1',
  number: 'R-77',
  lines: [{ line: '1', item: 'SEAL', quantity: pieces('10'), price: eur('10.00') }],
  total: eur('100.00'),
  due: '2026-04-01',
};
const deal = { ...who, line: '1', item: 'SEAL', quantity: pieces('10'), price: eur('10.00') };
export const receipt = { ...deal, date: '2026-03-01' };
export const inBooks = (amount: string) => ({ local: eur(amount), group: eur(amount) });
