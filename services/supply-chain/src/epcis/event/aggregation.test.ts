/** A thing stands in one parent at a time, whatever is packed, unpacked and declared an error. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { EpcisEvent } from '../document/check.js';
import type { ThingRow } from './aggregation.js';
import { aggregationIn, aggregationRefused, placesOfThings } from './aggregation.js';

const PALLET = 'https://id.gs1.org/00/040123450000003338';
const OTHER = 'https://id.gs1.org/00/040123450000003345';
const BOX = 'https://id.gs1.org/01/04012345123456/21/A-7';
const TIN = 'https://id.gs1.org/01/04012345123456/21/A-8';

const packing = (more: object = {}): EpcisEvent =>
  ({
    type: 'AggregationEvent',
    action: 'ADD',
    parentID: 'urn:epc:id:sscc:4012345.0000000333',
    childEPCs: ['urn:epc:id:sgtin:4012345.012345.A-7'],
    ...more,
  }) as unknown as EpcisEvent;

const at =
  (rows: Readonly<Record<string, ThingRow>>) =>
  (epc: string): ThingRow | undefined =>
    rows[epc];
const nowhere = at({});
const inPallet = at({ [BOX]: { parent: PALLET }, [PALLET]: { children: [BOX] } });

const after = (...changes: readonly (ReturnType<typeof aggregationIn> | null)[]) =>
  shows(
    placesOfThings,
    ...changes.map((aggregation) => heard('EpcisEventCaptured', { aggregation: aggregation ?? undefined })),
  );

describe('packing', () => {
  it('names parent and children in one form, however they were written', () => {
    const asLinks = packing({ parentID: PALLET, childEPCs: [BOX] });
    expect(aggregationIn(packing(), nowhere)).toEqual(aggregationIn(asLinks, nowhere));
    expect(aggregationIn(packing(), nowhere)).toEqual({
      change: 'packed',
      parent: PALLET,
      children: [{ epc: BOX }],
    });
  });

  it('O21: is refused for a thing that stands in another parent, and says where', () => {
    const change = aggregationIn(packing({ parentID: OTHER }), inPallet);
    expect(change && aggregationRefused(change, inPallet)).toMatchObject({
      code: 'SCM-EPCIS-AGGREGATION',
      detail: expect.stringContaining(`stands in ${PALLET}`),
    });
  });

  it('may be said twice of the same parent', () => {
    const change = aggregationIn(packing(), inPallet);
    expect(change && aggregationRefused(change, inPallet)).toBeNull();
  });

  it('is refused where a thing would stand in itself', () => {
    const itself = aggregationIn(packing({ childEPCs: [PALLET] }), nowhere);
    expect(itself && aggregationRefused(itself, nowhere)).toMatchObject({ code: 'SCM-EPCIS-AGGREGATION' });
    const around = aggregationIn(packing({ parentID: BOX, childEPCs: [PALLET] }), inPallet);
    expect(around && aggregationRefused(around, inPallet)).toMatchObject({ code: 'SCM-EPCIS-AGGREGATION' });
  });

  it('is of nobody when it is only observed', () => {
    expect(aggregationIn(packing({ action: 'OBSERVE' }), nowhere)).toBeNull();
  });
});

describe('unpacking', () => {
  it('without a list is of all that stands in the parent', () => {
    const all = packing({ action: 'DELETE', childEPCs: undefined });
    expect(aggregationIn(all, inPallet)).toMatchObject({ change: 'unpacked', children: [{ epc: BOX }] });
  });

  it('leaves alone what stands elsewhere', () => {
    expect(aggregationIn(packing({ action: 'DELETE', parentID: OTHER }), inPallet)).toBeNull();
  });

  it('O21: follows from an error that is declared in a packing', () => {
    const declared = packing({ errorDeclaration: { declarationTime: '2026-03-03T08:00:00Z' } });
    expect(aggregationIn(declared, inPallet)).toMatchObject({ change: 'unpacked', children: [{ epc: BOX }] });
  });
});

describe('the places of things', () => {
  it('follow what was packed and unpacked, both ways', () => {
    const packed = aggregationIn(packing({ childEPCs: [BOX, TIN] }), nowhere);
    const rows = after(packed);
    expect(rows).toEqual({
      [PALLET]: { children: [BOX, TIN] },
      [BOX]: { children: [], parent: PALLET },
      [TIN]: { children: [], parent: PALLET },
    });
    const out = aggregationIn(packing({ action: 'DELETE' }), at(rows));
    expect(after(packed, out)).toEqual({
      [PALLET]: { children: [TIN] },
      [TIN]: { children: [], parent: PALLET },
    });
  });

  it('forget a parent that is empty and stands nowhere', () => {
    const packed = aggregationIn(packing(), nowhere);
    const out = aggregationIn(packing({ action: 'DELETE', childEPCs: undefined }), at(after(packed)));
    expect(after(packed, out)).toEqual({});
  });
});
