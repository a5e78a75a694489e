/** Documents are taken as EPCIS 2.0 has them; everything that is wrong is said at once, with its place. */
import { describe, expect, it } from '@jest/globals';
import { faultsOfDocument, faultsOfEvent, standingAlone } from './check.js';

const CONTEXT = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld';
const common = { eventTime: '2026-03-02T09:15:00+01:00', eventTimeZoneOffset: '+01:00' };
const steel = { epcClass: 'urn:epc:class:lgtin:4012345.012345.L-1', quantity: 200.5, uom: 'KGM' };
const receipt = {
  ...common,
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'receiving',
  quantityList: [steel],
};
const document = {
  '@context': [CONTEXT, { pump: 'https://pumps.example/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-02T10:00:00Z',
  epcisBody: { eventList: [receipt] },
};

const places = (event: object): string[] =>
  faultsOfEvent(event as Record<string, unknown>).map(({ pointer }) => pointer);

describe('a document', () => {
  it('is taken as it should be', () => {
    expect(faultsOfDocument(document)).toEqual([]);
    expect(
      faultsOfDocument({ ...document, sender: 'urn:epc:id:sgln:0353579.00001.0', 'pump:batch': 3 }),
    ).toEqual([]);
  });

  it.each([
    ['type', { type: 'Invoice' }, '/type'],
    ['version', { schemaVersion: '1.2' }, '/schemaVersion'],
    ['date', { creationDate: 'yesterday' }, '/creationDate'],
    ['list of events', { epcisBody: {} }, '/epcisBody'],
    ['field', { colour: 'red' }, ''],
  ])('with a wrong %s is refused', (_, wrong, pointer) => {
    expect(faultsOfDocument({ ...document, ...wrong }).map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it.each([[null], ['text'], [[]]])('is no %j', (other) => {
    expect(faultsOfDocument(other)).not.toEqual([]);
  });
});

describe('an event', () => {
  it.each([
    ['of objects', receipt],
    [
      'of objects with own fields',
      { ...receipt, 'pump:grade': { a: [1] }, readPoint: { id: 'geo:1,2', 'pump:x': 1 } },
    ],
    [
      'of aggregation',
      {
        ...common,
        type: 'AggregationEvent',
        action: 'ADD',
        parentID: 'urn:epc:id:sscc:4012345.0000000333',
        childQuantityList: [steel],
      },
    ],
    [
      'of a whole pallet taken apart',
      {
        ...common,
        type: 'AggregationEvent',
        action: 'DELETE',
        parentID: 'urn:epc:id:sscc:4012345.0000000333',
      },
    ],
    [
      'of transactions',
      {
        ...common,
        type: 'TransactionEvent',
        action: 'ADD',
        epcList: [],
        bizTransactionList: [{ type: 'po', bizTransaction: 'https://po.example/7' }],
      },
    ],
    [
      'of transformation',
      {
        ...common,
        type: 'TransformationEvent',
        inputQuantityList: [steel],
        outputEPCList: ['https://id.gs1.org/01/04012345123456/21/7'],
      },
    ],
    [
      'of association',
      {
        ...common,
        type: 'AssociationEvent',
        action: 'ADD',
        parentID: 'urn:epc:id:grai:4012345.55555.987',
        childEPCs: ['urn:epc:id:giai:4000001.12345'],
      },
    ],
    [
      'with a declared error',
      { ...receipt, errorDeclaration: { declarationTime: '2026-03-03T09:00:00Z', reason: 'did_not_occur' } },
    ],
    [
      'of a sensor',
      { ...receipt, sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 26, uom: 'CEL' }] }] },
    ],
    ['with words spelt as URNs', { ...receipt, bizStep: 'urn:epcglobal:cbv:bizstep:receiving' }],
  ])('%s is taken', (_, event) => {
    expect(faultsOfEvent(event as Record<string, unknown>)).toEqual([]);
  });

  it.each([
    ['an unknown type', { ...receipt, type: 'MiracleEvent' }, ['/type']],
    ['an unknown action', { ...receipt, action: 'MOVE' }, ['/action']],
    ['no time zone', { ...receipt, eventTimeZoneOffset: undefined }, ['']],
    ['a wrong time zone', { ...receipt, eventTimeZoneOffset: '+25:00' }, ['/eventTimeZoneOffset']],
    ['an unknown word', { ...receipt, bizStep: 'teleporting' }, ['/bizStep']],
    ['an identifier that is no URI', { ...receipt, epcList: ['PUMP 7'] }, ['/epcList/0']],
    [
      'a quantity in words',
      { ...receipt, quantityList: [{ ...steel, quantity: 'many' }] },
      ['/quantityList/0/quantity'],
    ],
    ['a field without namespace', { ...receipt, colour: 'red' }, ['']],
    ['nothing observed', { ...receipt, quantityList: undefined }, ['']],
    ['master data when observing', { ...receipt, ilmd: { 'pump:a': 1 } }, ['']],
    ['no parent', { ...common, type: 'AggregationEvent', action: 'ADD', childQuantityList: [steel] }, ['']],
    ['no children', { ...common, type: 'AssociationEvent', action: 'ADD', parentID: 'urn:x:y' }, ['']],
    [
      'no transaction',
      { ...common, type: 'TransactionEvent', action: 'ADD', bizTransactionList: [] },
      ['/bizTransactionList'],
    ],
    ['no output', { ...common, type: 'TransformationEvent', inputQuantityList: [steel] }, ['']],
    ['an undated declaration', { ...receipt, errorDeclaration: {} }, ['/errorDeclaration']],
    ['a sensor without report', { ...receipt, sensorElementList: [{}] }, ['/sensorElementList/0']],
  ])('with %s is refused', (_, event, expected) => {
    expect(places(JSON.parse(JSON.stringify(event)) as object)).toEqual(expected);
  });

  it('hears of everything that is wrong at once', () => {
    const wrong = { ...receipt, action: 'MOVE', bizStep: 'teleporting', eventTime: 'noon' };
    expect(places(wrong).sort()).toEqual(['/action', '/bizStep', '/eventTime']);
  });

  it('takes the contexts of its own fields along', () => {
    const own = { pump: 'https://pumps.example/' };
    expect(standingAlone(receipt, document['@context'])).toEqual({ ...receipt, '@context': [own] });
    expect(standingAlone(receipt, CONTEXT)).toEqual(receipt);
  });
});
