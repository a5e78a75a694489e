/** Over random commands no stock is invented, lost, promised twice, or used while it is held or expired. */
import { describe, expect, it } from '@jest/globals';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { STOCK_PURPOSES, STOCK_SOURCES, STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused } from '@gemba/decider/decision';
import { evolve } from '@gemba/decider/decider';
import { heard } from '@gemba/decider/testing';
import { integers } from '@gemba/measures/test/seeded';
import { fold } from '@gemba/read-model/table';
import type { StockEvent } from './consequences.js';
import { isUse } from './issue.js';
import { balanceOf, lowestSince } from './lot.js';
import { lotExpiry, serialNumber } from './lot-identity.js';
import { stockItem } from './stock-item.js';
import type { StockItem } from './stock-state.js';
import { lotOf } from './stock-state.js';

const SEQUENCES = 200;
const STEPS = 40;
const DAY = 86_400_000;
const START = Date.parse('2026-03-02T11:00:00.000Z');

const place = { site: 'lyon', item: 'PUMP' };
const SITE = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
};
const ordered = (isSerial: boolean) => {
  const quantity = { value: '1000000', unit: (isSerial ? PIECES : KILOS).unit };
  return { site: 'lyon', status: 'released', needs: [{ item: 'PUMP', operation: 1, quantity }] };
};
const LOTS = ['L1', 'L2', 'L3'];
const DEMANDS = ['sales-order/SO-1/1', 'sales-order/SO-2/1', 'production-order/production-order-0'];
const EXPIRIES: Readonly<Record<string, string>> = { L2: '2026-03-20', L3: '2026-04-01' };
const KILOS = { kind: 'buy', unit: 'KGM', tracking: 'lot' };
const PIECES = { kind: 'buy', unit: 'C62', tracking: 'serial' };

/** Draws that are the same for the same seed. */
const chance = (seed: number) => {
  const next = integers(seed, 0, 2 ** 31);
  const below = (limit: number): number => next() % limit;
  const pick = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const often = (oneIn: number): boolean => below(oneIn) === 0;
  return { below, pick, often, maybe: <T extends object>(more: T) => (often(2) ? more : {}) };
};
type Chance = ReturnType<typeof chance>;

type Name = keyof typeof stockItem.commands;
type Move = { readonly name: Name; readonly command: object };

/** A quantity in tenths of the unit: the test counts in whole numbers, not in the decimals of the rule. */
const tenths = (value: number, unit: string) => ({ value: String(value / 10), unit });
const counted = (value: string): number => Math.round(Number(value) * 10);

type Draw = (lot: string, chance: Chance, quantity: { value: string; unit: string }) => Move;

const reason = 'Drawn.';
const move = (name: Name, command: object): Move => ({ name, command });
const document = (kind: string, n: number) => ({ kind, id: `${kind}-${String(n)}`, line: '1' });
const OWN = { purpose: document('production-order', 0), demand: 'production-order/production-order-0' };

/** What can happen to stock, each as likely as it stands here. */
const DRAWS: readonly Draw[] = [
  ...Array.from({ length: 4 }, (): Draw => (lot, { below, pick, maybe }, quantity) => {
    const expiry = EXPIRIES[lot];
    const source = document(pick(STOCK_SOURCES), below(3));
    const said = expiry === undefined ? {} : maybe({ expiry });
    const what = { lot, quantity, source, ...said, ...maybe({ status: 'available' }) };
    return move('ReceiveStock', { ...place, ...what });
  }),
  ...Array.from({ length: 4 }, (): Draw => (lot, { below, pick, maybe }, quantity) => {
    const any = document(pick(STOCK_PURPOSES), below(3));
    const purpose = any.kind === 'supplier-return' ? { ...any, id: 'purchase-order-1' } : any;
    return move('IssueStock', { lot, quantity, purpose, ...maybe({ demand: pick(DEMANDS) }), ...maybe(OWN) });
  }),
  ...Array.from({ length: 2 }, (): Draw => (lot, { pick, maybe }, { value, unit }) => {
    const quantity = { value: `${pick(['', '-'])}${value}`, unit };
    return move('AdjustStock', { lot, quantity, reason, ...maybe({ status: pick(STOCK_STATUSES) }) });
  }),
  (lot, { pick, maybe }, quantity) =>
    move('ChangeStockStatus', {
      ...{ lot, from: pick(STOCK_STATUSES), to: pick(STOCK_STATUSES), reason },
      ...maybe({ quantity }),
      ...maybe({ partial: true }),
    }),
  (lot, { maybe }, quantity) =>
    move('ChangeStockStatus', {
      ...{ lot, from: 'inspection', to: 'available', partial: true, reason },
      ...maybe({ quantity }),
    }),
  (lot, { maybe }, quantity) =>
    move('ChangeStockStatus', { lot, from: 'hold', to: 'available', reason, ...maybe({ quantity }) }),
  (lot, { maybe }, quantity) =>
    move('HoldLot', { lot, reason, ...maybe({ quantity }), ...maybe({ first: 'inspection' }) }),
  ...Array.from(
    { length: 3 },
    (): Draw =>
      (_, { pick, maybe }, quantity) =>
        move('ReserveStock', { demand: pick(DEMANDS), quantity, ...maybe({ partial: true }) }),
  ),
  (_, { pick }) => move('ReleaseReservation', { demand: pick(DEMANDS), reason }),
  (_, { pick }, quantity) => move('AwaitStock', { demand: pick(DEMANDS), quantity }),
  (lot, _, quantity) => move('ReturnStockToSupplier', { lot, quantity }),
  (_, __, quantity) => move('SetStockPolicy', { ...place, reorderPoint: quantity, orderQuantity: quantity }),
];

/** What a second time has no effect of itself; of other commands the door tells a repeat by its id. */
const isOnce = ({ name, command }: Move, isSerial: boolean): boolean => {
  const { quantity, partial, source } = command as {
    quantity?: object;
    partial?: boolean;
    source?: { kind: string };
  };
  const rules: Partial<Record<Name, boolean>> = {
    ReceiveStock: isSerial || source?.kind === 'production-order',
    IssueStock: isSerial,
    AdjustStock: isSerial,
    ReturnStockToSupplier: isSerial,
    ChangeStockStatus: isSerial || quantity === undefined,
    HoldLot: isSerial || quantity === undefined,
    ReserveStock: partial !== true,
    ReleaseReservation: true,
    AwaitStock: true,
    TellPromised: true,
    SetStockPolicy: true,
  };
  return rules[name] ?? false;
};

/** The books of the test: kept from the events alone, in tenths. */
class Books {
  readonly lots = new Map<string, number>();
  readonly promised = new Map<string, number>();
  readonly expiry = new Map<string, string>();
  came = 0;
  went = 0;

  of(lot: string, statuses: readonly StockStatus[] = STOCK_STATUSES): number {
    return statuses.reduce((sum, status) => sum + (this.lots.get(`${lot}/${status}`) ?? 0), 0);
  }

  available(isMeant: (lot: string) => boolean): number {
    return this.named()
      .filter(isMeant)
      .reduce((sum, lot) => sum + this.of(lot, ['available']), 0);
  }

  named(): readonly string[] {
    return [...new Set([...this.lots.keys()].map((key) => key.split('/')[0]!))];
  }

  isGood(lot: string, date: string): boolean {
    return (this.expiry.get(lot) ?? date) >= date;
  }

  reserved(): number {
    return [...this.promised.values()].reduce((sum, each) => sum + each, 0);
  }

  private add(lot: string, status: StockStatus, change: number): void {
    this.lots.set(`${lot}/${status}`, this.of(lot, [status]) + change);
  }

  private moved(lot: string, status: StockStatus, change: number): void {
    this.add(lot, status, change);
    if (change > 0) this.came += change;
    else this.went -= change;
  }

  private promise(demand: string, change: number): void {
    this.promised.set(demand, (this.promised.get(demand) ?? 0) + change);
  }

  write({ type, data }: StockEvent): void {
    if (type === 'StockReceived') {
      this.moved(data.lot, data.status, counted(data.quantity.value));
      if (data.expiry !== undefined) this.expiry.set(data.lot, data.expiry);
    }
    if (type === 'StockIssued')
      this.moved(data.lot, data.status ?? 'available', -counted(data.quantity.value));
    if (type === 'StockAdjusted') {
      if (data.expiry !== undefined) this.expiry.set(data.lot, data.expiry);
      this.moved(data.lot, data.status ?? 'available', counted(data.quantity.value));
    }
    if (type === 'StockStatusChanged') {
      this.add(data.lot, data.from, -counted(data.quantity.value));
      this.add(data.lot, data.to, counted(data.quantity.value));
    }
    this.writePromise({ type, data } as StockEvent);
  }

  private writePromise({ type, data }: StockEvent): void {
    if (type === 'StockReserved') this.promise(data.demand, counted(data.quantity.value));
    if (type === 'ReservationReleased' || type === 'ReservationConsumed')
      this.promise(data.demand, -counted(data.quantity.value));
  }
}

type Decided = readonly StockEvent[] | Rejection;

/** One stock with its books and the registers that its rule asks. */
class Story {
  state: StockItem = stockItem.initial;
  readonly books = new Books();
  readonly faults: string[] = [];
  readonly seen = new Map<string, number>();
  private readonly pieces = new Map<string, unknown>();
  private readonly expiries = new Map<string, unknown>();
  private now = START;
  private folded = JSON.stringify(this.state);

  constructor(
    private readonly seed: number,
    readonly draw: Chance,
    readonly isSerial: boolean,
  ) {}

  /** Time goes on; now and then something is said of the days before. */
  moment(): { at: string; date: string } {
    const { below, often } = this.draw;
    this.now += below(4) * (DAY / 2) + 1000;
    const at = new Date(often(6) ? this.now - below(4) * DAY : this.now).toISOString();
    return { at, date: at.slice(0, 10) };
  }

  given(lot: string, { at, date }: { at: string; date: string }) {
    const { often, pick } = this.draw;
    const by = often(8) ? { kind: 'person', id: 'ana' } : { kind: 'system', id: 'process:drawn' };
    const known = {
      item: this.isSerial ? PIECES : KILOS,
      plan: often(3) ? { version: 1 } : undefined,
      month: { status: often(25) ? pick(['locked', 'closed']) : 'open' },
      piece: this.pieces.get(`PUMP/${lot}`),
      expires: this.expiries.get(`lyon/PUMP/${lot}`),
      orders: { 'production-order-0': ordered(this.isSerial), 'production-order-1': ordered(this.isSerial) },
      makers: {},
    };
    return { id: 'lyon.PUMP', at, date, by, roles: [], site: SITE, known } as unknown as Given;
  }

  /** Asks the rule, which must leave the state as it is whatever it answers. */
  decide({ name, command }: Move, given: Given): Decided {
    const answer = stockItem.decide[name]!(this.state as never, command as never, given as never);
    this.hold('the rule changed its state', JSON.stringify(this.state) === this.folded);
    return answer as Decided;
  }

  happen(events: readonly StockEvent[], at: string): void {
    for (const event of events) {
      this.state = evolve(stockItem, this.state, { ...event, occurredAt: at }) as StockItem;
      this.books.write(event);
      const told = heard(event.type, event.data as object, { occurredAt: at });
      fold(serialNumber, this.pieces, told);
      fold(lotExpiry, this.expiries, told);
      this.count(event.type);
    }
    this.folded = JSON.stringify(this.state);
  }

  count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  hold(what: string, isHeld: boolean): void {
    if (!isHeld) this.faults.push(`seed ${String(this.seed)}: ${what}`);
  }

  /** The register of pieces is asked anew for a command that is given again. */
  again(lot: string, given: Given): Given {
    const known = { ...(given.known as object), piece: this.pieces.get(`PUMP/${lot}`) };
    return { ...given, known };
  }
}

const lotsSound = (story: Story): void => {
  const { books, state } = story;
  for (const [where, value] of books.lots) story.hold(`${where} is negative`, value >= 0);
  for (const [demand, value] of books.promised)
    story.hold(`the promise to ${demand} is negative`, value >= 0);
  for (const [id, lot] of Object.entries(state.lots)) {
    story.hold(`${id} was negative at some time`, counted(lowestSince(lot, '')) >= 0);
    story.hold(`${id} forgot when it expires`, lot.expiry === books.expiry.get(id));
  }
};

/** The books by the events, the balances that the state keeps, and what came less what went are one. */
const conserved = (story: Story): void => {
  const { books, state } = story;
  for (const lot of new Set([...books.named(), ...Object.keys(state.lots)])) {
    for (const status of STOCK_STATUSES) {
      const kept = counted(balanceOf(lotOf(state, lot), [status]));
      story.hold(`${lot} in ${status} is not what its events say`, kept === books.of(lot, [status]));
    }
  }
  const onHand = books.named().reduce((sum, lot) => sum + books.of(lot), 0);
  story.hold('on hand is not what came less what went', onHand === books.came - books.went);
  const kept = state.reservations.reduce((sum, { quantity }) => sum + counted(quantity), 0);
  story.hold('the promises are not what their events say', kept === books.reserved());
};

/** What loses or promises goods leaves no promise without them, on its own date. */
const BACKED: readonly Name[] = [
  ...(['IssueStock', 'ReturnStockToSupplier', 'AdjustStock', 'ChangeStockStatus'] as const),
  ...(['HoldLot', 'ReserveStock'] as const),
];

const promisesBacked = (story: Story, { name }: Move, date: string): void => {
  const { books } = story;
  story.hold('more is promised than is available', books.reserved() <= books.available(() => true));
  const good = books.available((lot) => books.isGood(lot, date));
  if (BACKED.includes(name))
    story.hold(`${name} leaves more promised than is available and not expired`, books.reserved() <= good);
};

/** Before the events of an issue are in the books: what is used is there, available and not expired. */
const usesGoodStock = (story: Story, event: StockEvent, date: string): void => {
  const { books } = story;
  if (event.type !== 'StockIssued' || !isUse(event.data.purpose)) return;
  const { lot, status = 'available', quantity } = event.data;
  story.hold(`${lot} is used from ${status}`, status === 'available');
  story.hold(
    `more of ${lot} is used than is available`,
    counted(quantity.value) <= books.of(lot, ['available']),
  );
  story.hold(`${lot} is used after it expired`, books.isGood(lot, date));
};

/** Whoever asks for more than is available of a lot is refused, though the lot holds it. */
const heldIsNotPicked = (story: Story, lot: string, given: Given): void => {
  const { books, isSerial } = story;
  if (books.of(lot) === books.of(lot, ['available'])) return;
  const more = books.of(lot, ['available']) + (isSerial ? 10 : 1);
  const quantity = tenths(more, isSerial ? 'C62' : 'KGM');
  const pick = move('IssueStock', { lot, quantity, purpose: document('count', 1) });
  story.hold(`held stock of ${lot} is picked`, isRefused(story.decide(pick, given)));
  story.count('held stock asked for');
};

const saidOnce = (story: Story, asked: Move, given: Given): void => {
  if (!isOnce(asked, story.isSerial)) return;
  const answer = story.decide(asked, given);
  const isSilent = isRefused(answer) || answer.length === 0;
  if (!isSilent) story.hold(`repeated ${JSON.stringify(asked)} says ${JSON.stringify(answer)}`, false);
  story.count('repeated');
};

const step = (story: Story): void => {
  const { draw, isSerial, books } = story;
  const lot = isSerial ? `SN-${String(draw.below(8))}` : draw.pick(LOTS);
  const there = draw.often(4) ? books.of(lot, [draw.pick(STOCK_STATUSES.slice(0, 3))]) : 0;
  const some = there > 0 ? there : 1 + draw.below(99);
  const quantity = isSerial ? tenths(draw.often(12) ? 20 : 10, 'C62') : tenths(some, 'KGM');
  const asked = draw.pick(DRAWS)(lot, draw, quantity);
  const moment = story.moment();
  const given = story.given(lot, moment);
  const answer = story.decide(asked, given);
  if (isRefused(answer)) {
    story.count(answer.code);
    return;
  }
  for (const event of answer) {
    usesGoodStock(story, event, moment.date);
    story.happen([event], moment.at);
  }
  if (answer.length > 0) promisesBacked(story, asked, moment.date);
  lotsSound(story);
  conserved(story);
  if (isSerial) story.hold(`${lot} is more than one piece`, books.of(lot) <= 10);
  heldIsNotPicked(story, lot, given);
  saidOnce(story, asked, story.again(lot, given));
};

const told = (seed: number): Story => {
  const story = new Story(seed, chance(seed), seed % 4 === 0);
  for (let n = 0; n < STEPS; n += 1) step(story);
  return story;
};

describe('stock over random commands', () => {
  const stories = Array.from({ length: SEQUENCES }, (_, n) => told(n + 1));
  const seen = (what: string): number => stories.reduce((sum, story) => sum + (story.seen.get(what) ?? 0), 0);

  it('O3, O8, O10, O19: keeps what came and did not go, promises what is free and uses what is good', () => {
    expect(stories.flatMap(({ faults }) => faults).slice(0, 5)).toEqual([]);
  });

  it.each([
    ...['StockReceived', 'StockIssued', 'StockAdjusted', 'StockStatusChanged', 'StockReserved'],
    ...['ReservationReleased', 'ReservationConsumed', 'StockAwaited', 'ReorderPointReached'],
    ...['SCM-STK-NEGATIVE', 'SCM-STK-STATUS', 'SCM-RES-OVER', 'SCM-RTS-OVER', 'SCM-STK-SERIAL'],
    ...['SCM-STK-PURPOSE', 'SCM-STK-PERIOD', 'SCM-GR-LOT', 'SCM-GR-ORDER', 'repeated'],
    'held stock asked for',
  ])('meets %s often enough to mean something', (what) => {
    expect(seen(what)).toBeGreaterThan(20);
  });
});
