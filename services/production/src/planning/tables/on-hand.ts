/** Usable stock by lot: what is free or waits for its inspection, and what is picked and has not left yet. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

type LotRow = { readonly quantity: string; readonly expiry?: string };

export type OnHandRow = {
  readonly site: string;
  readonly item: string;
  readonly lots: Readonly<Record<string, LotRow>>;
  /** Left the shelf for a customer's order that still counts as open. */
  readonly picked: string;
};

/** What quality has not decided on yet is expected to be good. */
const USABLE: readonly string[] = ['available', 'inspection'];

type Place = { readonly site: string; readonly item: string };
type Change = { readonly lot: string; readonly by: string; readonly expiry?: string | undefined };

const key = ({ data: { site, item } }: { readonly data: Place }): string => `${site}.${item}`;

const NOTHING: Pick<OnHandRow, 'lots' | 'picked'> = { lots: {}, picked: '0' };
const NO_LOT: LotRow = { quantity: '0' };

const withLot = (
  row: OnHandRow | undefined,
  { site, item }: Place,
  { lot, by, expiry }: Change,
): OnHandRow => {
  const { lots, picked } = row ?? NOTHING;
  const { [lot]: before = NO_LOT, ...others } = lots;
  const quantity = addDecimal(before.quantity, by);
  const after = { ...before, quantity, ...(expiry === undefined ? {} : { expiry }) };
  const isGone = compareDecimals(quantity, '0') === 0;
  return { site, item, picked, lots: isGone ? others : { ...others, [lot]: after } };
};

const none = (row: OnHandRow): boolean =>
  Object.keys(row.lots).length === 0 && compareDecimals(row.picked, '0') === 0;

const kept = (row: OnHandRow): OnHandRow | null => (none(row) ? null : row);

const minus = (value: string): string => subtractDecimal('0', value);

export const onHandTable = table('stock-on-hand', {
  events: companyEvents,
  row: {} as OnHandRow,
  on: {
    StockReceived: {
      key,
      becomes: (row, { data }) => {
        const by = USABLE.includes(data.status) ? data.quantity.value : '0';
        return kept(withLot(row, data, { lot: data.lot, by, expiry: data.expiry }));
      },
    },
    StockIssued: {
      key,
      becomes: (row, { data }) => {
        const { lot, status = 'available', quantity, purpose } = data;
        const after = withLot(row, data, { lot, by: USABLE.includes(status) ? minus(quantity.value) : '0' });
        const picked = purpose.kind === 'shipment' ? quantity.value : '0';
        return kept({ ...after, picked: addDecimal(after.picked, picked) });
      },
    },
    StockAdjusted: {
      key,
      becomes: (row, { data }) => {
        const { lot, status = 'available', quantity, expiry } = data;
        return kept(withLot(row, data, { lot, by: USABLE.includes(status) ? quantity.value : '0', expiry }));
      },
    },
    StockStatusChanged: {
      key,
      becomes: (row, { data }) => {
        const { lot, from, to, quantity } = data;
        const by = Number(USABLE.includes(to)) - Number(USABLE.includes(from));
        if (by === 0) return row ?? null;
        return kept(withLot(row, data, { lot, by: by > 0 ? quantity.value : minus(quantity.value) }));
      },
    },
    SalesOrderLineShipped: {
      key: ({ siteId, data: { item } }) => (siteId === null ? null : `${siteId}.${item}`),
      becomes: (row, { siteId, data: { item, quantity } }) => {
        const place = { site: siteId ?? '', item };
        const picked = subtractDecimal(row?.picked ?? '0', quantity.value);
        return kept({ lots: {}, ...row, ...place, picked });
      },
    },
  },
});
