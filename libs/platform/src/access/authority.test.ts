/** Who may decide what: scope, role, delegation, time, limit and mode, each with the case that is refused. */
import { describe, expect, it } from '@jest/globals';
import type { Question } from './authority.js';
import { answerRight } from './authority.js';
import type { DecisionRight, Delegation, Mode } from './rights.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pln = (amount: string) => ({ amount, currency: 'PLN' });

const right = (id: string, more: Partial<DecisionRight>): DecisionRight => ({
  id,
  topic: 'purchase',
  scope: 'all',
  holderRole: 'buyer',
  level: 'site',
  validFrom: '2026-01-01T00:00:00Z',
  delegations: [],
  version: 1,
  ...more,
});

const machine = right('r0', { holderRole: 'automation', limit: eur('500.00'), escalatesTo: 'buyer' });
const buyer = right('r1', { limit: eur('1000.00'), escalatesTo: 'site-manager' });
const lyon = right('r2', {
  holderRole: 'site-manager',
  scope: 'lyon',
  limit: eur('9000.00'),
  escalatesTo: 'coo',
});
const coo = right('r3', { holderRole: 'coo', level: 'hq' });
const LADDER = [machine, buyer, lyon, coo];

/** What finance published, by `<from>.<to>.<date>`, as a decision of 2 March sees it. */
const ratesOf = (published: Readonly<Record<string, string>>) => ({
  rows: Object.fromEntries(Object.entries(published).map(([key, rate]) => [key, { rate }])),
  date: '2026-03-02',
});

const inMode = (mode: Mode) => ({ changes: [{ mode, effectiveFrom: '2026-02-01T00:00:00Z' }] });

const ask = (more: Partial<Question>, rights: readonly DecisionRight[] = LADDER) =>
  answerRight({
    rights: { rights },
    modes: undefined,
    topic: 'purchase',
    site: 'lyon',
    roles: ['buyer'],
    actor: 'ana',
    amount: eur('800.00'),
    at: '2026-03-02T11:00:00.000Z',
    rates: ratesOf({}),
    ...more,
  });

const granted = (rightId: string, more = {}) => ({
  granted: { level: 'site', rightId, policyVersion: 1, ...more },
});
const refused = (escalatesTo: string | null, why: RegExp) => ({
  granted: null,
  escalatesTo,
  answerWithin: null,
  why: expect.stringMatching(why),
});

describe('a right', () => {
  it('is granted up to its limit, and the limit itself is within', () => {
    expect(ask({})).toEqual(granted('r1'));
    expect(ask({ amount: eur('1000.00') })).toEqual(granted('r1'));
    expect(ask({ amount: null })).toEqual(granted('r1'));
  });

  it('escalates above its limit to the role on its ladder that covers the amount', () => {
    expect(ask({ amount: eur('1000.01') })).toEqual(refused('site-manager', /ends at 1000.00 EUR.*1000.01/));
    expect(ask({ amount: eur('50000.00') })).toEqual(refused('coo', /ends at/));
    expect(ask({ amount: eur('700.00'), roles: ['automation'] })).toEqual(
      refused('buyer', /automation ends/),
    );
  });

  it('P16: names the next in line after those that were asked, and how long they have', () => {
    const next = (asked: readonly string[], rights = LADDER, amount = '800.00') =>
      ask({ roles: [], actor: '', asked, amount: eur(amount) }, rights);
    expect(next(['buyer'])).toMatchObject({ granted: null, escalatesTo: 'site-manager', answerWithin: null });
    expect(next(['buyer', 'site-manager'])).toMatchObject({ escalatesTo: 'coo' });
    expect(next(['buyer', 'site-manager', 'coo'])).toMatchObject({ escalatesTo: null });
    expect(next(['buyer'], LADDER, '9500.00')).toMatchObject({ escalatesTo: 'coo' });
    const patient = { ...coo, answerWithin: 'P5D' };
    expect(next(['site-manager'], [buyer, lyon, patient])).toMatchObject({
      ...{ escalatesTo: 'coo', answerWithin: 'P5D' },
    });
  });

  it('P16: never names somebody below those that were asked', () => {
    const hq = right('r5', { holderRole: 'controller', level: 'hq', limit: eur('2000.00') });
    expect(ask({ roles: [], actor: '', asked: ['controller'] }, [lyon, hq])).toMatchObject({
      escalatesTo: null,
    });
  });

  it('is not held by another role, site, topic', () => {
    expect(ask({ roles: ['planner'] })).toEqual(refused('buyer', /planner holds no decision right/));
    expect(ask({ roles: ['site-manager'], site: 'porto' })).toEqual(refused('buyer', /no decision right/));
    expect(ask({ topic: 'hiring' })).toEqual(
      refused(null, /No decision right for hiring at lyon is in force/),
    );
    expect(ask({ site: null, roles: ['site-manager'] })).toEqual(refused('buyer', /for the enterprise/));
    expect(ask({ rights: undefined, roles: [] })).toEqual(refused(null, /in force/));
  });

  it('for the site goes before the one of the same role for all sites', () => {
    const here = right('r9', { scope: 'lyon', limit: eur('100.00') });
    expect(ask({}, [buyer, here])).toEqual(refused(null, /ends at 100.00/));
    expect(ask({ site: 'porto' }, [buyer, here])).toEqual(granted('r1'));
  });

  it('begins, ends and is stopped', () => {
    const at = '2026-03-02T11:00:00.000Z';
    expect(ask({}, [{ ...buyer, validFrom: '2026-03-02T12:00:00+01:00' }])).toEqual(granted('r1'));
    expect(ask({}, [{ ...buyer, validFrom: '2026-03-02T12:01:00+01:00' }])).toMatchObject({ granted: null });
    expect(ask({}, [{ ...buyer, validTo: at }])).toMatchObject({ granted: null });
    expect(ask({}, [{ ...buyer, stoppedAt: at }])).toMatchObject({ granted: null });
    expect(ask({}, [{ ...buyer, stoppedAt: '2026-03-02T11:00:00.001Z' }])).toEqual(granted('r1'));
  });

  it('P36: in another currency counts at the rate of the day, of the pair or else the opposite one', () => {
    const amount = pln('4000.00');
    const direct = ratesOf({ 'PLN.EUR.2026-03-02': '0.25', 'EUR.PLN.2026-03-02': '1' });
    expect(ask({ amount, rates: direct })).toEqual(granted('r1'));
    expect(ask({ amount: pln('4000.01'), rates: direct })).toEqual(
      refused('site-manager', /ends at 1000.00 EUR; this is 4000.01 PLN, at 1 PLN = 0.25 EUR of 2026-03-02/),
    );
    const opposite = ratesOf({ 'EUR.PLN.2026-02-27': '4' });
    expect(ask({ amount, rates: opposite })).toEqual(granted('r1'));
    expect(ask({ amount: pln('4000.01'), rates: opposite })).toEqual(
      refused('site-manager', /at 1 EUR = 4 PLN of 2026-02-27/),
    );
  });

  it('P36: is compared exactly, where rounding to the cent would let more through or less', () => {
    // The ECB's 4.2345 of a day: 1,000.00 EUR are 4,234.50 PLN, and a cent of a zloty more is above.
    const rates = ratesOf({ 'EUR.PLN.2026-03-02': '4.2345' });
    expect(ask({ amount: pln('4234.50'), rates })).toEqual(granted('r1'));
    expect(ask({ amount: pln('4234.51'), rates })).toMatchObject({ escalatesTo: 'site-manager' });
    // 4,273.52 × 0.234 are 1,000.00368 EUR, 1,000.00 when rounded.
    const short = ratesOf({ 'PLN.EUR.2026-03-02': '0.234' });
    expect(ask({ amount: pln('4273.50'), rates: short })).toEqual(granted('r1'));
    expect(ask({ amount: pln('4273.52'), rates: short })).toMatchObject({ escalatesTo: 'site-manager' });
  });

  it('P36: without a rate of the last week is refused, and says which rate is missing', () => {
    const amount = pln('4000.00');
    const missing = /no rate is known.*publish the rate PLN.EUR for a day from 2026-02-23 to 2026-03-02/;
    const old = ratesOf({ 'PLN.EUR.2026-02-22': '0.25', 'PLN.EUR.2026-03-03': '0.25' });
    expect(ask({ amount })).toEqual(refused('coo', missing));
    expect(ask({ amount, rates: old })).toEqual(refused('coo', missing));
    expect(ask({ amount, rates: ratesOf({ 'PLN.EUR.2026-02-23': '0.25' }) })).toEqual(granted('r1'));
  });

  it('names nobody when its ladder is a circle and nobody covers the amount', () => {
    const round = [
      { ...buyer, escalatesTo: 'chief' },
      right('r4', { holderRole: 'chief', limit: eur('1.00'), escalatesTo: 'buyer' }),
    ];
    expect(ask({ amount: eur('2000.00') }, round)).toMatchObject({ granted: null, escalatesTo: 'buyer' });
  });

  it('of the lowest level is the one used', () => {
    expect(ask({ roles: ['coo', 'buyer'] })).toEqual(granted('r1'));
    expect(ask({ roles: ['coo', 'buyer'], amount: eur('99999.00') })).toEqual(granted('r3', { level: 'hq' }));
  });
});

describe('a delegation', () => {
  const lent = (more = {}) => [
    {
      ...buyer,
      delegations: [
        {
          from: 'bo',
          to: 'ana',
          since: '2026-03-01T00:00:00Z',
          until: '2026-03-03T00:00:00Z',
          ...more,
        },
      ],
    },
  ];

  it('lets the person decide until it ends', () => {
    expect(ask({ roles: [] }, lent())).toEqual(granted('r1', { delegatedFrom: 'bo' }));
    expect(ask({ roles: [], actor: 'cy' }, lent())).toMatchObject({ granted: null });
    expect(ask({ roles: [], at: '2026-03-03T00:00:00Z' }, lent())).toMatchObject({ granted: null });
    expect(ask({ roles: [], at: '2026-02-28T23:59:59Z' }, lent())).toMatchObject({ granted: null });
  });

  it('P36: holds at the sites that it names', () => {
    expect(ask({ roles: [], site: 'lyon' }, lent({ sites: ['lyon'] }))).toEqual(
      granted('r1', { delegatedFrom: 'bo' }),
    );
    expect(ask({ roles: [], site: 'lyon' }, lent({ sites: ['porto'] }))).toMatchObject({ granted: null });
    expect(ask({ roles: [], site: null }, lent({ sites: ['lyon'] }))).toMatchObject({ granted: null });
  });

  it('has the tighter of both limits', () => {
    expect(ask({ roles: [] }, lent({ limit: eur('700.00') }))).toMatchObject({ granted: null });
    expect(ask({ roles: [], amount: eur('1500.00') }, lent({ limit: eur('2000.00') }))).toMatchObject({
      granted: null,
    });
  });
});

describe('the operating mode', () => {
  it('centralised leaves only headquarters', () => {
    expect(ask({ modes: inMode('centralised') })).toEqual(refused('coo', /only headquarters/));
    expect(ask({ modes: inMode('centralised'), roles: ['coo'] })).toEqual(granted('r3', { level: 'hq' }));
  });

  it('decentralised takes the limit off the highest right at the site and keeps headquarters out', () => {
    const modes = inMode('decentralised');
    const amount = eur('50000.00');
    expect(ask({ modes, amount, roles: ['site-manager'] })).toEqual(granted('r2'));
    expect(ask({ modes, amount })).toMatchObject({ granted: null, escalatesTo: 'site-manager' });
    expect(ask({ modes, amount, roles: ['coo'] })).toMatchObject({
      granted: null,
      escalatesTo: 'site-manager',
    });
  });

  it('P36: decentralised takes the limit off the right that is highest at the rate of the day', () => {
    const rights = [buyer, { ...lyon, limit: pln('9000.00') }];
    const asked = { modes: inMode('decentralised'), amount: eur('50000.00') };
    const rates = ratesOf({ 'EUR.PLN.2026-03-02': '4.2' });
    expect(ask({ ...asked, rates }, rights)).toMatchObject({ granted: null, escalatesTo: 'site-manager' });
    expect(ask({ ...asked, rates, roles: ['site-manager'] }, rights)).toEqual(granted('r2'));
    const weak = ratesOf({ 'EUR.PLN.2026-03-02': '9.5' });
    expect(ask({ ...asked, rates: weak }, rights)).toEqual(granted('r1'));
  });

  it('decentralised never lets a machine beyond its limit, nor leaves a site without rights', () => {
    const modes = inMode('decentralised');
    expect(ask({ modes, roles: ['automation'] }, [machine, coo])).toMatchObject({ granted: null });
    expect(ask({ modes, roles: ['coo'] }, [coo])).toEqual(granted('r3', { level: 'hq' }));
  });

  it('holds from its date on', () => {
    const modes = { changes: [...inMode('decentralised').changes, ...later] };
    expect(ask({ modes, at: '2026-01-31T00:00:00Z' })).toEqual(granted('r1'));
    expect(ask({ modes, roles: ['coo'] })).toMatchObject({ granted: null });
    expect(ask({ modes, at: '2026-04-01T00:00:00Z' })).toMatchObject({ granted: null, escalatesTo: 'coo' });
  });
  const later = [{ mode: 'centralised', effectiveFrom: '2026-04-01T00:00:00Z' } as const];
});

describe('who asked for what is decided', () => {
  const since = '2026-02-01T00:00:00Z';
  const until = '2026-12-31T00:00:00Z';
  const passedOn = (...delegations: readonly Omit<Delegation, 'since' | 'until'>[]): DecisionRight[] => [
    { ...buyer, delegations: delegations.map((each) => ({ since, until, ...each })) },
  ];

  it('P36: does not decide it, whichever of their roles holds the right', () => {
    const barred = ['ana'];
    expect(ask({ barred, roles: ['buyer', 'coo'] })).toEqual(refused('buyer', /ana asked for this/));
    expect(ask({ barred: ['bea'] })).toEqual(granted('r1'));
  });

  it('P36: does not have it decided by whom they passed the right on to, through however many hands', () => {
    const rights = passedOn({ from: 'buyer', by: 'bea', to: 'cem' }, { from: 'cem', by: 'cem', to: 'ana' });
    const asAna = { roles: [], actor: 'ana' };
    expect(ask(asAna, rights)).toEqual(granted('r1', { delegatedFrom: 'cem' }));
    expect(ask({ ...asAna, barred: ['cem'] }, rights)).toEqual(refused('buyer', /no decision right/));
    expect(ask({ ...asAna, barred: ['bea'] }, rights)).toEqual(refused('buyer', /no decision right/));
    expect(ask({ ...asAna, barred: ['dan'] }, rights)).toEqual(granted('r1', { delegatedFrom: 'cem' }));
  });
});
