/** A site shows its modes whichever was heard first, and nothing before it is registered. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { listed } from '@gemba/read-model/expansion';
import { shows } from '@gemba/read-model/table';
import { siteDocuments, sites } from './sites.js';

const registered = heard(
  'SiteRegistered',
  {
    name: 'Porto',
    companyId: 'gemba-eu',
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    groupCurrency: 'EUR',
    dayStart: '06:00',
    gln: '1.2',
  },
  { subject: 'porto' },
);
const changed = heard('OperatingModeChanged', {
  topic: 'purchase',
  site: 'porto',
  mode: 'hybrid' as const,
  effectiveFrom: '2026-01-01T00:00:00.000Z',
});
const after = (...events: Parameters<typeof shows>[1][]) => listed(sites, shows(siteDocuments, ...events));

describe('sites', () => {
  it('show zone, currency and modes', () => {
    expect(after(registered, changed)).toEqual({
      porto: {
        id: 'porto',
        site: 'porto',
        name: 'Porto',
        companyId: 'gemba-eu',
        timeZone: 'Europe/Lisbon',
        currency: 'EUR',
        groupCurrency: 'EUR',
        dayStart: '06:00',
        modes: { purchase: 'hybrid' },
      },
    });
    expect(after(changed, registered)).toEqual(after(registered, changed));
  });

  it('are not shown before they are registered', () => {
    expect(after(changed)).toEqual({});
  });
});
