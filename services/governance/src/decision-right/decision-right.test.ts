/** Rights are granted without overlap, passed on within bounds, suspended and revoked. */
import { describe, expect, it } from '@jest/globals';
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

  it('says of a right that was revoked that it stays so, whatever its terms', () => {
    expect(given(granted, revoked).when('GrantDecisionRight', terms).decision).toMatchObject({
      ...{ code: 'GOV-RIGHT-STATE', detail: expect.stringContaining('was revoked, and stays so') },
    });
  });

  it('P16: says how long its holder has to answer', () => {
    const patient = { ...terms, answerWithin: 'P5D' };
    given().when('GrantDecisionRight', patient).then(happened('DecisionRightGranted', patient));
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

describe('GrantDecisionRight by a person', () => {
  const asBuyer = { by: { kind: 'person' as const, id: 'ana' }, roles: ['admin', 'buyer'] };

  it('P36: grants no right to a role of their own', () => {
    given()
      .knowing(other({ scope: 'porto' }))
      .at(asBuyer)
      .when('GrantDecisionRight', terms)
      .refused('GOV-RIGHT-SELF');
    given()
      .knowing(other({ scope: 'porto' }))
      .at({ ...asBuyer, roles: ['admin'] })
      .when('GrantDecisionRight', terms)
      .then(granted);
  });

  it('P36: tells who is COO and administrator which second person grants a right to the COO', () => {
    const { decision } = given()
      .knowing(other({ scope: 'porto' }))
      .at({ ...asBuyer, roles: ['admin', 'coo'] })
      .when('GrantDecisionRight', { ...terms, holderRole: 'coo' });
    expect(decision).toMatchObject({
      ...{ code: 'GOV-RIGHT-SELF', status: 403 },
      detail: expect.stringContaining('takes a second person'),
      hint: expect.stringContaining('somebody who has the role admin and not the role coo'),
    });
  });

  it('P36: takes up no suspended right of their own again', () => {
    given(granted, suspended).at(asBuyer).when('GrantDecisionRight', terms).refused('GOV-RIGHT-SELF');
  });
});

describe('DelegateDecisionRight', () => {
  const lend = { to: 'ana', until, limit: eur('900.00') };
  const asBuyer = { roles: ['buyer'] };
  const asAna = { by: { kind: 'person' as const, id: 'ana' } };

  it('passes on what the holder has, once', () => {
    given(granted)
      .at(asBuyer)
      .when('DelegateDecisionRight', lend)
      .then(happened('DecisionRightDelegated', { ...lent.data, by: 'tester' }));
    given(granted, lent).at(asBuyer).when('DelegateDecisionRight', lend).nothing();
  });

  it('passes on further within what was passed on', () => {
    given(granted, lent)
      .at(asAna)
      .when('DelegateDecisionRight', { to: 'bo', until, limit: eur('900.00') })
      .then(happened('DecisionRightDelegated', { ...lent.data, from: 'ana', to: 'bo', by: 'ana' }));
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

  it('lets each of several delegations stand for itself', () => {
    const wider = happened('DecisionRightDelegated', { ...lent.data, limit: eur('3000.00'), by: 'bea' });
    given(granted, lent, wider)
      .at(asAna)
      .when('DelegateDecisionRight', { to: 'bo', until, limit: eur('2000.00') })
      .then(
        happened('DecisionRightDelegated', {
          ...{ topic: 'purchase', from: 'ana', to: 'bo', until, limit: eur('2000.00') },
          by: 'ana',
        }),
      );
  });

  it.each([
    ['who lacks the role', granted, asAna, lend, /held by the role buyer, which you do not have/],
    ['whose time is over', lent, { ...asAna, at: until }, lend, /passed on to you until 2026-04-01.* over/],
    ['who names no limit', lent, asAna, { to: 'bo', until }, /up to 900.00 EUR: name a limit/],
    [
      'who names another currency',
      ...[lent, asAna, { to: 'bo', until, limit: { amount: '1.00', currency: 'PLN' } }],
      /name the limit in EUR/,
    ],
    ['who names the role', lent, asAna, { ...lend, to: 'buyer' }, /role buyer holds this right itself/],
    ['who names themselves', lent, asAna, lend, /You have this right yourself/],
  ] as const)('P36: tells %s what is wrong in their own terms', (...[, last, who, command, said]) => {
    const { decision } = given(granted, last).at(who).when('DelegateDecisionRight', command);
    expect(decision).toMatchObject({ detail: expect.stringMatching(said) });
  });

  it('P36: says through whose hands a right came that is passed back', () => {
    const on = happened('DecisionRightDelegated', { ...lent.data, from: 'ana', to: 'bo' });
    const back = { to: 'ana', until, limit: eur('1.00') };
    const { decision } = given(granted, lent, on)
      .at({ by: { kind: 'person', id: 'bo' } })
      .when('DelegateDecisionRight', back);
    expect(decision).toMatchObject({ detail: expect.stringContaining('from ana (buyer → ana → bo)') });
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

describe('DelegateDecisionRight by somebody who is bound to sites', () => {
  const lend = { to: 'ana', until, limit: eur('900.00') };
  const ofLyon = { roles: ['buyer'], boundTo: ['lyon'] };
  const grantedAt = (scope: string) => happened('DecisionRightGranted', { ...terms, scope });
  const lentAt = (...sites: string[]) => happened('DecisionRightDelegated', { ...lent.data, sites });

  it('P36: passes on a right for all sites for their own only', () => {
    given(granted)
      .at(ofLyon)
      .when('DelegateDecisionRight', lend)
      .then(happened('DecisionRightDelegated', { ...lentAt('lyon').data, by: 'tester' }));
    given(granted, lentAt('lyon')).at(ofLyon).when('DelegateDecisionRight', lend).nothing();
  });

  it('P36: passes on no right of another site', () => {
    given(grantedAt('porto')).at(ofLyon).when('DelegateDecisionRight', lend).refused('GOV-DELEGATION-SITE');
    given(grantedAt('lyon'))
      .at(ofLyon)
      .when('DelegateDecisionRight', lend)
      .then(happened('DecisionRightDelegated', { ...lent.data, by: 'tester' }));
  });

  it('P36: passes on no further than it was passed on to them', () => {
    const asAna = { by: { kind: 'person' as const, id: 'ana' }, boundTo: ['lyon', 'porto'] };
    const on = { to: 'bo', until, limit: eur('900.00') };
    given(granted, lentAt('lyon', 'gdansk'))
      .at(asAna)
      .when('DelegateDecisionRight', on)
      .then(happened('DecisionRightDelegated', { ...lentAt('lyon').data, from: 'ana', to: 'bo', by: 'ana' }));
    given(granted, lentAt('gdansk'))
      .at(asAna)
      .when('DelegateDecisionRight', on)
      .refused('GOV-DELEGATION-SITE');
  });
});

describe('WithdrawDelegation', () => {
  const on = happened('DecisionRightDelegated', { ...lent.data, from: 'ana', to: 'bo' });
  const withdrawn = (from: string, to: string) =>
    happened('DecisionRightDelegationWithdrawn', { topic: 'purchase', from, to });

  it('takes back what was passed on, and what was passed on from there', () => {
    given(granted, lent, on)
      .at({ roles: ['buyer'] })
      .when('WithdrawDelegation', { to: 'ana' })
      .then(withdrawn('buyer', 'ana'));
    given(granted, lent, on, withdrawn('buyer', 'ana'))
      .at({ roles: ['admin'] })
      .when('WithdrawDelegation', { to: 'bo' })
      .refused('GOV-DELEGATION-NONE');
  });

  it('is for who passed it on, for their sites, and for who grants rights', () => {
    const inPorto = happened('DecisionRightDelegated', { ...lent.data, sites: ['porto'] });
    const byBuyer = (...boundTo: string[]) => ({ roles: ['buyer'], boundTo });
    const ask = given(granted, inPorto);
    ask.at(byBuyer('lyon')).when('WithdrawDelegation', { to: 'ana' }).refused('GOV-DELEGATION-GIVER');
    const gone = happened('DecisionRightDelegationWithdrawn', {
      ...{ topic: 'purchase', from: 'buyer', to: 'ana', sites: ['porto'] },
    });
    ask.at(byBuyer('porto')).when('WithdrawDelegation', { to: 'ana' }).then(gone);
    ask
      .at({ roles: ['coo'] })
      .when('WithdrawDelegation', { to: 'ana' })
      .then(gone);
    given(granted, lent, on)
      .at({ by: { kind: 'person', id: 'ana' } })
      .when('WithdrawDelegation', { to: 'bo' })
      .then(withdrawn('ana', 'bo'));
    ask
      .at({ by: { kind: 'person', id: 'bo' } })
      .when('WithdrawDelegation', { to: 'ana' })
      .refused('GOV-DELEGATION-GIVER');
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
