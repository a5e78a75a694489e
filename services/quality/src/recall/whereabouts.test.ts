/**
 * Where all of a lot is adds up to what was made of it, whatever happens and in whatever order the sites tell
 * of it: held against a model that moves single pieces about.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heard } from '@gemba/decider/testing';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { shows } from '@gemba/read-model/table';
import { NOWHERE, whereaboutsTable } from '../tables/whereabouts.js';
import { outstandingOf, traced } from './trace.js';

const lot = { item: 'CAST', lot: 'C-1' };
const SITES = ['lyon', 'gdansk'] as const;
const of = (site: string, pieces: number) => ({
  ...{ site, ...lot },
  quantity: { value: String(pieces), unit: 'C62' },
});

type Heard = ReturnType<typeof heard>;
/** A place of a piece: `stock/lyon/available`, `order/P1`, `customer/SH-1`, `transit`, … */
type Model = { pieces: string[]; readonly events: Heard[] };

const take = (model: Model, from: string, most: number, to: string): number => {
  let left = most;
  model.pieces = model.pieces.map((place) => (place === from && left > 0 ? ((left -= 1), to) : place));
  return most - left;
};

type Step = (model: Model, site: (typeof SITES)[number], n: number) => void;

const issue =
  (
    kind: 'production-order' | 'shipment' | 'scrap' | 'count' | 'supplier-return',
    id: string,
    to: string,
  ): Step =>
  (model, site, n) => {
    const moved = take(model, `stock/${site}/available`, n, to);
    if (moved > 0) model.events.push(heard('StockIssued', { ...of(site, moved), purpose: { kind, id } }));
  };

const STEPS: Readonly<Record<string, Step>> = {
  make: (model, site, n) => {
    for (let each = 0; each < n; each += 1) model.pieces.push(`stock/${site}/available`);
    const source = { kind: 'purchase-order', id: 'PO-1' } as const;
    model.events.push(heard('StockReceived', { ...of(site, n), status: 'available' as const, source }));
  },
  use: issue('production-order', 'P1', 'order'),
  ship: issue('shipment', 'SH-1', 'customer'),
  scrap: issue('scrap', 'X', 'scrapped'),
  miss: issue('count', 'CNT-1', 'missing'),
  goBack: issue('supplier-return', 'PO-1', 'sentBack'),
  sendOn: (model, site, n) => {
    const moved = take(model, `stock/${site}/available`, n, 'transit');
    const purpose = { kind: 'stock-transfer', id: 'T-1' } as const;
    if (moved > 0) model.events.push(heard('StockIssued', { ...of(site, moved), purpose }));
  },
  arrive: (model, site, n) => {
    const moved = take(model, 'transit', n, `stock/${site}/available`);
    const source = { kind: 'stock-transfer', id: 'T-1' } as const;
    if (moved > 0)
      model.events.push(heard('StockReceived', { ...of(site, moved), status: 'available' as const, source }));
  },
  loseOnTheWay: (model, site, n) => {
    const moved = take(model, 'transit', n, 'missing');
    const resolved = { kind: 'short', resolution: 'lost', made: {}, reason: 'Gone', from: 'lyon' } as const;
    if (moved > 0)
      model.events.push(heard('TransferDifferenceResolved', { ...of(site, moved), ...resolved }));
  },
  comeBack: (model, site, n) => {
    const moved = take(model, 'customer', n, `stock/${site}/returned`);
    const source = { kind: 'return', id: 'RMA-1' } as const;
    const shippedWith = { shipment: 'SH-1', line: '1' };
    const back = { status: 'returned' as const, source, shippedWith };
    if (moved > 0) model.events.push(heard('StockReceived', { ...of(site, moved), ...back }));
  },
  hold: (model, site, n) => {
    const moved = take(model, `stock/${site}/available`, n, `stock/${site}/hold`);
    const change = { from: 'available', to: 'hold', reason: 'Recall' } as const;
    if (moved > 0) model.events.push(heard('StockStatusChanged', { ...of(site, moved), ...change }));
  },
};

const steps = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.constantFrom(...SITES), fc.integer({ min: 1, max: 6 })),
  { maxLength: 40 },
);

describe('the whereabouts of a lot', () => {
  it('add up to what was made, in any order of telling', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (story, chance) => {
        const model: Model = { pieces: [], events: [] };
        for (const [name, site, n] of story) STEPS[name]?.(model, site, n);
        const told = model.events
          .map((event, index) => ({ event, place: chance[index] ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ event }) => event);
        const row = shows(whereaboutsTable, ...told)['CAST/C-1'] ?? NOWHERE;
        const found = traced(lot, row, {});
        const count = (wanted: (place: string) => boolean) => String(model.pieces.filter(wanted).length);
        const at = (place: string) => count((each) => each === place);
        for (const site of SITES) {
          const stock = found.stock.find((each) => each.site === site);
          expect(stock?.quantity.value ?? '0').toBe(count((place) => place.startsWith(`stock/${site}/`)));
          expect(stock?.free.value ?? '0').toBe(at(`stock/${site}/available`));
        }
        const total = (values: readonly string[]) => values.reduce(addDecimal, '0');
        const parts = {
          ...{ inTransit: found.inTransit.value, scrapped: found.scrapped.value },
          ...{ missing: found.missing.value, sentBack: found.sentBack.value },
          order: total(found.used.map(({ quantity }) => quantity.value)),
          customer: total(found.shipped.map(outstandingOf)),
        };
        expect(parts).toEqual({
          ...{ inTransit: at('transit'), scrapped: at('scrapped'), missing: at('missing') },
          ...{ sentBack: at('sentBack'), order: at('order'), customer: at('customer') },
        });
        const all = total([...Object.values(parts), ...found.stock.map(({ quantity }) => quantity.value)]);
        expect(subtractDecimal(found.made.value, all)).toBe('0');
      }),
    );
  });
});
