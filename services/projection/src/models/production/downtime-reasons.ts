/** What downtime reasons are called, for those who read what machines that stand cost. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type DowntimeReasonRow = { readonly id: string; readonly name: string };

export const downtimeReasons = table<typeof companyEvents, DowntimeReasonRow>('downtime-reasons', {
  events: companyEvents,
  row: {} as DowntimeReasonRow,
  on: {
    DowntimeReasonDefined: {
      key: (e) => e.subject,
      becomes: (_, { subject: id, data: { name } }) => ({ id, name }),
    },
  },
});
