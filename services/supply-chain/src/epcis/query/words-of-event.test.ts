/** What an event says is found under the names that queries have for it. */
import { describe, expect, it } from '@jest/globals';
import type { EpcisEvent } from '../document/check.js';
import type { EventQuery } from './parameters.js';
import { eventQuery } from './parameters.js';
import { wordsOf } from './words-of-event.js';

const EVENT = {
  '@context': [{ ex: 'https://ns.example.com/' }],
  type: 'AssociationEvent',
  action: 'ADD',
  bizStep: 'receiving',
  persistentDisposition: { set: ['completeness_inferred'], unset: ['cbv:Disp-completeness_verified'] },
  readPoint: { id: 'urn:epc:id:sgln:0614141.12345.dock-4', 'ex:gate': 'west' },
  parentID: 'urn:epc:id:sscc:4012345.0111111111',
  childEPCs: ['urn:epc:id:sgtin:4012345.012345.7'],
  childQuantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.L1', quantity: 200.5, uom: 'KGM' }],
  bizTransactionList: [{ type: 'urn:epcglobal:cbv:btt:po', bizTransaction: 'https://po.example/7' }],
  sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:4012345.00002' }],
  sensorElementList: [
    {
      sensorMetadata: { startTime: '2026-03-01T08:00:00Z', deviceID: 'urn:epc:id:giai:4000001.111' },
      sensorReport: [{ type: 'gs1:Temperature', value: 26.5, uom: 'CEL', 'ex:drift': 0.1 }],
    },
  ],
  errorDeclaration: { declarationTime: '2026-03-02T08:00:00Z', reason: 'did_not_occur' },
  ilmd: { 'cbvmda:lotNumber': 'L1', 'ex:furnace': { 'ex:number': '12', inside: ['hot'] } },
  'ex:weighed': [3, 5],
} as unknown as EpcisEvent;

/** As the database answers it. */
const isFound = ({ words, measures }: EventQuery): boolean => {
  const has = wordsOf(EVENT);
  const compare = { '>': (a: number, b: number) => a > b, '>=': (a: number, b: number) => a >= b };
  const back = { '<': (a: number, b: number) => a < b, '<=': (a: number, b: number) => a <= b };
  return (
    words.every((some) => some.some((each) => has.words.includes(each))) &&
    measures.every(({ name, is, than }) =>
      (has.measures[name] ?? []).some((each) => ({ ...compare, ...back })[is](each, than)),
    )
  );
};

const finds = (name: string, value: string, header: readonly (readonly [string, string])[] = []): boolean => {
  const { query, faults } = eventQuery({ [name]: value }, new Map(header));
  expect(faults).toEqual([]);
  return isFound(query);
};

describe('P47: an event is found by', () => {
  it.each([
    ['EQ_persistentDisposition_set', 'urn:epcglobal:cbv:disp:completeness_inferred', 'recalled'],
    ['EQ_persistentDisposition_unset', 'completeness_verified', 'completeness_inferred'],
    ['WD_readPoint', 'urn:epc:id:sgln:0614141.12345.0', 'urn:epc:id:sgln:0614141.12346.0'],
    ['EQ_readPoint', 'urn:epc:id:sgln:0614141.12345.dock-4', 'urn:epc:id:sgln:0614141.12345.0'],
    ['EQ_readPoint_ex:gate', 'west', 'east'],
    ['MATCH_parentID', 'urn:epc:idpat:sscc:4012345.*', 'urn:epc:idpat:sscc:4012346.*'],
    ['MATCH_anyEPC', 'urn:epc:id:sscc:4012345.0111111111', 'urn:epc:id:sscc:4012345.0111111112'],
    ['MATCH_epc', 'urn:epc:idpat:sgtin:4012345.012345.*', 'urn:epc:id:sscc:4012345.0111111111'],
    ['MATCH_anyEPCClass', 'urn:epc:idpat:sgtin:4012345.*.*', 'urn:epc:class:lgtin:4012345.012345.L2'],
    ['EQ_quantity_KGM', '200.50', '200'],
    ['GT_quantity_KGM', '200', '200.5'],
    ['EQ_bizTransaction_po', 'https://po.example/7', 'https://po.example/8'],
    ['EQ_source_owning_party', 'urn:epc:id:pgln:4012345.00002', 'urn:epc:id:pgln:4012345.00001'],
    ['EQ_type', 'https://gs1.org/voc/Temperature', 'Speed'],
    ['EQ_deviceID', 'urn:epc:id:giai:4000001.111', 'urn:epc:id:giai:4000001.112'],
    ['GE_value_CEL', '26.5', '26.6'],
    ['LT_startTime', '2026-03-01T08:00:00.001Z', '2026-03-01T09:00:00+01:00'],
    ['GE_SENSORREPORT_ex:drift', '0.05', '0.2'],
    ['EQ_errorReason', 'urn:epcglobal:cbv:er:did_not_occur', 'incorrect_data'],
    ['GE_errorDeclarationTime', '2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z'],
    ['EQ_ILMD_cbvmda:lotNumber', 'L1', 'L2'],
    ['EQ_INNER_ILMD_ex:number', '12', '13'],
    ['LE_ex:weighed', '3', '2'],
  ])('%s %s and not by %s', (name, right, wrong) => {
    expect(finds(name, right)).toBe(true);
    expect(finds(name, wrong)).toBe(false);
  });

  it('what it has, whatever it says', () => {
    expect(finds('EXISTS_errorDeclaration', '')).toBe(true);
    expect(finds('EXISTS_ILMD_ex:furnace', '')).toBe(true);
    expect(finds('EXISTS_ex:absent', '')).toBe(false);
  });

  it('its own names, by namespace where the request declares one', () => {
    const right = [['mine', 'https://ns.example.com/']] as const;
    expect(finds('EQ_ILMD_mine:furnace', '1', right)).toBe(false);
    expect(finds('EXISTS_ILMD_mine:furnace', '', right)).toBe(true);
    expect(finds('EXISTS_ILMD_ex:furnace', '', [['ex', 'https://elsewhere.example/']])).toBe(false);
  });
});
