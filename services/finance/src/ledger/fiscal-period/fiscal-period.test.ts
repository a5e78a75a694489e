/** Periods close in order and reopen in the opposite order. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { schemaOf } from '@gemba/contracts/schema';
import { fingerprint } from './trial-balance.js';
import { monthBeside } from './calendar.js';
import { fiscalPeriod } from './fiscal-period.js';

const { given } = spec(fiscalPeriod);
const of = { company: 'gemba-fr', period: '2026-03' };
const here = { id: 'gemba-fr.2026-03' };
const opened = happened('PeriodOpened', of);
const locked = happened('PeriodLocked', { reason: 'month end' });
const balance = {
  journals: 1,
  accounts: { 3000: { debit: '0', credit: '12.5' }, 1000: { debit: '12.5', credit: '0' } },
};
const closed = happened('PeriodClosed', { trialBalanceHash: fingerprint(balance) });
const close = of;
const reopen = { ...of, reason: 'late invoice' };
const entity = { id: 'gemba-fr', name: 'Gemba', currency: 'EUR', groupCurrency: 'EUR', country: 'FR' };
const known = { entity, balance };
const months = (all: Readonly<Record<string, string>>) => ({ calendar: { months: all } });

describe('OpenFiscalPeriod', () => {
  it('opens a month, once', () => {
    given().knowing(known).when('OpenFiscalPeriod', of).then(opened);
    given(opened).knowing(known).when('OpenFiscalPeriod', of).nothing();
    expect(fiscalPeriod.idOf?.(of as never)).toBe('gemba-fr.2026-03');
  });

  it.each(['2026-13', '1969-12', '2028-04', '9999-12'])(
    'refuses %s, which is no month of the books',
    (period) => {
      given()
        .knowing(known)
        .when('OpenFiscalPeriod', { ...of, period })
        .refused('FIN-PER-NAME');
    },
  );

  it('refuses what is no longer open', () => {
    given(opened, locked).knowing(known).when('OpenFiscalPeriod', of).refused('FIN-PER-STATE');
  });

  it('O42: refuses a company that nobody registered', () => {
    given().when('OpenFiscalPeriod', of).refused('FIN-PER-COMPANY');
  });

  it.each([
    ['the month after the last', { '2026-02': 'closed' }, null],
    ['the month before the first', { '2026-04': 'open' }, null],
    ['a month that leaves a gap behind', { '2026-01': 'open' }, 'FIN-PER-ORDER'],
    ['a month that leaves a gap ahead', { '2026-05': 'open' }, 'FIN-PER-ORDER'],
    ['a month before one that is closed', { '2026-04': 'closed' }, 'FIN-PER-ORDER'],
  ])('O42: opens without a gap: %s', (_, all, code) => {
    const sentence = given()
      .knowing({ ...known, ...months(all) })
      .when('OpenFiscalPeriod', of);
    if (code) sentence.refused(code);
    else sentence.then(opened);
  });
});

describe('LockFiscalPeriod', () => {
  it('locks what is open, once', () => {
    given(opened).when('LockFiscalPeriod', { reason: 'month end' }).then(locked);
    given(opened, locked).when('LockFiscalPeriod', { reason: 'month end' }).nothing();
    given(opened, locked, closed).when('LockFiscalPeriod', { reason: 'x' }).refused('FIN-PER-STATE');
  });
});

describe('CloseFiscalPeriod', () => {
  it('closes what is locked, once, when all months before are closed', () => {
    const all = months({ '2026-02': 'closed', '2026-03': 'locked', '2026-04': 'open' });
    given(opened, locked)
      .at(here)
      .knowing({ ...known, ...all })
      .when('CloseFiscalPeriod', close)
      .then(closed);
    given(opened, locked, closed).at(here).knowing(known).when('CloseFiscalPeriod', close).nothing();
  });

  it('O42: computes the fingerprint of the trial balance, and takes none from the caller', () => {
    // printf '1000 12.5 0\n3000 0 12.5\n' | sha256sum
    expect(fingerprint(balance)).toBe('22a86ed82bed54dc690ef1ed67a6e2e91b4f0205861cf7ac024ee2eb37ab180a');
    const keys = Object.keys(schemaOf(fiscalPeriod.commands.CloseFiscalPeriod).properties ?? {});
    expect(keys.toSorted()).toEqual(['company', 'period']);
  });

  it('O42: refuses out of order, unopened, unlocked, or under another name', () => {
    given(opened, locked)
      .at(here)
      .knowing({ ...known, ...months({ '2026-01': 'locked', '2026-02': 'closed' }) })
      .when('CloseFiscalPeriod', close)
      .refused('FIN-PER-ORDER');
    given().at(here).when('CloseFiscalPeriod', close).refused('FIN-PER-STATE');
    given(opened).at(here).when('CloseFiscalPeriod', close).refused('FIN-PER-STATE');
    given(opened, locked).when('CloseFiscalPeriod', close).refused('FIN-PER-STATE');
  });

  it('asks for months over the turn of the year', () => {
    expect([monthBeside('2026-01', -1), monthBeside('2025-12', 1)]).toEqual(['2025-12', '2026-01']);
  });
});

describe('ReopenFiscalPeriod', () => {
  const reopened = happened('PeriodReopened', { reason: 'late invoice' });

  it('reopens, once', () => {
    given(opened, locked, closed).at(here).when('ReopenFiscalPeriod', reopen).then(reopened);
    given(opened, locked, reopened).at(here).when('ReopenFiscalPeriod', reopen).nothing();
  });

  it('refuses under a closed month, under another name, and what never was', () => {
    const after = months({ '2026-03': 'closed', '2026-04': 'closed' });
    given(opened, locked, closed)
      .at(here)
      .knowing(after)
      .when('ReopenFiscalPeriod', reopen)
      .refused('FIN-PER-ORDER');
    given(opened).when('ReopenFiscalPeriod', reopen).refused('FIN-PER-STATE');
    given().at(here).when('ReopenFiscalPeriod', reopen).refused('FIN-PER-STATE');
  });
});
