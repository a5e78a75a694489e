/** The same event has the same id however it is written, and every change of what it says changes the id. */
import { describe, expect, it } from '@jest/globals';
import { contentOf, hashId, sha256 } from './hash-id.js';
import { preHash } from './pre-hash.js';
import { canonicalTime, canonicalValue } from './values.js';

const CONTEXT = [
  'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
  { pump: 'https://pumps.example/fields/' },
];

const receipt = {
  '@context': CONTEXT,
  type: 'ObjectEvent',
  eventTime: '2026-03-02T09:15:00.5+01:00',
  eventTimeZoneOffset: '+01:00',
  epcList: ['urn:epc:id:sscc:4012345.0000000333', 'urn:epc:id:sgtin:4012345.012345.A-7'],
  quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.L-1', quantity: 200.5, uom: 'KGM' }],
  action: 'OBSERVE',
  bizStep: 'receiving',
  disposition: 'in_progress',
  readPoint: { id: 'urn:epc:id:sgln:4012345.00005.0', 'pump:gate': '3' },
  bizTransactionList: [
    { type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:4012345000009:PO-7' },
    { type: 'desadv', bizTransaction: 'urn:epcglobal:cbv:bt:4012345000009:D-1' },
  ],
  'pump:checked': { 'pump:by': 'Ana', 'pump:marks': ['b', 'a', 1.5] },
};

const SPELT = [
  'eventType=ObjectEvent',
  'eventTime=2026-03-02T08:15:00.500Z',
  'eventTimeZoneOffset=+01:00',
  'epcList',
  'epc=https://id.gs1.org/00/040123450000003338',
  'epc=https://id.gs1.org/01/04012345123456/21/A-7',
  'quantityListquantityElementepcClass=https://id.gs1.org/01/04012345123456/10/L-1quantity=200.5uom=KGM',
  'action=OBSERVE',
  'bizStep=https://ref.gs1.org/cbv/BizStep-receiving',
  'disposition=https://ref.gs1.org/cbv/Disp-in_progress',
  'readPointid=https://id.gs1.org/414/4012345000054',
  'bizTransactionList',
  'type=https://ref.gs1.org/cbv/BTT-desadvbizTransaction=urn:epcglobal:cbv:bt:4012345000009:D-1',
  'type=https://ref.gs1.org/cbv/BTT-pobizTransaction=urn:epcglobal:cbv:bt:4012345000009:PO-7',
  'readPoint{https://pumps.example/fields/}gate=3',
  '{https://pumps.example/fields/}checked',
  '{https://pumps.example/fields/}by=Ana',
  '{https://pumps.example/fields/}marks=1.5',
  '{https://pumps.example/fields/}marks=a',
  '{https://pumps.example/fields/}marks=b',
].join('');

describe('the text that is hashed', () => {
  it('has every field in canonical order and form', () => {
    expect(preHash(receipt)).toBe(SPELT);
    expect(hashId(receipt)).toBe(`ni:///sha-256;${sha256(SPELT)}?ver=CBV2.0`);
  });

  it.each([
    ['another order of fields', Object.fromEntries(Object.entries(receipt).reverse())],
    ['another order of lists', { ...receipt, bizTransactionList: [...receipt.bizTransactionList].reverse() }],
    ['another time zone', { ...receipt, eventTime: '2026-03-02T08:15:00.500Z' }],
    ['URNs for words', { ...receipt, bizStep: 'urn:epcglobal:cbv:bizstep:receiving' }],
    ['web addresses for words', { ...receipt, disposition: 'https://ref.gs1.org/cbv/Disp-in_progress' }],
    ['trailing zeros', { ...receipt, quantityList: [{ ...receipt.quantityList[0], quantity: '200.500' }] }],
    [
      'a Digital Link',
      { ...receipt, readPoint: { ...receipt.readPoint, id: 'https://dock.example/414/4012345000054?17=1' } },
    ],
    ['what the sender calls it', { ...receipt, eventID: 'urn:uuid:1', recordTime: '2026-03-02T09:00:00Z' }],
    ['an error declared', { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T09:00:00Z' } }],
  ])('is the same with %s', (_, event) => {
    expect(preHash(event)).toBe(SPELT);
  });

  it.each([
    ['action', { ...receipt, action: 'ADD' }],
    ['a quantity', { ...receipt, quantityList: [{ ...receipt.quantityList[0], quantity: 200 }] }],
    ['an extension', { ...receipt, 'pump:checked': { 'pump:by': 'Rui' } }],
    ['a field less', { ...receipt, disposition: undefined }],
  ])('changes with %s', (_, event) => {
    expect(hashId(event)).not.toBe(hashId(receipt));
  });

  it('keeps extensions of sensors below the sensor, after all standard fields', () => {
    const sensed = {
      '@context': CONTEXT,
      type: 'ObjectEvent',
      eventTime: '2026-03-02T09:15:00Z',
      eventTimeZoneOffset: '+00:00',
      epcList: [],
      action: 'OBSERVE',
      sensorElementList: [
        {
          sensorMetadata: {
            time: '2026-03-02T09:00:00Z',
            deviceID: 'urn:epc:id:giai:4000001.111',
            'pump:line': '2',
          },
          sensorReport: [
            { type: 'Temperature', value: 26.1, uom: 'CEL', 'pump:probe': 'x' },
            { type: 'gs1:Speed', value: 3 },
          ],
        },
      ],
    };
    expect(preHash(sensed)).toBe(
      [
        'eventType=ObjectEventeventTime=2026-03-02T09:15:00.000ZeventTimeZoneOffset=+00:00action=OBSERVE',
        'sensorElementsensorMetadatatime=2026-03-02T09:00:00.000ZdeviceID=https://id.gs1.org/8004/4000001111',
        'sensorReporttype=https://ref.gs1.org/voc/Speedvalue=3',
        'sensorReporttype=https://ref.gs1.org/voc/Temperaturevalue=26.1uom=CEL',
        'sensorElementsensorMetadata{https://pumps.example/fields/}line=2',
        'sensorReport{https://pumps.example/fields/}probe=x',
      ].join(''),
    );
  });
});

describe('hash ids that are published', () => {
  it('P48: equal ours for every GS1 key, as URN and as Digital Link', () => {
    // The reference samples of the CBV 2.0 hash algorithm give this id to such an event.
    const published = '40744f32beff53a4bf5bb5956d465cb52de5bbcc9f131409d8efb903b04d9351';
    const [sscc, ...others] = [
      ...['sscc:4012345.0000000333', 'sgtin:4012345.012345.12', 'grai:4012345.66666.87', 'giai:4012345.AAbb'],
      ...[
        'gsrn:4012345.9876540000',
        'gsrnp:4012345.0000098765',
        'gdti:4012345.55555.98',
        'cpi:4012345.ABC.123',
      ],
      ...['sgcn:4012345.99999.44', 'ginc:4012345.333', 'gsin:4012345.999987654'],
      ...['itip:4012345.012345.01.02.999', 'upui:4012345.012345.AB12'],
    ].map((key) => `urn:epc:id:${key}`);
    const classes = [
      'urn:epc:class:lgtin:4054739.099914.20160711',
      ...['sgtin:4054739.099914', 'grai:4012345.66666', 'gdti:4012345.55555', 'sgcn:4012345.99999']
        .concat('cpi:4012345.ABC', 'itip:4012345.012345.01.02')
        .map((key) => `urn:epc:idpat:${key}.*`),
    ];
    const event = {
      type: 'ObjectEvent',
      eventTime: '2023-03-27T11:30:00.0Z',
      eventTimeZoneOffset: '+01:00',
      epcList: [sscc, 'https://id.gs1.org/00/040123450000003338', ...others],
      quantityList: classes.map((epcClass) => ({ epcClass })),
      action: 'OBSERVE',
      bizStep: 'other',
      readPoint: { id: 'urn:epc:id:sgln:4012345.00011.987' },
    };
    expect(hashId(event)).toBe(`ni:///sha-256;${published}?ver=CBV2.0`);
  });
});

describe('the content of an event', () => {
  it('tells a declared error from the event itself', () => {
    const declared = { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T09:00:00Z' } };
    expect(contentOf(declared)).not.toBe(contentOf(receipt));
    expect(contentOf({ ...receipt, recordTime: '2026-03-02T09:00:00Z' })).toBe(contentOf(receipt));
  });
});

describe('values', () => {
  it.each([
    ['2026-03-02T11:04:03.1415Z', '2026-03-02T11:04:03.142Z'],
    ['2026-03-02T11:04:03.1414Z', '2026-03-02T11:04:03.141Z'],
    ['2026-03-02T11:04:59.9996+02:00', '2026-03-02T09:05:00.000Z'],
    ['noon', 'noon'],
  ])('of time: %s is %s', (text, expected) => {
    expect(canonicalTime(text)).toBe(expected);
  });

  it.each([
    ['0012.50', '12.5'],
    ['+7.', '7'],
    [true, 'true'],
    ['1e5', '1e5'],
    ['urn:epcglobal:cbv:inchikey:ABC', 'https://identifiers.org/inchikey:ABC'],
    ['cbv:Comp-latitude', 'https://ref.gs1.org/cbv/Comp-latitude'],
    ['receiving', 'receiving'],
  ])('of any field: %s is %s', (text, expected) => {
    expect(canonicalValue(text)).toBe(expected);
  });
});
