/** A delivery note brings the same lot to a site once, whichever order it is received on. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

type Noted = { readonly item: string; readonly lot: string; readonly deliveryNote?: string };

export type NoteRow = { readonly order: string };

/** Site, item, lot and note; the note comes last, since it may hold any character. */
export const noteKey = (site: string, { item, lot, deliveryNote }: Noted): string =>
  `${site}/${item}/${lot}/${deliveryNote ?? ''}`;

export const deliveryNotes = table('delivery-note', {
  events: companyEvents,
  row: {} as NoteRow,
  on: {
    GoodsReceived: {
      key: ({ data: { site, item, lot, deliveryNote } }) =>
        deliveryNote === undefined ? null : `${site}/${item}/${lot}/${deliveryNote}`,
      becomes: (before, { subject }) => before ?? { order: subject },
    },
  },
});

export const receivedElsewhere = (
  row: NoteRow | undefined,
  order: string,
  { lot, deliveryNote }: Noted,
): Rejection | null => {
  if (deliveryNote === undefined || row === undefined || row.order === order) return null;
  const detail = `Lot ${lot} of delivery note ${deliveryNote} was received on ${row.order}. Check the order.`;
  return reject('SCM-GR-DUPLICATE', detail, {
    violated: { rule: 'a delivery note once', actual: order, limit: row.order },
  });
};
