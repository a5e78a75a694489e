/** Suppliers are approved, blocked and priced; each is said once. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { supplier } from './supplier.js';

const { given } = spec(supplier);
const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D', gln: '0614141.00001' };
const approved = happened('SupplierApproved', terms);
const blocked = happened('SupplierBlocked', { reason: 'Two late lots.' });
const price = { item: 'STEEL', price: { amount: '2.50', currency: 'EUR' } };
const agreed = happened('PriceAgreed', price);

describe('a supplier', () => {
  it('is approved, once for the same terms', () => {
    given().when('ApproveSupplier', terms).then(approved);
    given(approved).when('ApproveSupplier', terms).nothing();
    given(approved)
      .when('ApproveSupplier', { ...terms, leadTime: 'P9D' })
      .then(happened('SupplierApproved', { ...terms, leadTime: 'P9D' }));
  });

  it('is approved again after it was blocked, but not in another currency', () => {
    given(approved, blocked).when('ApproveSupplier', terms).then(approved);
    given(approved)
      .when('ApproveSupplier', { ...terms, currency: 'PLN' })
      .refused('SCM-SUP-STATE');
  });

  it('is blocked, once', () => {
    given(approved).when('BlockSupplier', blocked.data).then(blocked);
    given(approved, blocked).when('BlockSupplier', { reason: 'Again.' }).nothing();
  });

  it('agrees on a price in its currency, once', () => {
    given(approved).when('AgreePrice', price).then(agreed);
    given(approved, agreed).when('AgreePrice', price).nothing();
    const zloty = { ...price, price: { amount: '2.50', currency: 'PLN' } };
    given(approved).when('AgreePrice', zloty).refused('SCM-SUP-CURRENCY');
  });

  it('has tolerances of its own, of an item or of all of them, each said once', () => {
    const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
    const all = { over: '0.05', under: '0.02' };
    const set = happened('ReceiptToleranceSet', all);
    given(approved).when('SetReceiptTolerance', all).then(set);
    given(approved, set).when('SetReceiptTolerance', all).nothing();
    const steel = { ...all, item: 'STEEL', overQuantity: { value: '5', unit: 'KGM' } };
    given(approved, set)
      .knowing({ items })
      .when('SetReceiptTolerance', steel)
      .then(happened('ReceiptToleranceSet', steel));
    const refused = (more: object) =>
      given(approved)
        .knowing({ items })
        .when('SetReceiptTolerance', { ...steel, ...more });
    refused({ over: '1.5' }).refused('SCM-SUP-TOLERANCE');
    refused({ under: '-0.1' }).refused('SCM-SUP-TOLERANCE');
    refused({ item: undefined }).refused('SCM-SUP-TOLERANCE');
    refused({ overQuantity: { value: '5', unit: 'MTR' } }).refused('SCM-SUP-TOLERANCE');
    refused({ item: 'GHOST' }).refused('SCM-ITEM-UNKNOWN');
  });
});
