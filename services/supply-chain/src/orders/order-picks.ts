/** What is being picked for a sales order, or no longer wanted of it: of the two only one is ever begun. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Picked = { readonly shipment: string; readonly line: string; readonly lot: string };

export type OrderPicksRow = {
  readonly picks: readonly Picked[];
  /** Lines that are cancelled. */
  readonly ended: readonly string[];
};

const NOTHING_PICKED: OrderPicksRow = { picks: [], ended: [] };

/** Shipments for which something of these lines is picked. */
export const shipmentsPicking = (
  row: OrderPicksRow | undefined,
  lines: readonly { readonly line: string }[],
): readonly string[] => [
  ...new Set(
    (row?.picks ?? [])
      .filter((pick) => lines.some(({ line }) => line === pick.line))
      .map(({ shipment }) => shipment),
  ),
];

/** Folded with the log, so that nobody takes from the shelf what is cancelled at the same moment. */
export const orderPicks = table('order-picks', {
  events: companyEvents,
  row: NOTHING_PICKED,
  on: {
    ShipmentPickConfirmed: {
      key: ({ data }) => data.salesOrder,
      becomes: (row = NOTHING_PICKED, { subject: shipment, data: { line, lot } }) => ({
        ...row,
        picks: [...row.picks, { shipment, line, lot }],
      }),
    },
    PickShort: {
      key: ({ data }) => data.salesOrder ?? null,
      becomes: (row = NOTHING_PICKED, { subject, data: { line, lot } }) => ({
        ...row,
        picks: row.picks.filter(
          (each) => each.shipment !== subject || each.line !== line || each.lot !== lot,
        ),
      }),
    },
    SalesOrderCancelled: {
      key: ({ subject }) => subject,
      becomes: (row = NOTHING_PICKED, { data: { lines } }) => ({
        ...row,
        ended: [...row.ended, ...lines.map(({ line }) => line)],
      }),
    },
    SalesOrderLineCancelled: {
      key: ({ subject }) => subject,
      becomes: (row = NOTHING_PICKED, { data: { line } }) => ({ ...row, ended: [...row.ended, line] }),
    },
  },
});
