/**
 * What stands in a unit is what was put into it and not taken out, through everything in it: held against a
 * model that moves pieces between boxes.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heard } from '@gemba/decider/testing';
import { fold } from '@gemba/read-model/table';
import type { EpcisEvent } from '../document/check.js';
import type { ThingRow } from '../event/aggregation.js';
import { aggregationIn, placesOfThings } from '../event/aggregation.js';
import { aroundOf, contentsOf, goodsAmong } from './contents.js';

const link = (serial: string) => `https://id.gs1.org/00/04012345000000${serial}`;
const [PALLET, BOX, OTHER] = ['3338', '4441', '5554'].map(link) as [string, string, string];
const LOTS = ['A', 'B'] as const;
const classOf = (lot: string) => `https://id.gs1.org/01/04012345123456/10/${lot}`;

class Warehouse {
  readonly rows = new Map<string, unknown>();

  report(action: 'ADD' | 'DELETE', parentID: string, more: object): void {
    const event = { type: 'AggregationEvent', action, parentID, ...more } as unknown as EpcisEvent;
    const aggregation = aggregationIn(event, (epc) => this.rows.get(epc) as ThingRow | undefined);
    if (aggregation)
      fold(placesOfThings, this.rows, heard('EpcisEventCaptured', { aggregation, sites: ['lyon'] }));
  }

  readonly lookUp = (epcs: readonly string[]) =>
    Promise.resolve(
      new Map(epcs.flatMap((epc) => (this.rows.has(epc) ? [[epc, this.rows.get(epc) as ThingRow]] : []))),
    );
}

const of = (lot: string, quantity: number) => ({
  childQuantityList: [{ epcClass: classOf(lot), quantity }],
});

const insideOf = ({ inside = {} }: ThingRow = {}): number =>
  Object.values(inside).reduce((sum, each) => sum + Number(each), 0);

describe('the contents of a unit', () => {
  it('S09: are what was put in and not taken out, in it or in what stands in it', async () => {
    const step = fc.record({
      action: fc.constantFrom('ADD' as const, 'DELETE' as const),
      unit: fc.constantFrom(PALLET, BOX, OTHER),
      lot: fc.constantFrom(...LOTS),
      quantity: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const warehouse = new Warehouse();
        warehouse.report('ADD', PALLET, { childEPCs: [BOX] });
        const model = new Map<string, number>();
        for (const { action, unit, lot, quantity } of steps) {
          warehouse.report(action, unit, of(lot, quantity));
          const before = model.get(`${unit} ${lot}`) ?? 0;
          model.set(`${unit} ${lot}`, Math.max(0, before + (action === 'ADD' ? quantity : -quantity)));
        }
        const goods = goodsAmong(await contentsOf(PALLET, warehouse.lookUp));
        const there = (unit: string, lot: string) => model.get(`${unit} ${lot}`) ?? 0;
        const inPallet = (lot: string) => there(PALLET, lot) + there(BOX, lot);
        const wanted = LOTS.filter((lot) => inPallet(lot) > 0).map((lot) => [lot, String(inPallet(lot))]);
        expect(goods.map(({ lot, quantity }) => [lot, quantity.value]).toSorted()).toEqual(wanted);
        const rows = await warehouse.lookUp(LOTS.map(classOf));
        expect(LOTS.map((lot) => insideOf(rows.get(classOf(lot))))).toEqual(
          LOTS.map((lot) => inPallet(lot) + there(OTHER, lot)),
        );
      }),
    );
  });

  it('S09: are all taken out by a report that names nothing, and only what is named by others', async () => {
    const warehouse = new Warehouse();
    warehouse.report('ADD', PALLET, { childEPCs: [BOX], ...of('A', 4) });
    warehouse.report('DELETE', PALLET, of('A', 1));
    expect(await warehouse.lookUp([BOX])).toEqual(new Map([[BOX, { children: [], parent: PALLET }]]));
    expect(await aroundOf(BOX, warehouse.lookUp)).toEqual([PALLET]);
    warehouse.report('DELETE', PALLET, {});
    expect(await contentsOf(PALLET, warehouse.lookUp)).toEqual([]);
    expect(warehouse.rows.size).toBe(0);
  });

  it('end where things are said to stand in a circle', async () => {
    const rows = new Map<string, ThingRow>([
      [PALLET, { parent: BOX, children: [BOX] }],
      [BOX, { parent: PALLET, children: [PALLET] }],
    ]);
    const lookUp = (epcs: readonly string[]) =>
      Promise.resolve(new Map([...rows].filter(([epc]) => epcs.includes(epc))));
    expect((await contentsOf(PALLET, lookUp)).map(({ epc }) => epc)).toEqual([BOX, PALLET]);
    expect(await aroundOf(PALLET, lookUp)).toEqual([BOX]);
  });
});
