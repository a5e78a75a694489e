/** What came of a transfer, lot by lot, against what is in transit. */
import type { About, Given, HappenedIn } from '@gemba/decider/decider';
import { begun } from '@gemba/decider/decider';
import type { stockTransferEvents } from '@gemba/contracts/events/supply-chain/transfers';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered } from '@gemba/decider/needs';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import { inUnitOf } from '../facts/quantities.js';
import type { ExpiryRow, SerialRow } from '../stock/lot-identity.js';
import {
  comesTwice,
  expiryKey,
  knownExpiry,
  lotExpiry,
  pieceKey,
  serialNumber,
} from '../stock/lot-identity.js';
import { cannotComeIn } from '../stock/receipt-limits.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import type { ItemRow } from '../tables/rows.js';
import type { StockCostRow } from '../tables/stock-cost.js';
import { worthAt } from '../tables/stock-cost.js';
import type { ReceivedLot, ReceiveStockTransfer } from './commands.js';
import type { LotOnItsWay, StockTransfer } from './transfer-state.js';
import { lotOnItsWay } from './transfer-state.js';

export type TransferEvent = HappenedIn<typeof stockTransferEvents>;

/** What is known of each lot here, before it is taken in. */
export type LotNeeds = Readonly<Record<`piece ${string}`, Need<SerialRow | undefined>>> &
  Readonly<Record<`expires ${string}`, Need<ExpiryRow | undefined>>>;

export const lotNeeds = (
  lines: readonly { readonly lot: string }[],
  { site, state }: About<StockTransfer>,
): LotNeeds => {
  const item = state.requested?.item ?? '';
  const place = { site: site?.id ?? '', item };
  return Object.fromEntries(
    lines.flatMap(({ lot }): [string, Need<unknown>][] => [
      [`piece ${lot}`, registered(serialNumber, pieceKey({ item, lot }))],
      [`expires ${lot}`, registered(lotExpiry, expiryKey({ ...place, lot }))],
    ]),
  ) as LotNeeds;
};

export type LotKnowing = {
  readonly item: ItemRow | undefined;
  readonly stock: StockItem | undefined;
  /** At the donor. */
  readonly cost?: StockCostRow | undefined;
} & Readonly<Record<`piece ${string}`, SerialRow | undefined>> &
  Readonly<Record<`expires ${string}`, ExpiryRow | undefined>>;

type Arrival = { readonly lot: string; readonly quantity: Quantity; readonly line: LotOnItsWay };

/** What the stock of this site would refuse of a lot that comes from another. */
export const cannotTakeIn = (
  { lot, quantity, line: { made } }: Arrival,
  { id, date, known }: Pick<Given<LotKnowing>, 'id' | 'date' | 'known'>,
): Rejection | null => {
  if (compareDecimals(quantity.value, '0') === 0) return null;
  const held = lotOf(known.stock ?? NO_STOCK, lot);
  return (
    comesTwice(known[`piece ${lot}`], lot, { kind: 'stock-transfer', id }) ??
    cannotComeIn(
      { ...held, ...knownExpiry(known[`expires ${lot}`], held) },
      { lot, quantity, date, ...present({ expiry: made.expiry }) },
      known.item,
    )
  );
};

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

const some = (value: string, unit: string): Quantity | undefined =>
  compareDecimals(value, '0') > 0 ? { value, unit } : undefined;

/** What is good, damaged, short and over of a lot of which so much was in transit. */
const split = (
  inTransit: string,
  { good, bad, moreComes }: { readonly good: string; readonly bad: string; readonly moreComes: boolean },
) => {
  const taken = lesser(good, inTransit);
  const left = subtractDecimal(inTransit, taken);
  const damaged = lesser(bad, left);
  const rest = subtractDecimal(left, damaged);
  const came = addDecimal(good, bad);
  const over = subtractDecimal(came, addDecimal(taken, damaged));
  return { taken, damaged, over, short: moreComes ? '0' : rest };
};

const notInTransit = (lot: string, state: StockTransfer): Rejection => {
  const isKnown = lotOnItsWay(state, lot) !== undefined;
  const detail = isKnown
    ? `Nothing of lot ${lot} is in transit any more: all of it was received.`
    : `Lot ${lot} was not shipped on this transfer. Check the lot.`;
  return reject(isKnown ? 'SCM-TRF-MORE' : 'SCM-TRF-LOT', detail, {
    hint: 'What came besides is counted in: POST /v1/stock-items with source kind count.',
  });
};

type Counted = { readonly good: Quantity; readonly bad: Quantity };

const countedIn = (
  { quantity, damaged }: ReceivedLot,
  of: { id: string; unit: string },
): Counted | Rejection => {
  const good = inUnitOf(of, quantity, 'SCM-STK-UNIT');
  if (isRefused(good)) return good;
  const bad = damaged ? inUnitOf(of, damaged, 'SCM-STK-UNIT') : { value: '0', unit: of.unit };
  return isRefused(bad) ? bad : { good, bad };
};

const lineOf = (
  state: StockTransfer,
  [counted, moreComes]: readonly [ReceivedLot, boolean],
  given: Given<LotKnowing>,
): readonly TransferEvent[] | Rejection => {
  const {
    site,
    from,
    item,
    quantity: { unit },
  } = begun(state.requested);
  const { lot } = counted;
  const line = lotOnItsWay(state, lot);
  if (line === undefined || compareDecimals(line.inTransit, '0') <= 0) return notInTransit(lot, state);
  if (Date.parse(given.at) < Date.parse(line.leftAt))
    return reject('SCM-TRF-TIME', `Lot ${lot} left ${from} at ${line.leftAt}; it cannot have come before.`, {
      violated: { rule: 'after it left', actual: given.at, limit: line.leftAt },
    });
  const said = countedIn(counted, { id: item, unit });
  if (isRefused(said)) return said;
  const { taken, damaged, over, short } = split(line.inTransit, {
    ...{ good: said.good.value, bad: said.bad.value, moreComes },
  });
  const quantity = { value: taken, unit };
  const no = cannotTakeIn({ lot, quantity, line }, given);
  if (no) return no;
  const differs = {
    short: some(short, unit),
    damaged: some(damaged, unit),
    over: some(over, unit),
  };
  const by = { receivedBy: given.by.id, ...present({ unitCost: worthAt(given.known.cost, '1') }) };
  const what = { site, from, item, lot, quantity, made: line.made, ...present(differs), ...by };
  return [happened('StockTransferReceived', what)];
};

/** One event a lot, or the first refusal. */
export const received = (
  state: StockTransfer,
  { lines, moreComes = false }: ReceiveStockTransfer,
  given: Given<LotKnowing>,
): readonly TransferEvent[] | Rejection => {
  if (new Set(lines.map(({ lot }) => lot)).size < lines.length)
    return reject('SCM-TRF-LOT', 'Two lines name the same lot. Name each lot once.');
  const events: TransferEvent[] = [];
  for (const line of lines) {
    const found = lineOf(state, [line, moreComes], given);
    if (isRefused(found)) return found;
    events.push(...found);
  }
  return events;
};
