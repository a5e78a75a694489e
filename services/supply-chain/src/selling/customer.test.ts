/** A customer is registered once. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { customer } from './customer.js';

const { given } = spec(customer);
const facts = { name: 'Blue Water', currency: 'EUR', country: 'FR' };
const registered = happened('CustomerRegistered', facts);

describe('a customer', () => {
  it('is registered, once', () => {
    given().when('RegisterCustomer', facts).then(registered);
    given(registered).when('RegisterCustomer', facts).nothing();
    given(registered)
      .when('RegisterCustomer', { ...facts, country: 'PT' })
      .refused('SCM-CUS-STATE');
  });
});
