/** Sites with their zone, currency and how far each topic is decided there. */
import { companyEvents } from '@gemba/contracts/events/company';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';
import type { SiteRow } from '../../answers/rows/company.js';

/** The site's own events fill `site`, those of each operating mode their own topic. */
export type SiteDocument = {
  readonly site?: Omit<SiteRow, 'modes' | 'site'>;
  readonly modes?: SiteRow['modes'];
};

export const siteDocuments = table<typeof companyEvents, SiteDocument>('site-documents', {
  events: companyEvents,
  row: {},
  on: {
    SiteRegistered: {
      key: (e) => e.subject,
      becomes: (before, { subject, data: { gln: _, ...said } }) => ({
        ...before,
        site: { id: subject, ...said },
      }),
    },
    OperatingModeChanged: {
      key: (e) => e.data.site,
      becomes: (before, { data: { topic, mode } }) => ({
        ...before,
        modes: { ...before?.modes, [topic]: mode },
      }),
    },
  },
});

export const sites = expansion('sites', {
  of: siteDocuments,
  rows: ({ site, modes = {} }, id) => (site ? { [id]: { ...site, site: id, modes } } : {}),
});
