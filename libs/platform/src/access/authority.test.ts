/** Who may decide what: scope, role, delegation, time, limit and mode, each with the case that is refused. */
import { describe, expect, it } from '@jest/globals';
import type { Question } from './authority.js';
import { answerRight } from './authority.js';
import type { DecisionRight, Mode } from './rights.js';

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
    ...more,
  });

const granted = (rightId: string, more = {}) => ({
  granted: { level: 'site', rightId, policyVersion: 1, ...more },
});
const refused = (escalatesTo: string | null, why: RegExp) => ({
  granted: null,
  escalatesTo,
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

  it('in another currency is refused unless a rate compares them', () => {
    const amount = pln('4000.00');
    const convert = (m: { amount: string }) => eur(String(Number(m.amount) / 4));
    expect(ask({ amount })).toEqual(refused('coo', /no rate is known/));
    expect(ask({ amount, convert })).toEqual(granted('r1'));
    expect(ask({ amount: pln('4400.00'), convert })).toMatchObject({
      granted: null,
      escalatesTo: 'site-manager',
    });
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
