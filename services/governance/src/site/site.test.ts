/** A site belongs to a registered legal entity and takes its currencies from there. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { site } from './site.js';

const { given } = spec(site);
const books = { name: 'Gemba Polska', currency: 'PLN', groupCurrency: 'EUR', country: 'PL' };
const known = { company: { status: 'registered', books } };
const command = {
  name: 'Gdańsk',
  companyId: 'gemba-pl',
  timeZone: 'Europe/Warsaw',
  dayStart: '06:00',
  gln: '590000.12345',
};
const registered = happened('SiteRegistered', { ...command, currency: 'PLN', groupCurrency: 'EUR' });

describe('RegisterSite', () => {
  it('registers with the currencies of the legal entity', () => {
    given().knowing(known).when('RegisterSite', command).then(registered);
  });

  it('says nothing twice and refuses other data under the same id', () => {
    given(registered).knowing(known).when('RegisterSite', command).nothing();
    given(registered)
      .knowing(known)
      .when('RegisterSite', { ...command, dayStart: '05:00' })
      .refused('GOV-SITE-STATE');
  });

  it('O34: says the country where it is another than that of its books', () => {
    const porto = { ...registered.data, country: 'PT' };
    given()
      .knowing(known)
      .when('RegisterSite', { ...command, country: 'PT' })
      .then(happened('SiteRegistered', porto));
  });

  it('refuses an unknown legal entity', () => {
    given().when('RegisterSite', command).refused('GOV-SITE-COMPANY');
  });
});
