/** Warehouse reports that name items or places nobody here knows: kept, shown, without effect. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type UnmatchedEpcisRow = {
  readonly id: string;
  readonly site: string | null;
  readonly epcisId: string;
  readonly epcisType: string;
  readonly bizStep: string | null;
  readonly eventTime: string;
  readonly recordTime: string;
  readonly captureJob: string;
  readonly because: string | null;
};

export const unmatchedEpcis = table<typeof companyEvents, UnmatchedEpcisRow>('unmatched-epcis', {
  events: companyEvents,
  row: {} as UnmatchedEpcisRow,
  on: {
    EpcisEventCaptured: {
      key: (e) => (e.data.match === 'unmatched' ? e.subject : null),
      becomes: (_, { subject, siteId, data }) => ({
        id: subject,
        site: siteId,
        epcisId: data.epcisId,
        epcisType: data.epcisType,
        bizStep: data.bizStep ?? null,
        eventTime: data.eventTime,
        recordTime: data.recordTime,
        captureJob: data.captureJob,
        because: data.unmatchedBecause ?? null,
      }),
    },
  },
});
