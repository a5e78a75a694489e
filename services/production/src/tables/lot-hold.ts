/**
 * Which lots quality holds at a site as a whole, so that none of them is put into a product; a part of a lot
 * is kept back by stock itself.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

/** The holds of a lot by their id: a lot may be held at several sites and for several reasons at once. */
export type LotHold = Readonly<Record<string, { readonly site: string; readonly since: string }>>;

export const lotKey = ({ item, lot }: { item: string; lot: string }): string => `${item}/${lot}`;

/** Whether the lot was already held at the site at the instant (RFC 3339 UTC). */
export const isHeld = (holds: LotHold | undefined, site: string, at: string): boolean =>
  Object.values(holds ?? {}).some((hold) => hold.site === site && hold.since <= at);

const NO_HOLD: LotHold = {};

export const lotHold = table('lot-hold', {
  events: companyEvents,
  row: NO_HOLD,
  on: {
    HoldPlaced: {
      key: ({ data }) => (data.quantity === undefined ? lotKey(data) : null),
      becomes: (row, e) => ({ ...row, [e.subject]: { site: e.data.site, since: e.occurredAt } }),
    },
    HoldLifted: {
      key: (e) => lotKey(e.data),
      becomes: (row = NO_HOLD, e) => {
        const { [e.subject]: _, ...left } = row;
        return Object.keys(left).length === 0 ? null : left;
      },
    },
  },
});
