/** What finance does in the story: values stock as it moves, and books what moves value. */
import type { StoredEvent } from '../model/snapshot.js';
import type { Telling } from './telling.js';

export const eur = (amount: string) => ({ amount, currency: 'EUR' });
const NOTHING = eur('0.00');

const debit = (account: string, amount: string) => ({
  account,
  ...{ debit: eur(amount), credit: NOTHING, localDebit: eur(amount), localCredit: NOTHING },
  ...{ groupDebit: eur(amount), groupCredit: NOTHING },
});

const credit = (account: string, amount: string) => ({
  account,
  ...{ debit: NOTHING, credit: eur(amount), localDebit: NOTHING, localCredit: eur(amount) },
  ...{ groupDebit: NOTHING, groupCredit: eur(amount) },
});

type Entry = readonly [account: string, amount: string];

/** A journal that books an event: what is below zero stands on the credit side. */
export const book = (story: Telling, source: StoredEvent | undefined, entries: readonly Entry[]): void => {
  const sourceEventId = source?.eventId ?? '';
  const lines = entries.map(([account, amount]) =>
    amount.startsWith('-') ? credit(account, amount.slice(1)) : debit(account, amount),
  );
  const site = source?.meta.siteId ?? 'lyon';
  const data = { site, sourceEventId, sourceType: 'finance', lines };
  const place = { service: 'finance', streamId: `journal-${sourceEventId}`, site };
  story.react(source, place, ['JournalPosted', data]);
};

type Valued = { readonly amount: string; readonly kind: string };

type Moved = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: object;
};

const layer = (
  story: Telling,
  source: StoredEvent | undefined,
  { type, amount, kind }: Valued & { readonly type: string },
): StoredEvent | undefined => {
  const { site, item, lot, quantity } = source?.data as Moved;
  const data = { site, item, lot, quantity, amount: eur(amount), kind, sourceEventId: source?.eventId };
  const place = { service: 'finance', streamId: `cost-layer-${site}.${item}`, site };
  return story.react(source, place, [type, data])[0];
};

/** Against which account stock of a kind comes in or goes out. */
const AGAINST: Readonly<Record<string, string>> = {
  ...{ 'purchase-order': '2100', 'production-order': '1350', count: '5400', shipment: '5000' },
};

/** Values stock that came in, and books it. */
export const addLayer = (
  story: Telling,
  source: StoredEvent | undefined,
  valued: Valued,
): StoredEvent | undefined => {
  const added = layer(story, source, { ...valued, type: 'CostLayerAdded' });
  book(story, added, [
    ['1300', valued.amount],
    [AGAINST[valued.kind] ?? '', `-${valued.amount}`],
  ]);
  return added;
};

/** Takes the value of stock that went out, and books it. */
export const consumeLayer = (
  story: Telling,
  source: StoredEvent | undefined,
  valued: Valued,
): StoredEvent | undefined => {
  const consumed = layer(story, source, { ...valued, type: 'CostLayerConsumed' });
  book(story, consumed, [
    ['1300', `-${valued.amount}`],
    [AGAINST[valued.kind] ?? '', valued.amount],
  ]);
  return consumed;
};
