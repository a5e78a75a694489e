/** Warehouse reports that name items or places nobody here knows: kept, shown, without effect. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { UnmatchedEpcisRow } from '../../answers/rows/supply-chain.js';

export const unmatchedEpcis = table<typeof companyEvents, UnmatchedEpcisRow>('unmatched-epcis', {
  events: companyEvents,
  row: {} as UnmatchedEpcisRow,
  on: {
    EpcisEventCaptured: {
      key: (e) => (e.data.match === 'unmatched' ? e.subject : null),
      becomes: (_, { subject, siteId, data }) => ({
        id: subject,
        // Reports of before have no home, and name where they happened.
        site: siteId ?? data.sites?.[0] ?? null,
        eventId: data.epcisId,
        epcisType: data.epcisType,
        bizStep: data.bizStep ?? null,
        eventTime: data.eventTime,
        recordedAt: data.recordTime,
        captureJob: data.captureJob,
        reason: data.unmatchedBecause ?? null,
      }),
    },
  },
});
