/** On which lots of a site quality has a hold as a whole. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

export type HeldLotRow = { readonly holds: readonly string[] };

export const heldLotKey = ({ site, item, lot }: Lot): string => `${site}/${item}/${lot}`;

/** A hold that names a quantity is about that part only. */
export const heldLotTable = table('held-lot', {
  events: companyEvents,
  row: {} as HeldLotRow,
  on: {
    HoldPlaced: {
      key: ({ data }) => (data.quantity === undefined ? heldLotKey(data) : null),
      becomes: (row, { subject }): HeldLotRow => ({ holds: [...(row?.holds ?? []), subject] }),
    },
    HoldLifted: {
      key: ({ data }) => heldLotKey(data),
      becomes: (row, { subject }) => {
        const holds = (row?.holds ?? []).filter((each) => each !== subject);
        return holds.length === 0 ? null : { holds };
      },
    },
  },
});
