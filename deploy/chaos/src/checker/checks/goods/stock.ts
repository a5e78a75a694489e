/** Stock is never less than nothing, never promised twice, and neither made nor lost on its way. */
import type { Check, Found } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { Case } from '../../model/case.js';
import { decimal, sumOf } from '../../model/decimals.js';
import type { StockData } from '../../model/shapes.js';
import { dataOf } from '../../model/shapes.js';
import type { StoredEvent } from '../../model/snapshot.js';
import { availableIn, lowestOver, movementsOf, nothingHeld, promisedIn, take } from '../../model/stock.js';
import type { Held } from '../../model/stock.js';

const NOUN = 'supply-chain/stock-item-';

const stockStreams = ({ byStream }: Case): readonly (readonly StoredEvent[])[] =>
  [...byStream].filter(([stream]) => stream.startsWith(NOUN)).map(([, events]) => events);

/** At every business moment, also where an entry was made later than it happened. */
export const neverNegative: Check = {
  name: 'stock-never-negative',
  find: (of) =>
    [...Map.groupBy(stockStreams(of).flat().flatMap(movementsOf), ({ lot }) => lot)].flatMap(
      ([lot, movements]) => {
        const { at, balance } = lowestOver(movements);
        if (!balance.isNegative()) return [];
        const evidence = movements.map(({ event }) => event);
        return [{ what: `The lot ${lot} held ${balance.toFixed()} at ${at}.`, evidence }];
      },
    ),
};

/** Runs through a stream command by command and says what does not hold after one of them. */
const walked = (events: readonly StoredEvent[], flawOf: (held: Held) => string | null): readonly Found[] => {
  const held = nothingHeld();
  return events.flatMap((event, index) => {
    take(held, event);
    const isWhole = events[index + 1]?.meta.commandId !== event.meta.commandId;
    const flaw = isWhole ? flawOf(held) : null;
    return flaw === null ? [] : [{ what: `After ${named(event)} ${flaw}.`, evidence: event }];
  });
};

export const statusNeverNegative: Check = {
  name: 'status-never-negative',
  find: (of) =>
    stockStreams(of).flatMap((events) =>
      walked(events, ({ balances }) => {
        const below = [...balances].find(([, value]) => value.isNegative());
        return below ? `${below[0]} is ${below[1].toFixed()}` : null;
      }),
    ),
};

export const promisedWithinStock: Check = {
  name: 'reserved-within-available',
  find: (of) =>
    stockStreams(of).flatMap((events) =>
      walked(events, (held) => {
        const [promised, available] = [promisedIn(held), availableIn(held)];
        if (promised.lessThanOrEqualTo(available)) return null;
        return `${promised.toFixed()} are promised of ${available.toFixed()} that are available`;
      }),
    ),
};

/** The transfers of a trial: an issue and a receipt that name the same document. */
const TRANSFER = 'TR-';

const transferIn = (event: StoredEvent): string => {
  const { purpose, source } = dataOf<StockData>(event);
  return (purpose ?? source)?.id ?? '';
};

/** What has left one site has arrived at the other, no more and no less. */
export const transfersConserve: Check = {
  name: 'transfers-conserve',
  find: (of) => {
    const moved = [...of.of('StockIssued'), ...of.of('StockReceived')];
    const ofTransfers = moved.filter((event) => transferIn(event).startsWith(TRANSFER));
    return [...Map.groupBy(ofTransfers, transferIn)].flatMap(([transfer, events]) => {
      const quantities = (type: string) =>
        sumOf(events.filter((e) => e.type === type).map((e) => dataOf<StockData>(e).quantity.value));
      const [left, arrived] = [quantities('StockIssued'), quantities('StockReceived')];
      if (left.equals(arrived)) return [];
      const what = `Of the transfer ${transfer} ${left.toFixed()} left and ${arrived.toFixed()} arrived.`;
      return [{ what, evidence: events }];
    });
  },
};

type LotDocument = { readonly balances?: Readonly<Record<string, string>> };

/** The lots of the projection hold what the movements sum to. */
export const lotsInViews: Check = {
  name: 'stock-in-views',
  find: (of) => {
    const held = nothingHeld();
    for (const event of stockStreams(of).flat()) take(held, event);
    const shown = new Map(
      of.views.rows
        .filter(({ table }) => table === 'lot-documents')
        .flatMap(({ key, row }) =>
          Object.entries((row as LotDocument).balances ?? {}).map(([status, value]) => [
            `${key} ${status}`,
            value,
          ]),
        ) as [string, string][],
    );
    return [...new Set([...held.balances.keys(), ...shown.keys()])].flatMap((key) => {
      const [mine, theirs] = [held.balances.get(key) ?? decimal('0'), decimal(shown.get(key))];
      if (mine.equals(theirs)) return [];
      const what = `The views show ${theirs.toFixed()} of ${key}, the movements sum to ${mine.toFixed()}.`;
      return [{ what, evidence: { key, shown: shown.get(key) ?? null } }];
    });
  },
};
