/** What is free of an item for one more promise: lots by expiry, then receipts by their day. */
import type { PromisePart } from '@gemba/contracts/events/supply-chain/sales';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { entry, present } from '../facts/facts.js';
import type { Claim, Promisable } from '../orders/promisable.js';
import { isSome } from '../orders/promisable.js';

/** What is ordered or being made, and when it is to come. */
export type Receipt = { readonly source: string; readonly open: string; readonly date: string };

type Taken = Omit<PromisePart, 'quantity' | 'date'> & { readonly quantity: string; readonly date?: string };

const LOT = 'lot/';

/** Of these receipts this service knows itself how much is still to come. */
export const PURCHASED = 'purchase-order/';

const NEVER = '9999-12-31';

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);
const atLeastNone = (value: string): string => (isSome(value) ? value : '0');
const sum = (values: readonly string[]): string => values.reduce(addDecimal, '0');

const isOfLot = ({ source }: Claim): boolean => source.startsWith(LOT);

/** What a demand still has to get of what comes: so much has come as is reserved beyond its lots. */
const outstanding = (claims: readonly Claim[], reserved: string): readonly Claim[] => {
  const ofLots = sum(claims.filter(isOfLot).map(({ quantity }) => quantity));
  let come = atLeastNone(subtractDecimal(reserved, ofLots));
  return claims
    .filter((claim) => !isOfLot(claim))
    .map(({ source, quantity }) => {
      const there = lesser(come, quantity);
      come = subtractDecimal(come, there);
      return { source, quantity: subtractDecimal(quantity, there) };
    });
};

/** Promised out of each source and not come yet. */
const claimedOf = ({ promised, reserved }: Promisable): ReadonlyMap<string, string> => {
  const claimed = new Map<string, string>();
  for (const [demand, claims] of Object.entries(promised))
    for (const { source, quantity } of outstanding(claims, entry(reserved, demand) ?? '0'))
      claimed.set(source, addDecimal(claimed.get(source) ?? '0', quantity));
  return claimed;
};

/** What has come of a source, is promised, and is not reserved yet: it lies in the free stock. */
const lying = (row: Promisable): string =>
  sum(
    [...claimedOf(row)].map(([source, claimed]) => {
      if (!source.startsWith(PURCHASED)) return lesser(entry(row.arrived, source) ?? '0', claimed);
      return atLeastNone(subtractDecimal(claimed, entry(row.receipts, source) ?? '0'));
    }),
  );

/** Lots that are not expired, first expired first, with what of them is promised to nobody. */
const freeLots = (row: Promisable, today: string) => {
  const lots = Object.entries(row.lots)
    .map(([lot, { available, expiry = NEVER }]) => ({ lot, left: available, expiry }))
    .filter(({ expiry, left }) => expiry >= today && isSome(left))
    .toSorted((a, b) => (`${a.expiry} ${a.lot}` < `${b.expiry} ${b.lot}` ? -1 : 1));
  const take = (value: string, of: (lot: string) => boolean): string => {
    let left = value;
    for (const each of lots) {
      if (!of(each.lot)) continue;
      const part = lesser(each.left, left);
      each.left = subtractDecimal(each.left, part);
      left = subtractDecimal(left, part);
    }
    return left;
  };
  const demands = new Set([...Object.keys(row.reserved), ...Object.keys(row.promised)]);
  const elsewhere = [...demands].map((demand) => {
    const claims = (entry(row.promised, demand) ?? []).filter(isOfLot);
    const wanted = sum(claims.map(({ quantity }) => quantity));
    const missed = claims.map(({ source, quantity }) => take(quantity, (lot) => source === `${LOT}${lot}`));
    const over = atLeastNone(subtractDecimal(entry(row.reserved, demand) ?? '0', wanted));
    return addDecimal(sum(missed), over);
  });
  take(sum([...elsewhere, lying(row)]), () => true);
  return lots;
};

/** A part of each that is not empty, until nothing is wanted any more. */
const takeInTurn = <T extends { readonly left: string }>(
  from: readonly T[],
  wanted: string,
  partOf: (of: T) => Omit<Taken, 'quantity'>,
): readonly Taken[] => {
  let missing = wanted;
  return from.flatMap((each) => {
    const quantity = lesser(each.left, missing);
    if (!isSome(quantity)) return [];
    missing = subtractDecimal(missing, quantity);
    return [{ ...partOf(each), quantity }];
  });
};

/** Out of free stock that still keeps until the day given. */
export const ofStock = (
  row: Promisable,
  { quantity, today, keepsUntil }: { quantity: string; today: string; keepsUntil: string },
): readonly Taken[] =>
  takeInTurn(
    freeLots(row, today).filter(({ expiry }) => expiry >= keepsUntil),
    quantity,
    ({ lot, expiry }) => ({
      kind: 'stock',
      source: `${LOT}${lot}`,
      date: today,
      ...present({ expiry: expiry === NEVER ? undefined : expiry }),
    }),
  );

/**
 * Out of what is to come from the day given on, less what others were promised of it or wait for; what is
 * overdue is no evidence.
 */
export const ofReceipts = (
  row: Promisable,
  { quantity, today, receipts }: { quantity: string; today: string; receipts: readonly Receipt[] },
): readonly Taken[] => {
  const claimed = claimedOf(row);
  const first = receipts
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => (`${a.date} ${a.source}` < `${b.date} ${b.source}` ? -1 : 1))
    .map(({ source, date, open }) => {
      const left = atLeastNone(subtractDecimal(open, claimed.get(source) ?? '0'));
      return { source, date, left };
    });
  const unnamed = Object.entries(row.awaited).filter(([demand]) => entry(row.promised, demand) === undefined);
  let waiting = sum(unnamed.map(([, wanted]) => wanted));
  const open = first.map((each) => {
    const taken = lesser(each.left, waiting);
    waiting = subtractDecimal(waiting, taken);
    return { ...each, left: subtractDecimal(each.left, taken) };
  });
  return takeInTurn(open, quantity, ({ source, date }) => ({ kind: 'receipt', source, date }));
};

/** The row with what is taken for others besides: out of free stock as far as it goes, then of what comes. */
export const besides = (
  row: Promisable,
  taken: Readonly<Record<string, string>>,
  today: string,
): Promisable => {
  let free = sum(freeLots(row, today).map(({ left }) => left));
  return Object.entries(taken).reduce<Promisable>((after, [demand, value]) => {
    const more = atLeastNone(subtractDecimal(value, entry(after.reserved, demand) ?? '0'));
    if (!isSome(more)) return after;
    const now = lesser(more, free);
    free = subtractDecimal(free, now);
    const reserved = addDecimal(entry(after.reserved, demand) ?? '0', now);
    const awaited = subtractDecimal(more, now);
    return {
      ...after,
      reserved: { ...after.reserved, [demand]: reserved },
      ...(isSome(awaited) ? { awaited: { ...after.awaited, [demand]: awaited } } : {}),
    };
  }, row);
};
