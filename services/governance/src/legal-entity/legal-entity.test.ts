/** A legal entity is registered once, and keeps its books as they are. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { legalEntity } from './legal-entity.js';

const { given } = spec(legalEntity);
const books = { name: 'Gemba Polska', currency: 'PLN', groupCurrency: 'EUR', country: 'PL' };
const registered = happened('LegalEntityRegistered', books);

describe('RegisterLegalEntity', () => {
  it('registers', () => {
    given().when('RegisterLegalEntity', books).then(registered);
  });

  it('says nothing twice and refuses other data under the same id', () => {
    given(registered).when('RegisterLegalEntity', books).nothing();
    given(registered)
      .when('RegisterLegalEntity', { ...books, currency: 'EUR' })
      .refused('GOV-ENTITY-STATE');
  });
});
