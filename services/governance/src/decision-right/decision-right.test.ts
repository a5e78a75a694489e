/** Rights are granted without overlap, passed on within bounds, suspended and revoked. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { decisionRight } from './decision-right.js';

const { given } = spec(decisionRight);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const terms = {
  topic: 'purchase',
  scope: 'all',
  holderRole: 'buyer',
  level: 'site' as const,
  limit: eur('5000.00'),
  escalatesTo: 'coo',
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
};
const granted = happened('DecisionRightGranted', terms);
const reason = 'audit finding';
const suspended = happened('DecisionRightSuspended', { topic: 'purchase', reason });
const revoked = happened('DecisionRightRevoked', { topic: 'purchase', reason });
const until = '2026-04-01T00:00:00Z';
const lent = happened('DecisionRightDelegated', {
  topic: 'purchase',
  from: 'buyer',
  to: 'ana',
  until,
  limit: eur('900.00'),
});

const other = (more = {}) => ({
  others: { rights: [{ ...terms, id: 'r2', delegations: [], version: 1, ...more }] },
});

describe('GrantDecisionRight', () => {
  it('grants, once', () => {
    given().when('GrantDecisionRight', terms).then(granted);
    given(granted).when('GrantDecisionRight', terms).nothing();
  });

  it('takes a suspension back, and nothing else', () => {
    given(granted, suspended).when('GrantDecisionRight', terms).then(granted);
    given(granted, revoked).when('GrantDecisionRight', terms).refused('GOV-RIGHT-STATE');
    given(granted)
      .when('GrantDecisionRight', { ...terms, holderRole: 'coo' })
      .refused('GOV-RIGHT-STATE');
  });

  it('refuses a period without length and a site that is none', () => {
    given()
      .when('GrantDecisionRight', { ...terms, validTo: terms.validFrom })
      .refused('GOV-RIGHT-PERIOD');
    given()
      .when('GrantDecisionRight', { ...terms, scope: 'atlantis' })
      .refused('GOV-RIGHT-SCOPE');
    given()
      .knowing({ place: { status: 'registered' } })
      .when('GrantDecisionRight', { ...terms, scope: 'lyon' })
      .then(happened('DecisionRightGranted', { ...terms, scope: 'lyon' }));
  });

  it.each([
    ['the same role twice', {}],
    ['the same limit', { holderRole: 'planner', escalatesTo: 'x' }],
    ['limits that cannot be compared', { holderRole: 'planner', limit: { amount: '1.00', currency: 'PLN' } }],
  ])('refuses %s', (_, more) => {
    given().knowing(other(more)).when('GrantDecisionRight', terms).refused('GOV-RIGHT-OVERLAP');
  });

  it.each([
    ['another level', { holderRole: 'coo', level: 'hq' }],
    ['another limit', { holderRole: 'planner', limit: eur('100.00') }],
    ['no limit', { holderRole: 'planner', limit: undefined }],
    ['escalation', { holderRole: 'planner', escalatesTo: 'buyer' }],
    ['another site', { scope: 'porto' }],
    ['another time', { validFrom: '2027-01-01T00:00:00Z', validTo: undefined }],
    ['an end', { stoppedAt: '2026-02-01T00:00:00Z' }],
    ['being the same right', { id: '1' }],
  ])('sees an order in %s', (_, more) => {
    given().knowing(other(more)).when('GrantDecisionRight', terms).then(granted);
  });
});

describe('DelegateDecisionRight', () => {
  const lend = { to: 'ana', until, limit: eur('900.00') };
  const asBuyer = { roles: ['buyer'] };
  const asAna = { by: { kind: 'person' as const, id: 'ana' } };

  it('passes on what the holder has, once', () => {
    given(granted).at(asBuyer).when('DelegateDecisionRight', lend).then(lent);
    given(granted, lent).at(asBuyer).when('DelegateDecisionRight', lend).nothing();
  });

  it('passes on further within what was passed on', () => {
    given(granted, lent)
      .at(asAna)
      .when('DelegateDecisionRight', { to: 'bo', until, limit: eur('900.00') })
      .then(happened('DecisionRightDelegated', { ...lent.data, from: 'ana', to: 'bo' }));
  });

  it.each([
    ['more than the limit', granted, asBuyer, { ...lend, limit: eur('5000.01') }],
    ['longer than valid', granted, asBuyer, { ...lend, until: '2027-01-01T00:00:01Z' }],
    ['what one does not have', granted, asAna, lend],
    ['more than was passed on', lent, asAna, { to: 'bo', until, limit: eur('900.01') }],
    ['without limit what has one', lent, asAna, { to: 'bo', until }],
  ] as const)('refuses to pass on %s', (...[, last, who, command]) => {
    given(granted, last).at(who).when('DelegateDecisionRight', command).refused('GOV-DELEGATION-EXCEEDS');
  });

  it('refuses a circle, however long', () => {
    const on = happened('DecisionRightDelegated', { ...lent.data, from: 'ana', to: 'bo' });
    const back = { to: 'ana', until, limit: eur('1.00') };
    given(granted, lent, on)
      .at({ by: { kind: 'person', id: 'bo' } })
      .when('DelegateDecisionRight', back)
      .refused('GOV-DELEGATION-CYCLE');
    given(granted, lent).at(asAna).when('DelegateDecisionRight', back).refused('GOV-DELEGATION-CYCLE');
    given(granted, lent)
      .at(asAna)
      .when('DelegateDecisionRight', { ...back, to: 'buyer' })
      .refused('GOV-DELEGATION-CYCLE');
  });

  it('refuses what is over before it begins, and what is not active', () => {
    given(granted)
      .at({ ...asBuyer, at: until })
      .when('DelegateDecisionRight', lend)
      .refused('GOV-DELEGATION-PERIOD');
    given(granted, suspended).at(asBuyer).when('DelegateDecisionRight', lend).refused('GOV-RIGHT-STATE');
  });
});

describe('SuspendDecisionRight and RevokeDecisionRight', () => {
  it('stop it, once', () => {
    given(granted).when('SuspendDecisionRight', { reason }).then(suspended);
    given(granted, suspended).when('SuspendDecisionRight', { reason }).nothing();
    given(granted).when('RevokeDecisionRight', { reason }).then(revoked);
    given(granted, revoked).when('RevokeDecisionRight', { reason }).nothing();
  });

  it('refuse what is not there', () => {
    given(granted, revoked).when('SuspendDecisionRight', { reason }).refused('GOV-RIGHT-STATE');
    given().when('RevokeDecisionRight', { reason }).refused('GOV-RIGHT-STATE');
  });
});
