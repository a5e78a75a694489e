/** The inspections of a lot that are not decided yet: a lot that came in parts has one for each. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

/** Inspection → what it was opened for. */
export type OpenInspections = { readonly open: Readonly<Record<string, string>> };

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

export const lotKey = ({ site, item, lot }: Lot): string => `${site}/${item}/${lot}`;

export const openInspections = table('open-inspections', {
  events: companyEvents,
  row: {} as OpenInspections,
  on: {
    InspectionOpened: {
      key: ({ data: { site, item, lot } }) => `${site}/${item}/${lot}`,
      becomes: (row, { subject, data: { trigger } }) => ({ open: { ...row?.open, [subject]: trigger } }),
    },
    InspectionDecided: {
      key: ({ data: { site, item, lot } }) => `${site}/${item}/${lot}`,
      becomes: (row, { subject }) => {
        const open = Object.fromEntries(Object.entries(row?.open ?? {}).filter(([id]) => id !== subject));
        return Object.keys(open).length === 0 ? null : { open };
      },
    },
  },
});
