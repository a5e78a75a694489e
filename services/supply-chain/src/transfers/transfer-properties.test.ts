/**
 * Over random orders of people and deliveries, repeated and cut off half-way, a transfer neither makes nor
 * loses a piece: what the donor gave is at the receiver, in transit, unresolved, or written off.
 */
import { describe, expect, it } from '@jest/globals';
import type { Heard } from '@gemba/decider/process';
import { integers } from '@gemba/measures/test/seeded';
import type { Order } from '../testing/two-sites.js';
import { TwoSites } from '../testing/two-sites.js';
import type { StockTransfer } from './transfer-state.js';

const RUNS = 200;
const STEPS = 120;
const LOTS = ['A', 'B'] as const;
const TRANSFERS = ['T1', 'T2'] as const;
const HERE = 'here.CAST';
const THERE = 'there.CAST';
const reason = 'Drawn.';

const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const draws = (seed: number) => {
  const next = integers(seed, 0, 2 ** 31);
  const below = (limit: number): number => next() % limit;
  const pick = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const maybe = <T extends object>(oneIn: number, more: T) => (below(oneIn) === 0 ? more : {});
  return { below, pick, maybe };
};
type Draws = ReturnType<typeof draws>;
type Act = (draw: Draws, sites: TwoSites) => Order;

const order = (to: string, [id, name]: readonly [string, string], data: object): Order => ({
  to,
  id,
  name,
  data,
});
const often = (times: number, act: Act): readonly Act[] => Array.from({ length: times }, () => act);

/** What of a transfer differs; something that does not where nothing does. */
const differing = (
  sites: TwoSites,
  id: string,
): readonly { readonly lot: string; readonly kind: string }[] => {
  const open = sites.state<StockTransfer>('stock-transfer', id)?.differences ?? [];
  return open.length > 0 ? open : [{ lot: 'A', kind: 'short' }];
};

/** What people do, each as likely as it stands here. */
const acts: readonly Act[] = [
  ({ pick, below }) => {
    const wish = { site: 'here', from: 'there', item: 'CAST', quantity: pieces(1 + below(9)), cause: reason };
    return order('stock-transfer', [pick(TRANSFERS), 'RequestStockTransfer'], wish);
  },
  ({ pick }) => order('transfer-shipment', [pick(TRANSFERS), 'ApproveTransferShipment'], {}),
  ...often(3, ({ pick, below, maybe }) => {
    const named = maybe(2, { lines: [{ lot: pick(LOTS), quantity: pieces(1 + below(4)) }] });
    return order('transfer-shipment', [pick(TRANSFERS), 'DespatchTransferShipment'], named);
  }),
  ...often(3, ({ pick, below, maybe }) => {
    const damaged = maybe(3, { damaged: pieces(1 + below(2)) });
    const lines = [{ lot: pick(LOTS), quantity: pieces(below(5)), ...damaged }];
    const said = { lines, ...maybe(2, { moreComes: true }) };
    return order('stock-transfer', [pick(TRANSFERS), 'ReceiveStockTransfer'], said);
  }),
  ...often(3, ({ pick, maybe }, sites) => {
    const id = pick(TRANSFERS);
    const { lot, kind } = pick(differing(sites, id));
    const resolution = pick(['found', 'lost', 'claimed', 'sent-back']);
    const what = { lot, kind, resolution, reason, ...maybe(2, { quantity: pieces(1) }) };
    return order('stock-transfer', [id, 'ResolveTransferDifference'], what);
  }),
  ({ pick }) => order('transfer-shipment', [pick(TRANSFERS), 'EndTransferShipment'], { reason }),
  ({ pick }) => order('stock-transfer', [pick(TRANSFERS), 'CancelStockTransfer'], { reason }),
  ({ pick, below }) => {
    const purpose = { kind: 'scrap', id: 'S' };
    const what = { lot: pick(LOTS), quantity: pieces(1 + below(2)), purpose };
    return order('stock-item', [pick([HERE, THERE]), 'IssueStock'], what);
  },
  ({ pick }) => order('stock-item', [THERE, 'HoldLot'], { lot: pick(LOTS), quantity: pieces(2), reason }),
  ({ pick }) => {
    const lifted = { lot: pick(LOTS), from: 'hold', to: 'available', partial: true, reason };
    return order('stock-item', [THERE, 'ChangeStockStatus'], lifted);
  },
];

const play = (seed: number): TwoSites => {
  const sites = new TwoSites();
  const draw = draws(seed);
  for (const lot of LOTS) {
    const found = {
      site: 'there',
      item: 'CAST',
      lot,
      quantity: pieces(10),
      source: { kind: 'count', id: 'O' },
    };
    sites.give(order('stock-item', [THERE, 'ReceiveStock'], found));
  }
  for (let step = 0; step < STEPS; step += 1) {
    if (draw.below(2) === 0) sites.deliver(draw.below(50), draw.pick([0, 1, 2, 99, 99]));
    else {
      const wanted = draw.pick(acts)(draw, sites);
      const isThere = sites.state(wanted.to, wanted.id) !== undefined;
      if (isThere || wanted.name === 'RequestStockTransfer') sites.give(wanted);
    }
  }
  sites.drain();
  return sites;
};

type Movement = {
  readonly lot?: string;
  readonly site: string;
  readonly quantity: { readonly value: string };
  readonly source?: { readonly kind: string };
  readonly purpose?: { readonly kind: string };
  readonly resolution?: string;
};
type Change = Readonly<Record<string, number>>;

/** By event how many pieces it moves from and to where: the books of the test know nothing of the rules. */
const BOOKS: Readonly<Record<string, (said: Movement, value: number) => Change>> = {
  StockReceived: ({ site, source }, value) => ({
    [site]: value,
    ...(source?.kind === 'stock-transfer' ? { transit: -value } : {}),
  }),
  StockIssued: ({ site, purpose }, value) => ({
    [site]: -value,
    ...(purpose?.kind === 'stock-transfer' ? { transit: value } : {}),
  }),
  TransferDifferenceResolved: ({ resolution = '' }, value) =>
    ['lost', 'claimed'].includes(resolution) ? { transit: -value, gone: value } : {},
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const balanceOf = (said: readonly Heard[], lot: string): Change => {
  const changes = said.flatMap(({ type, data }) => {
    const movement = data as Movement;
    const change =
      movement.lot === lot ? BOOKS[type]?.(movement, Number(movement.quantity.value)) : undefined;
    return Object.entries(change ?? {});
  });
  const of = (place: string) => sum(changes.filter(([name]) => name === place).map(([, value]) => value));
  return Object.fromEntries(['here', 'there', 'transit', 'gone'].map((place) => [place, of(place)]));
};

const transfersOf = (sites: TwoSites): readonly StockTransfer[] =>
  TRANSFERS.flatMap((id) => sites.state<StockTransfer>('stock-transfer', id) ?? []);

/** What a transfer still owes of a lot: what is on its way, and what was missed and is not resolved. */
const owedOf = ({ lots, differences }: StockTransfer, lot: string): number =>
  Number(lots[lot]?.inTransit ?? 0) +
  sum(
    differences
      .filter((each) => each.lot === lot && each.kind !== 'over')
      .map(({ quantity }) => Number(quantity)),
  );

type Half = {
  readonly status: string;
  readonly consented: string;
  readonly shipped: string;
  readonly picked: readonly object[];
};

const NOT_BEGUN: Half = { status: 'none', consented: '0', shipped: '0', picked: [] };

const halfOf = (sites: TwoSites, id: string): Half => sites.state<Half>('transfer-shipment', id) ?? NOT_BEGUN;

const leftToShip = ({ status, consented, shipped }: Half): number =>
  ['ended', 'shipped'].includes(status) ? 0 : Number(consented) - Number(shipped);

type Stock = {
  readonly onOrder: string;
  readonly reservations: readonly { readonly demand: string; readonly quantity: string }[];
};

const promisedTo = (sites: TwoSites, id: string): number =>
  Number(
    sites
      .state<Stock>('stock-item', THERE)
      ?.reservations.find(({ demand }) => demand === `stock-transfer/${id}`)?.quantity ?? 0,
  );

const all = Array.from({ length: RUNS }, (_, seed) => play(seed + 1));

describe('transfers between two sites', () => {
  it.each(LOTS)('make and lose no piece of lot %s, whatever is repeated, late or cut off', (lot) => {
    for (const sites of all) {
      const places = balanceOf(sites.said, lot);
      expect(Math.min(...Object.values(places))).toBeGreaterThanOrEqual(0);
      expect(places.transit).toBe(sum(transfersOf(sites).map((transfer) => owedOf(transfer, lot))));
    }
  });

  it('leave nothing picked, kept or expected that is not to come', () => {
    for (const sites of all) {
      const onItsWay = transfersOf(sites).flatMap(({ lots }) =>
        Object.values(lots).map((each) => each.inTransit),
      );
      for (const id of TRANSFERS) {
        expect(halfOf(sites, id).picked).toEqual([]);
        expect(promisedTo(sites, id)).toBeLessThanOrEqual(leftToShip(halfOf(sites, id)));
      }
      const toCome = sum([...TRANSFERS.map((id) => leftToShip(halfOf(sites, id))), ...onItsWay.map(Number)]);
      expect(Number(sites.state<Stock>('stock-item', HERE)?.onOrder ?? 0)).toBe(toCome);
    }
  });

  it('leave no process without an answer in the end', () => {
    expect(all.flatMap(({ failed }) => failed.map(({ sent }) => sent.name))).toEqual([]);
  });

  it('reach everything that can become of them', () => {
    const said = all.flatMap((sites) => sites.said);
    const types = new Set(said.map(({ type }) => type));
    for (const type of ['TransferLotShort', 'TransferShipmentEnded', 'StockTransferCancelled'])
      expect(types).toContain(type);
    const resolutions = said
      .map(({ data }) => (data as Movement).resolution)
      .filter((each) => each !== undefined);
    expect([...new Set(resolutions)].sort()).toEqual(['claimed', 'found', 'lost', 'sent-back']);
  });
});
