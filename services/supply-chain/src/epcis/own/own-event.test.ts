/** What we do with goods is said in the words of EPCIS 2.0 and CBV 2.0, under names that others know. */
import { describe, expect, it } from '@jest/globals';
import { faultsOfEvent } from '../document/check.js';
import { hashId } from '../hash/hash-id.js';
import { movementIn } from './movement.js';
import { namesUnder } from './naming.js';
import type { Masters } from './own-event.js';
import { keysOf, ownEvent, sitesIn } from './own-event.js';
import { namesIn } from './settings.js';

const names = namesUnder('https://ids.acme.example');
const recorded = { eventId: '0195d6b0-0000-7000-8000-000000000001', occurredAt: '2026-03-02T08:15:00.000Z' };
const masters: Masters = new Map<string, object>([
  ['item/STEEL', { tracking: 'lot', gtin: '4012345.012345' }],
  ['item/PUMP', { tracking: 'serial', gtin: '4012345.098765' }],
  ['item/OIL', { tracking: 'none', gtin: '4012345123456' }],
  ['item/JIG', { tracking: 'lot' }],
  ['site/lyon', { timeZone: 'Europe/Paris', gln: '0614141.00777' }],
  ['site/porto', { timeZone: 'Europe/Lisbon' }],
  ['supplier/ACME', { gln: '7612345.00001' }],
]);

const LYON = 'https://id.gs1.org/414/0614141007776';
const STEEL = 'https://id.gs1.org/01/04012345123456/10/S-77';
const kilos = (value: string) => ({ value, unit: 'KGM' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const lot = { site: 'lyon', item: 'STEEL', lot: 'S-77', quantity: kilos('60.5') };

const moved = (type: string, data: object, subject = 'lyon.STEEL') => movementIn({ type, data, subject });
const said = (type: string, data: object, subject = 'lyon.STEEL'): Readonly<Record<string, unknown>> => {
  const movement = moved(type, data, subject);
  if (!movement) throw new Error(`${type} is no movement.`);
  const event = ownEvent(movement, recorded, { masters, names });
  expect(faultsOfEvent(event)).toEqual([]);
  return event;
};

describe('an event of ours', () => {
  it('has the offset of its site, its place, its goods, and the hash of CBV as its id', () => {
    const received = { ...lot, supplier: 'ACME', line: '1', price: {}, promised: '2026-03-02' };
    const event = said('GoodsReceived', { ...received, deliveryNote: 'DN 9' }, 'PO-7');
    expect(event).toEqual({
      '@context': [{ gemba: 'urn:gemba:epcis:' }],
      type: 'ObjectEvent',
      action: 'OBSERVE',
      eventID: hashId(event),
      eventTime: '2026-03-02T08:15:00.000Z',
      eventTimeZoneOffset: '+01:00',
      quantityList: [{ epcClass: STEEL, quantity: 60.5, uom: 'KGM' }],
      bizStep: 'receiving',
      disposition: 'in_progress',
      readPoint: { id: LYON },
      bizLocation: { id: LYON },
      bizTransactionList: [
        { type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:0614141007776:PO-7' },
        { type: 'desadv', bizTransaction: 'urn:epcglobal:cbv:bt:7612345000015:DN%209' },
      ],
      sourceList: [{ type: 'possessing_party', source: 'https://id.gs1.org/417/7612345000015' }],
      destinationList: [{ type: 'location', destination: LYON }],
      'gemba:event': 'urn:uuid:0195d6b0-0000-7000-8000-000000000001',
    });
  });

  it('is told from another that is alike', () => {
    const movement = moved('StockAdjusted', { ...lot, reason: 'count' });
    if (!movement) throw new Error('It is a movement.');
    const once = ownEvent(movement, recorded, { masters, names });
    const other = { ...recorded, eventId: '0195d6b0-0000-7000-8000-000000000002' };
    expect(ownEvent(movement, recorded, { masters, names })).toEqual(once);
    expect(ownEvent(movement, other, { masters, names }).eventID).not.toBe(once.eventID);
  });

  it('names what has no GS1 key by an address of the company', () => {
    const jig = { ...lot, site: 'porto', item: 'JIG', lot: 'J:1', quantity: pieces('2') };
    expect(said('StockIssued', { ...jig, purpose: { kind: 'scrap', id: 'NC-1' } })).toMatchObject({
      quantityList: [{ epcClass: 'https://ids.acme.example/class/JIG.J%3A1', quantity: 2 }],
      readPoint: { id: 'https://ids.acme.example/loc/porto' },
      eventTimeZoneOffset: '+00:00',
    });
    const long = { ...lot, lot: 'L'.repeat(21) };
    expect(said('StockAdjusted', long)).toMatchObject({
      quantityList: [{ epcClass: `https://ids.acme.example/class/STEEL.${'L'.repeat(21)}` }],
    });
  });

  it('has pieces with a serial number one by one, and no lot where lots are not told apart', () => {
    const lines = [
      { line: '1', item: 'PUMP', lot: 'SN-1', quantity: pieces('1') },
      { line: '2', item: 'OIL', lot: 'O-1', quantity: { value: '3', unit: 'LTR' } },
      { line: '3', item: 'STEEL', lot: 'S-77', quantity: kilos('0.1') },
      { line: '4', item: 'STEEL', lot: 'S-77', quantity: kilos('0.2') },
    ];
    const sent = { site: 'lyon', salesOrder: 'SO-1', customer: 'BLUE', lines };
    expect(said('ShipmentDespatched', sent, 'SH-1')).toMatchObject({
      epcList: ['https://id.gs1.org/01/04012345987652/21/SN-1'],
      quantityList: [
        { epcClass: 'https://id.gs1.org/01/04012345123456', quantity: 3, uom: 'LTR' },
        { epcClass: STEEL, quantity: 0.3, uom: 'KGM' },
      ],
      destinationList: [{ type: 'possessing_party', destination: 'https://ids.acme.example/pty/BLUE' }],
    });
  });

  it('is named under an address that can be set', () => {
    expect(namesIn({ GEMBA_EPCIS_NAMES: 'https://acme.example/' }).party('BLUE', {})).toBe(
      'https://acme.example/pty/BLUE',
    );
    expect(() => namesIn({ GEMBA_EPCIS_NAMES: 'acme' })).toThrow(/GEMBA_EPCIS_NAMES/);
  });
});

describe('a movement', () => {
  const issued = (kind: string, id: string) => ({ ...lot, purpose: { kind, id } });
  const came = (kind: string, more: object = {}) => ({
    ...{ ...lot, status: 'available', source: { kind, id: 'D-1' }, ...more },
  });
  const changed = (from: string, to: string) => ({ ...lot, from, to, reason: 'Because' });

  it.each([
    [
      'put into inspection',
      'StockReceived',
      came('purchase-order', { status: 'inspection' }),
      'OBSERVE inspecting non_sellable_other',
    ],
    ['found', 'StockReceived', came('count'), 'ADD stock_taking'],
    [
      'missing of a transfer and found',
      'StockReceived',
      came('stock-transfer', { source: { kind: 'stock-transfer', id: 'T-1', line: 'found' } }),
      'OBSERVE receiving in_progress',
    ],
    ['picked', 'StockIssued', issued('shipment', 'SH-1'), 'OBSERVE picking in_progress'],
    ['scrapped', 'StockIssued', issued('scrap', 'NC-1'), 'DELETE destroying destroyed'],
    ['counted out', 'StockIssued', issued('count', 'C-1'), 'DELETE stock_taking'],
    ['sent back', 'StockIssued', issued('supplier-return', 'PO-7'), 'OBSERVE shipping returned'],
    ['counted as more', 'StockAdjusted', lot, 'ADD stock_taking'],
    ['counted as less', 'StockAdjusted', { ...lot, quantity: kilos('-1') }, 'DELETE stock_taking'],
    ['held', 'StockStatusChanged', changed('available', 'hold'), 'OBSERVE holding unavailable'],
    ['blocked', 'StockStatusChanged', changed('available', 'blocked'), 'OBSERVE holding non_conformant'],
    ['accepted', 'StockStatusChanged', changed('inspection', 'available'), 'OBSERVE inspecting conformant'],
    ['let go', 'StockStatusChanged', changed('hold', 'available'), 'OBSERVE storing available'],
    ['back in stock', 'StockStatusChanged', changed('returned', 'available'), 'OBSERVE storing available'],
  ])('of what is %s', (_, type, data, words) => {
    const { action, bizStep, disposition } = said(type, data) as Readonly<Record<string, string>>;
    expect([action, bizStep, disposition].filter((word) => word !== undefined).join(' ')).toBe(words);
  });

  it('of a count says how much it differs, without a sign', () => {
    expect(said('StockAdjusted', { ...lot, quantity: kilos('-1.5') })).toMatchObject({
      quantityList: [{ epcClass: STEEL, quantity: 1.5, uom: 'KGM' }],
      persistentDisposition: { set: ['mismatch_quantity'] },
    });
  });

  it('of production is what goes in and what comes out, joined by the order', () => {
    const order = { kind: 'production-order', id: 'WO-7' };
    const made = { site: 'lyon', item: 'STEEL', lot: 'S-78', quantity: kilos('60'), source: order };
    const taken = said('StockIssued', { ...lot, purpose: order });
    const output = said('StockReceived', { ...made, status: 'available', expiry: '2027-01-31' });
    const both = {
      type: 'TransformationEvent',
      transformationID: 'urn:epcglobal:cbv:xform:0614141007776:WO-7',
      bizStep: 'creating_class_instance',
      bizTransactionList: [{ type: 'prodorder', bizTransaction: 'urn:epcglobal:cbv:bt:0614141007776:WO-7' }],
    };
    expect(taken).toMatchObject({ ...both, inputQuantityList: [{ epcClass: STEEL, quantity: 60.5 }] });
    expect(taken).not.toHaveProperty('action');
    expect(output).toMatchObject({
      ...both,
      outputQuantityList: [{ epcClass: STEEL.replace('77', '78'), quantity: 60, uom: 'KGM' }],
      disposition: 'active',
      ilmd: { 'cbvmda:itemExpirationDate': '2027-01-31' },
    });
    const unseen = said('StockReceived', { ...made, status: 'inspection' });
    expect(unseen.disposition).toBe('non_sellable_other');
  });

  it('of a despatch leaves the place', () => {
    const sent = { site: 'lyon', salesOrder: 'SO-1', customer: 'BLUE', lines: [{ line: '1', ...lot }] };
    const event = said('ShipmentDespatched', sent, 'SH-1');
    expect(event).toMatchObject({
      ...{ bizStep: 'shipping', disposition: 'in_transit', readPoint: { id: LYON } },
      bizTransactionList: [
        { type: 'poc', bizTransaction: 'urn:epcglobal:cbv:bt:0614141007776:SO-1' },
        { type: 'desadv', bizTransaction: 'urn:epcglobal:cbv:bt:0614141007776:SH-1' },
      ],
    });
    expect(event).not.toHaveProperty('bizLocation');
  });

  it('between sites is of both, and said where it happened', () => {
    const way = { ...lot, site: 'porto', from: 'lyon', made: {} };
    const left = moved('StockTransferDespatched', { ...way, shippedOn: '2026-03-02' }, 'T-7');
    expect(left && [sitesIn(left), keysOf(left)]).toEqual([
      ['lyon', 'porto'],
      ['item/STEEL', 'site/lyon', 'site/porto'],
    ]);
    const ends = {
      sourceList: [{ type: 'location', source: LYON }],
      destinationList: [{ type: 'location', destination: 'https://ids.acme.example/loc/porto' }],
    };
    expect(said('StockTransferDespatched', way, 'T-7')).toMatchObject({
      ...{ ...ends, bizStep: 'shipping', disposition: 'in_transit', readPoint: { id: LYON } },
    });
    expect(said('StockTransferReceived', way, 'T-7')).toMatchObject({
      ...{ ...ends, bizStep: 'receiving', disposition: 'in_progress' },
      readPoint: { id: 'https://ids.acme.example/loc/porto' },
    });
    const number = (type: 'StockTransferDespatched' | 'StockTransferReceived') =>
      (said(type, way, 'T-7') as { bizTransactionList: unknown }).bizTransactionList;
    expect(number('StockTransferReceived')).toEqual(number('StockTransferDespatched'));
    expect(moved('StockTransferReceived', { ...way, quantity: kilos('0') })).toBeNull();
  });

  it('of a customer who sends back names the authorisation', () => {
    const back = { ...lot, customer: 'BLUE', salesOrder: 'SO-1', shipment: 'SH-1', line: '1' };
    expect(said('ReturnReceived', back, 'RMA-1')).toMatchObject({
      ...{ bizStep: 'receiving', disposition: 'returned' },
      bizTransactionList: [
        { type: 'rma', bizTransaction: 'urn:epcglobal:cbv:bt:0614141007776:RMA-1' },
        { type: 'poc' },
      ],
    });
  });

  it.each([
    ['a warehouse reported', 'GoodsReceived', { ...lot, epcisEvent: 'urn:uuid:1' }],
    ['its order says', 'StockReceived', came('purchase-order')],
    ['its return says', 'StockReceived', came('return', { status: 'returned' })],
    ['its transfer says', 'StockReceived', came('stock-transfer')],
    ['its transfer says where to', 'StockIssued', issued('stock-transfer', 'T-1')],
    ['is no movement', 'StockReserved', { ...lot, demand: 'sales-order/SO-1/1' }],
  ])('is not said of what %s', (_, type, data) => {
    expect(moved(type, data)).toBeNull();
  });
});
