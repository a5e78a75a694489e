/**
 * Reports are kept as they were sent, once; what is known here is matched, and nothing else moves anything.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_ORDER } from '../../purchasing/order-state.js';
import type { EpcisEvent } from '../document/check.js';
import { hashId } from '../hash/hash-id.js';
import { epcisEvent, epcisIdOf, streamOf } from './epcis-event.js';
import { matched } from './matching.js';
import { expiryIn } from './reading.js';

const { given } = spec(epcisEvent);

const receipt = {
  type: 'ObjectEvent',
  eventID: 'urn:uuid:1',
  eventTime: '2026-03-02T09:15:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'OBSERVE',
  bizStep: 'urn:epcglobal:cbv:bizstep:receiving',
  quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.S-77', quantity: 60.5, uom: 'KGM' }],
  readPoint: { id: 'urn:epc:id:sgln:0614141.00777.0' },
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:0614141000005:PO-1' }],
} as const;

const ordered = {
  supplier: 'ACME',
  site: 'lyon',
  lines: [],
  promised: '',
  total: { amount: '0.00', currency: 'EUR' },
};
const known = {
  items: { '04012345123456': { item: 'STEEL', unit: 'KGM' } },
  places: { '0614141007776': { location: 'DOCK-1', site: 'lyon' } },
  'order PO-1': { ...NO_ORDER, placed: ordered },
};
const here = { items: known.items, places: known.places, orders: { 'order PO-1': known['order PO-1'] } };
const command = (document: object = receipt) => ({
  captureJob: 'job-1',
  recordTime: '2026-03-02T10:00:00.000Z',
  document: document as Record<string, unknown>,
});
const captured = happened('EpcisEventCaptured', {
  epcisId: 'urn:uuid:1',
  epcisType: 'ObjectEvent',
  eventTime: '2026-03-02T08:15:00.000Z',
  recordTime: '2026-03-02T10:00:00.000Z',
  captureJob: 'job-1',
  document: receipt,
  match: 'matched' as const,
  lines: [{ item: 'STEEL', lot: 'S-77', quantity: { value: '60.5', unit: 'KGM' } }],
  action: 'OBSERVE',
  bizStep: 'receiving',
  purchaseOrder: 'PO-1',
  sites: ['lyon'],
});
const becauseOf = (more: object, knowing = here): readonly string[] =>
  matched({ ...receipt, ...more }, knowing).because;

describe('CaptureEpcisEvent', () => {
  it('keeps a report with what it means for us', () => {
    given().knowing(known).when('CaptureEpcisEvent', command()).then(captured);
  });

  it('P47: keeps to the sites of its sender', () => {
    const from = (...sites: string[]) => ({ ...command(), sites });
    given().knowing(known).when('CaptureEpcisEvent', from('lyon', 'porto')).then(captured);
    given().knowing(known).when('CaptureEpcisEvent', from('porto')).refused('SCM-EPCIS-SITE');
    const elsewhere = { ...known, 'order PO-1': { ...NO_ORDER, placed: { ...ordered, site: 'porto' } } };
    expect(given().knowing(elsewhere).when('CaptureEpcisEvent', from('lyon')).decision).toMatchObject([
      { data: { match: 'unmatched', unmatchedBecause: 'PO-1 is no purchase order of ours' } },
    ]);
    const unplaced = given().knowing({ ...known, places: {} });
    expect(unplaced.when('CaptureEpcisEvent', from('porto')).decision).toMatchObject([
      { data: { match: 'unmatched', sites: ['porto'] } },
    ]);
    const [said] = unplaced.when('CaptureEpcisEvent', command()).decision as readonly { data: object }[];
    expect(said?.data).not.toHaveProperty('sites');
  });

  it('has nothing to say to the same report, however it is written', () => {
    given(captured).knowing(known).when('CaptureEpcisEvent', command()).nothing();
    const again = { ...receipt, bizStep: 'receiving', eventTime: '2026-03-02T08:15:00Z' };
    given(captured).knowing(known).when('CaptureEpcisEvent', command(again)).nothing();
  });

  it('keeps other content under a taken id as a conflict, once', () => {
    const other = { ...receipt, action: 'ADD' };
    const { document, captureJob } = command(other);
    const conflict = happened('EpcisConflictKept', { epcisId: 'urn:uuid:1', captureJob, document });
    given(captured).knowing(known).when('CaptureEpcisEvent', command(other)).then(conflict);
    given(captured, conflict).knowing(known).when('CaptureEpcisEvent', command(other)).nothing();
  });

  it('keeps a declared error as a report of its own, which moves nothing', () => {
    const seen = { ...receipt, bizStep: 'storing' };
    const before = happened('EpcisEventCaptured', {
      ...captured.data,
      bizStep: 'storing',
      document: seen as never,
    });
    const declared = { ...seen, errorDeclaration: { declarationTime: '2026-03-03T08:00:00Z' } };
    const { decision } = given(before).knowing(known).when('CaptureEpcisEvent', command(declared));
    expect(decision).toMatchObject([
      { data: { match: 'unmatched', unmatchedBecause: 'it declares an error in an earlier report' } },
    ]);
  });

  it('O21: refuses to declare an error where goods came in by the report, and says what to do', () => {
    const declared = { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T08:00:00Z' } };
    const { decision } = given(captured).knowing(known).when('CaptureEpcisEvent', command(declared));
    expect(decision).toMatchObject({
      code: 'SCM-EPCIS-EFFECT',
      detail: expect.stringMatching(/60.5 KGM of STEEL in lot S-77.*return them/),
    });
  });

  it('O21: takes a declared error where its order had refused the goods', () => {
    const refusal = happened('EpcisEffectRefused', {
      epcisId: 'urn:uuid:1',
      purchaseOrder: 'PO-1',
      item: 'STEEL',
      lot: 'S-77',
      code: 'SCM-GR-TOLERANCE',
      detail: 'Too much.',
    });
    const declared = { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T08:00:00Z' } };
    const { decision } = given(captured, refusal).knowing(known).when('CaptureEpcisEvent', command(declared));
    expect(decision).toMatchObject([{ data: { match: 'unmatched' } }]);
  });

  it('moves nothing for a report that comes after its error was declared', () => {
    const declared = { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T08:00:00Z' } };
    const before = happened('EpcisEventCaptured', { ...captured.data, document: declared as never });
    const { decision } = given(before).knowing(known).when('CaptureEpcisEvent', command());
    expect(decision).toMatchObject([{ data: { match: 'unmatched' } }]);
  });

  it('gives a report without id its hash id', () => {
    const { eventID: _, ...nameless } = receipt;
    expect(epcisIdOf(nameless as unknown as EpcisEvent)).toBe(hashId(nameless));
    const { decision } = given().knowing(known).when('CaptureEpcisEvent', command(nameless));
    expect(decision).toMatchObject([
      { data: { epcisId: hashId(nameless), document: { eventID: hashId(nameless) } } },
    ]);
    expect(streamOf(hashId(nameless))).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what is not known here', () => {
  it.each([
    [
      'an item',
      { quantityList: [{ epcClass: 'urn:epc:class:lgtin:9999999.012345.S-77', quantity: 1 }] },
      'no item of ours',
    ],
    ['a place', { readPoint: { id: 'urn:epc:id:sgln:9999999.00777.0' } }, 'no place of ours'],
    [
      'an order',
      { bizTransactionList: [{ type: 'po', bizTransaction: 'https://po.example/PO-9' }] },
      'no purchase order',
    ],
    [
      'a lot',
      { quantityList: [{ epcClass: 'urn:epc:idpat:sgtin:4012345.012345.*', quantity: 1 }] },
      'names no lot',
    ],
    [
      'a unit',
      { quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.S-77', quantity: 1, uom: 'LTR' }] },
      'no quantity',
    ],
    [
      'what is on a pallet',
      { quantityList: [], epcList: ['urn:epc:id:sscc:4012345.0000000333'] },
      'no trade items',
    ],
    ['where', { readPoint: undefined }, 'names no place'],
  ])('is %s: then the report moves nothing', (_, more, why) => {
    expect(becauseOf(more).join()).toContain(why);
  });

  it.each(['receiving', 'shipping', 'inspecting', 'storing'])(
    'is an order of another site: %s at one site moves nothing at the other',
    (bizStep) => {
      const places = { ...here.places, '0614141008889': { location: 'DOCK-2', site: 'gdansk' } };
      const atGdansk = { id: 'urn:epc:id:sgln:0614141.00888.0' };
      const why = ['order PO-1 is for lyon, reported at gdansk'];
      const said = (more: object) => becauseOf({ bizStep, ...more }, { ...here, places });
      expect(said({ readPoint: atGdansk })).toEqual(why);
      expect(said({ bizLocation: atGdansk })).toEqual(why);
      expect(said({})).toEqual([]);
    },
  );

  it('does not keep what is known from being read', () => {
    const two = [...receipt.quantityList, { epcClass: 'urn:epc:class:lgtin:9999999.012345.X', quantity: 1 }];
    const match = matched({ ...receipt, quantityList: two }, here);
    expect(match.lines).toHaveLength(1);
    expect(match.because).toHaveLength(1);
  });
});

describe('what is known here', () => {
  it('is found in every spelling, and converted to the unit of the item', () => {
    const link = 'https://id.gs1.org/01/04012345123456/10/S-77';
    const more = {
      quantityList: [{ epcClass: link, quantity: 1500, uom: 'GRM' }],
      bizLocation: { id: 'https://x.example/414/0614141007776' },
    };
    const match = matched({ ...receipt, ...more }, here);
    expect(match).toMatchObject({
      because: [],
      lines: [{ item: 'STEEL', lot: 'S-77', quantity: { value: '1.5', unit: 'KGM' } }],
    });
  });

  it('are single pieces by serial number, and lots and dates in the master data', () => {
    const pump = {
      items: { '04012345123456': { item: 'PUMP', unit: 'C62' } },
      places: known.places,
      orders: {},
    };
    const event = {
      ...receipt,
      quantityList: [],
      bizTransactionList: [],
      epcList: ['urn:epc:id:sgtin:4012345.012345.7'],
    };
    expect(matched(event as unknown as EpcisEvent, pump).lines).toEqual([
      { item: 'PUMP', lot: '7', quantity: { value: '1', unit: 'C62' } },
    ]);
    const ilmd = { 'cbvmda:lotNumber': 'B-1', 'cbvmda:itemExpirationDate': '2026-09-01' };
    const made = {
      ...event,
      action: 'ADD',
      epcList: [],
      quantityList: [{ epcClass: 'urn:epc:idpat:sgtin:4012345.012345.*', quantity: 3 }],
      ilmd,
    };
    expect(matched(made as unknown as EpcisEvent, pump).lines).toMatchObject([{ lot: 'B-1' }]);
    expect(expiryIn(made as unknown as EpcisEvent)).toBe('2026-09-01');
  });
});

describe('RecordRefusedEffect', () => {
  it('says once what could not be done', () => {
    const refusal = {
      purchaseOrder: 'PO-1',
      item: 'STEEL',
      lot: 'S-77',
      quantity: { value: '60.5', unit: 'KGM' },
      code: 'SCM-GR-TOLERANCE',
      detail: 'Too much.',
    };
    const refused = happened('EpcisEffectRefused', { epcisId: 'urn:uuid:1', ...refusal });
    given(captured).when('RecordRefusedEffect', refusal).then(refused);
    given(captured, refused).when('RecordRefusedEffect', refusal).nothing();
  });
});
