/** The rows of the standard tables are what governance said, in whatever order its streams arrive. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { modeAt } from './rights.js';
import { exchangeRateTable } from './rates.js';
import { decisionRightTable, legalEntityTable, operatingModeTable, siteTable } from './tables.js';

const grant = (subject: string, holderRole: string) =>
  heard(
    'DecisionRightGranted',
    {
      topic: 'purchase',
      scope: 'all',
      holderRole,
      level: 'site' as const,
      validFrom: '2026-01-01T00:00:00Z',
    },
    { subject },
  );
const lend = heard(
  'DecisionRightDelegated',
  { topic: 'purchase', to: 'ana', until: '2026-04-01T00:00:00Z' },
  { subject: 'r1' },
);
const suspend = heard('DecisionRightSuspended', { topic: 'purchase', reason: 'audit' }, { subject: 'r1' });

describe('sites and legal entities', () => {
  it('are kept by id', () => {
    const books = { name: 'Gemba FR', currency: 'EUR', groupCurrency: 'EUR' };
    expect(
      shows(legalEntityTable, heard('LegalEntityRegistered', { ...books, country: 'FR' }, { subject: 'fr' })),
    ).toEqual({
      fr: { id: 'fr', ...books, country: 'FR' },
    });
    const site = { ...books, companyId: 'fr', timeZone: 'Europe/Paris', dayStart: '06:00' };
    expect(shows(siteTable, heard('SiteRegistered', site, { subject: 'lyon' }))).toEqual({
      lyon: { id: 'lyon', ...site },
    });
  });
});

describe('decision rights', () => {
  it('stand in one row of their topic, the same whichever stream comes first', () => {
    const row = shows(decisionRightTable, grant('r1', 'buyer'), lend, grant('r2', 'coo'));
    expect(shows(decisionRightTable, grant('r2', 'coo'), grant('r1', 'buyer'), lend)).toEqual(row);
    expect(row.purchase?.rights.map(({ id, version }) => [id, version])).toEqual([
      ['r1', 2],
      ['r2', 1],
    ]);
    expect(row.purchase?.rights[0]?.delegations).toEqual([
      { from: 'buyer', to: 'ana', since: '2026-03-02T11:00:00.000Z', until: '2026-04-01T00:00:00Z' },
    ]);
  });

  it('are passed on no more once that is taken back, nor what came from there', () => {
    const on = heard(
      'DecisionRightDelegated',
      { topic: 'purchase', from: 'ana', to: 'bo', until: '2026-04-01T00:00:00Z', sites: ['lyon'] },
      { subject: 'r1' },
    );
    const back = heard(
      'DecisionRightDelegationWithdrawn',
      { topic: 'purchase', from: 'buyer', to: 'ana' },
      { subject: 'r1' },
    );
    const row = shows(decisionRightTable, grant('r1', 'buyer'), lend, on);
    expect(row.purchase?.rights[0]?.delegations).toMatchObject([
      { to: 'ana' },
      { to: 'bo', sites: ['lyon'] },
    ]);
    const after = shows(decisionRightTable, grant('r1', 'buyer'), lend, on, back);
    expect(after.purchase?.rights[0]).toMatchObject({ version: 4, delegations: [] });
  });

  it('stop when suspended and run again when granted again', () => {
    const stopped = shows(decisionRightTable, grant('r1', 'buyer'), lend, suspend);
    expect(stopped.purchase?.rights[0]?.stoppedAt).toBe('2026-03-02T11:00:00.000Z');
    const again = shows(decisionRightTable, grant('r1', 'buyer'), lend, suspend, grant('r1', 'buyer'));
    expect(again.purchase?.rights[0]).toMatchObject({ version: 4, delegations: [{ to: 'ana' }] });
    expect(again.purchase?.rights[0]?.stoppedAt).toBeUndefined();
  });
});

describe('operating modes', () => {
  it('are ordered by effective date; of two for one date the later word holds', () => {
    const change = (mode: 'centralised' | 'decentralised' | 'hybrid', effectiveFrom: string) =>
      heard('OperatingModeChanged', { topic: 'purchase', site: 'lyon', mode, effectiveFrom });
    const modes = shows(
      operatingModeTable,
      change('centralised', '2026-03-01T00:00:00Z'),
      change('decentralised', '2026-02-01T00:00:00Z'),
      change('hybrid', '2026-03-01T00:00:00Z'),
    )['purchase.lyon'];
    expect(modes?.changes.map(({ mode }) => mode)).toEqual(['decentralised', 'centralised', 'hybrid']);
    expect(modeAt(modes, '2026-02-15T00:00:00Z')).toBe('decentralised');
    expect(modeAt(modes, '2026-03-01T00:00:00Z')).toBe('hybrid');
    expect(modeAt(undefined, '2026-03-01T00:00:00Z')).toBe('hybrid');
  });
});

describe('exchange rates', () => {
  it('are kept by pair and date', () => {
    const on = (date: string, rate: string) =>
      heard('RatePublished', { from: 'USD', to: 'EUR', date, rate, source: 'ECB' });
    expect(shows(exchangeRateTable, on('2026-03-02', '0.91'), on('2026-03-01', '0.9'))).toEqual({
      'USD.EUR.2026-03-02': { rate: '0.91' },
      'USD.EUR.2026-03-01': { rate: '0.9' },
    });
  });
});
