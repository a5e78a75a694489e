/** An order that is cancelled late costs what was agreed with its supplier. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { purchaseOrder } from './purchase-order.js';
import { supplier } from './supplier.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const lyon = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', currency: 'EUR' },
  ...{ groupCurrency: 'EUR', dayStart: '06:00' },
};

// Due on the 9th, seven days from the day of the test.
const steel = { line: '1', item: 'STEEL', quantity: { value: '100', unit: 'KGM' }, price: euros('2.50') };
const total = euros('250.00');
const order = { site: 'lyon', supplier: 'ACME', lines: [steel], total, promised: '2026-03-09' };
const placed = happened('PurchaseOrderPlaced', order);
const approved = happened('PurchaseOrderApproved', { total });
const cancelled = happened('PurchaseOrderCancelled', {
  ...{ reason: 'Not needed.', open: [{ line: '1', item: 'STEEL', quantity: steel.quantity }] },
  ...{ supplier: 'ACME', placedOn: '2026-03-02', total },
});
const command = { reason: 'Not needed.' };
const terms = [
  { days: 30, share: '0.10' },
  { days: 8, share: '0.50' },
  { days: 7, share: '1' },
];
const known = (cancellationTerms: typeof terms) => ({ supplier: { cancellationTerms } });

describe('the fee of a cancelled order', () => {
  const of = spec(purchaseOrder);

  it('is that of the fewest days that hold', () =>
    of
      .given(placed, approved)
      .knowing(known(terms))
      .when('CancelPurchaseOrder', command)
      .then(happened('PurchaseOrderCancelled', { ...cancelled.data, fee: euros('125.00') })));

  it('is nothing in time, and before the supplier was told of it', () => {
    of.given(placed).knowing(known(terms)).when('CancelPurchaseOrder', command).then(cancelled);
    of.given(placed, approved)
      .knowing(known(terms.slice(2)))
      .when('CancelPurchaseOrder', command)
      .then(cancelled);
  });

  it('has to be one that can be booked', () =>
    of
      .given(placed, approved)
      .at({ site: { ...lyon, currency: 'PLN' } })
      .knowing(known(terms))
      .when('CancelPurchaseOrder', command)
      .refused('SCM-RATE-MISSING'));
});

describe('AgreeCancellationTerms', () => {
  const of = spec(supplier);
  const approvedSupplier = happened('SupplierApproved', { name: 'Acme', currency: 'EUR', leadTime: 'P7D' });
  const agreed = happened('CancellationTermsAgreed', { terms });

  it('says what is charged from how many days on, once', () => {
    of.given(approvedSupplier).when('AgreeCancellationTerms', { terms }).then(agreed);
    of.given(approvedSupplier, agreed).when('AgreeCancellationTerms', { terms }).nothing();
  });

  it('refuses a share that is none, and two for the same days', () => {
    for (const wrong of [
      [{ days: 7, share: '1.01' }],
      [{ days: 7, share: '-0.1' }],
      [
        { days: 7, share: '0.1' },
        { days: 7, share: '0.2' },
      ],
    ])
      of.given(approvedSupplier).when('AgreeCancellationTerms', { terms: wrong }).refused('SCM-SUP-TERMS');
  });
});
