/** A location is registered once. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { location } from './location.js';

const { given } = spec(location);
const facts = { name: 'Dock 1', site: 'lyon', gln: '0614141.00777' };
const registered = happened('LocationRegistered', facts);

describe('a location', () => {
  it('is registered, once', () => {
    given().when('RegisterLocation', facts).then(registered);
    given(registered).when('RegisterLocation', facts).nothing();
    given(registered)
      .when('RegisterLocation', { ...facts, gln: '0614141.00888' })
      .refused('SCM-LOC-STATE');
  });
});
