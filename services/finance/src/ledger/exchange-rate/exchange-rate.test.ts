/** A rate is published once for a pair and a date, in whatever order the dates come. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { exchangeRate } from './exchange-rate.js';

const { given } = spec(exchangeRate);
const rate = { date: '2026-03-02', from: 'EUR', to: 'PLN', rate: '4.25', source: 'ECB' };
const published = happened('RatePublished', rate);

describe('PublishRate', () => {
  it('publishes, once', () => {
    given().when('PublishRate', rate).then(published);
    given(published)
      .when('PublishRate', { ...rate, rate: '4.2500' })
      .nothing();
  });

  it('keeps dates in order', () => {
    const earlier = happened('RatePublished', { ...rate, date: '2026-03-01', rate: '4.2' });
    expect(
      given(published, earlier)
        .state()
        .pairs['EUR.PLN']?.map((each) => each.rate),
    ).toEqual(['4.2', '4.25']);
  });

  it('refuses another rate for the date, and what is no rate', () => {
    given(published)
      .when('PublishRate', { ...rate, rate: '4.26' })
      .refused('FIN-RATE-STATE');
    given()
      .when('PublishRate', { ...rate, rate: '0' })
      .refused('FIN-RATE-VALUE');
    given()
      .when('PublishRate', { ...rate, to: 'EUR' })
      .refused('FIN-RATE-VALUE');
  });
});
