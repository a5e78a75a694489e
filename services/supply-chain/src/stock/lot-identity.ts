/** What there is of a lot once, over all stocks and orders: a piece with its serial number, an expiry. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { StockSource } from '@gemba/contracts/events/supply-chain/stock';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';
import { compareDecimals } from '@gemba/measures/decimal';
import { present } from '../facts/facts.js';
import type { Lot } from './lot.js';
import { balanceOf } from './lot.js';

/** Where a piece is, or how it left; and, until it is in stock, the document that announced it. */
export type SerialRow = {
  readonly site: string;
  readonly is: 'announced' | 'here' | 'gone';
  readonly by: string;
};

type Piece = { readonly item: string; readonly lot: string; readonly serial?: boolean };

/** Item and lot, or nothing for a lot that is no serial number. */
const keyOfPiece = ({ data }: { readonly data: Piece }): string | null =>
  data.serial === true ? `${data.item}/${data.lot}` : null;

export const serialNumber = table('serial-number', {
  events: companyEvents,
  row: {} as SerialRow,
  on: {
    GoodsReceived: {
      key: keyOfPiece,
      becomes: (_, { subject, data: { site } }): SerialRow => ({
        site,
        is: 'announced',
        by: `purchase-order/${subject}`,
      }),
    },
    StockReceived: {
      key: keyOfPiece,
      becomes: (_, { data: { site, source } }): SerialRow => ({
        site,
        is: 'here',
        by: `${source.kind}/${source.id}`,
      }),
    },
    StockIssued: {
      key: keyOfPiece,
      becomes: (_, { data: { site, purpose } }): SerialRow => ({
        site,
        is: 'gone',
        by: purpose.kind === 'stock-transfer' ? `${purpose.kind}/${purpose.id}` : purpose.kind,
      }),
    },
    StockAdjusted: {
      key: keyOfPiece,
      becomes: (_, { data: { site, quantity } }): SerialRow => ({
        site,
        is: quantity.value.startsWith('-') ? 'gone' : 'here',
        by: 'count',
      }),
    },
  },
});

export const pieceKey = ({ item, lot }: Omit<Piece, 'serial'>): string => `${item}/${lot}`;

/** A piece that was missed by a count, or went back to its supplier, may come again. */
const COMES_AGAIN: readonly string[] = ['count', 'supplier-return'];

/** A serial number names one piece for all time: it is in one place, and does not come twice. */
export const comesTwice = (
  known: SerialRow | undefined,
  lot: string,
  source: Pick<StockSource, 'kind' | 'id'> | null,
): Rejection | null => {
  if (known === undefined) return null;
  const { site, is, by } = known;
  // What was announced, or left another site, comes by the same document.
  if (is !== 'here' && source !== null && by === `${source.kind}/${source.id}`) return null;
  if (is === 'gone' && (COMES_AGAIN.includes(by) || source?.kind === 'return')) return null;
  const where = is === 'gone' ? `left ${site} for ${by}` : `is at ${site}`;
  return reject('SCM-STK-SERIAL', `The piece with the serial number ${lot} ${where}. Check the number.`, {
    violated: { rule: 'one piece, one place', actual: lot, limit: site },
  });
};

export type ExpiryRow = { readonly expiry: string };

type Expiring = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly expiry?: string;
};

export const expiryKey = ({ site, item, lot }: Omit<Expiring, 'expiry'>): string => `${site}/${item}/${lot}`;

const saysExpiry = {
  key: ({ data }: { readonly data: Expiring }): string | null =>
    data.expiry === undefined ? null : `${data.site}/${data.item}/${data.lot}`,
  becomes: (before: ExpiryRow | undefined, { data }: { readonly data: Expiring }): ExpiryRow =>
    before ?? { expiry: data.expiry ?? '' },
};

/** When a lot of a site expires, as it was said first. */
export const lotExpiry = table('lot-expiry', {
  events: companyEvents,
  row: {} as ExpiryRow,
  on: { GoodsReceived: saysExpiry, StockReceived: saysExpiry },
});

export type LotRow = { readonly since: string };

/** Which lots a site has, or had and used up. */
export const stockLot = table('stock-lot', {
  events: companyEvents,
  row: {} as LotRow,
  on: {
    StockReceived: {
      key: ({ data: { site, item, lot } }) => `${site}/${item}/${lot}`,
      becomes: (before, { occurredAt }): LotRow => before ?? { since: occurredAt },
    },
  },
});

/** A count corrects a lot that was taken in once; what is found of another is taken in as found. */
export const neverHere = (
  row: LotRow | undefined,
  held: Lot,
  { site, item, lot }: Omit<Expiring, 'expiry'>,
): Rejection | null =>
  row !== undefined || compareDecimals(balanceOf(held), '0') > 0
    ? null
    : reject('SCM-STK-LOT', `${site} never had lot ${lot} of ${item}. Check the lot.`, {
        hint: 'What was found of a new lot is taken in: POST /v1/stock-items with source kind count.',
      });

/** The expiry that is known of a lot, by the register or else by the lot itself. */
export const knownExpiry = (
  row: ExpiryRow | undefined,
  held: { readonly expiry?: string },
): { readonly expiry?: string } => present({ expiry: row?.expiry ?? held.expiry });

/** What a receipt says of the expiry: as told or, of a lot that was used up and forgotten, as known. */
export const expiryToSay = (
  told: string | undefined,
  row: ExpiryRow | undefined,
  held: { readonly expiry?: string },
): { readonly expiry?: string } =>
  present({ expiry: told ?? (held.expiry === undefined ? row?.expiry : undefined) });
