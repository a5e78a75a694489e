/** Periods close in order and reopen in the opposite order. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { fiscalPeriod } from './fiscal-period.js';

const { given } = spec(fiscalPeriod);
const of = { company: 'gemba-fr', period: '2026-03' };
const here = { id: 'gemba-fr.2026-03' };
const opened = happened('PeriodOpened', of);
const locked = happened('PeriodLocked', { reason: 'month end' });
const closed = happened('PeriodClosed', { trialBalanceHash: 'abc' });
const close = { ...of, trialBalanceHash: 'abc' };
const reopen = { ...of, reason: 'late invoice' };

describe('OpenFiscalPeriod', () => {
  it('opens a month, once', () => {
    given().when('OpenFiscalPeriod', of).then(opened);
    given(opened).when('OpenFiscalPeriod', of).nothing();
    expect(fiscalPeriod.idOf?.(of as never)).toBe('gemba-fr.2026-03');
  });

  it('refuses what is no month or no longer open', () => {
    given()
      .when('OpenFiscalPeriod', { ...of, period: '2026-13' })
      .refused('FIN-PER-NAME');
    given(opened, locked).when('OpenFiscalPeriod', of).refused('FIN-PER-STATE');
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
  it('closes what is locked, once, when the month before is closed or was never opened', () => {
    given(opened, locked).at(here).when('CloseFiscalPeriod', close).then(closed);
    const before = { status: 'closed' };
    given(opened, locked).at(here).knowing({ before }).when('CloseFiscalPeriod', close).then(closed);
    given(opened, locked, closed).at(here).when('CloseFiscalPeriod', close).nothing();
  });

  it('refuses out of order, unlocked, or under another name', () => {
    const before = { status: 'locked' };
    given(opened, locked)
      .at(here)
      .knowing({ before })
      .when('CloseFiscalPeriod', close)
      .refused('FIN-PER-ORDER');
    given(opened).at(here).when('CloseFiscalPeriod', close).refused('FIN-PER-STATE');
    given(opened, locked).when('CloseFiscalPeriod', close).refused('FIN-PER-STATE');
  });

  it('asks for the month before, also over the turn of the year', () => {
    const needs = fiscalPeriod.needs?.CloseFiscalPeriod?.({ ...close, period: '2026-01' } as never);
    expect(needs?.before).toMatchObject({ id: 'gemba-fr.2025-12' });
    const after = fiscalPeriod.needs?.ReopenFiscalPeriod?.({ ...reopen, period: '2025-12' } as never);
    expect(after?.after).toMatchObject({ id: 'gemba-fr.2026-01' });
  });
});

describe('ReopenFiscalPeriod', () => {
  const reopened = happened('PeriodReopened', { reason: 'late invoice' });

  it('reopens, once', () => {
    given(opened, locked, closed).at(here).when('ReopenFiscalPeriod', reopen).then(reopened);
    given(opened, locked, reopened).at(here).when('ReopenFiscalPeriod', reopen).nothing();
  });

  it('refuses under a closed month, under another name, and what never was', () => {
    const after = { status: 'closed' };
    given(opened, locked, closed)
      .at(here)
      .knowing({ after })
      .when('ReopenFiscalPeriod', reopen)
      .refused('FIN-PER-ORDER');
    given(opened).when('ReopenFiscalPeriod', reopen).refused('FIN-PER-STATE');
    given().at(here).when('ReopenFiscalPeriod', reopen).refused('FIN-PER-STATE');
  });
});
