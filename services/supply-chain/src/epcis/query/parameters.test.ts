/** Queries are read as EPCIS 2.0 names them, in every spelling, and refused with everything that is wrong. */
import { describe, expect, it } from '@jest/globals';
import type { JsonSchema } from '@gemba/contracts/schema';
import type { QueryParameter } from '@gemba/platform/spec/openapi/written';
import { tokenOf } from './page-token.js';
import { EVENT_PARAMETERS, eventQuery } from './parameters.js';

const read = (asked: Record<string, string | string[]>, spaces = new Map<string, string>()) =>
  eventQuery(asked, spaces).query;

describe('a query', () => {
  it('asks for the newest thirty of everything by default', () => {
    expect(read({})).toMatchObject({ orderBy: 'event_time', descending: true, perPage: 30, after: null });
  });

  it('compares words and identifiers in one spelling', () => {
    expect(read({ EQ_bizStep: 'urn:epcglobal:cbv:bizstep:receiving,shipping' }).words).toEqual([
      ['bizStep=receiving', 'bizStep=shipping'],
    ]);
    expect(read({ EQ_readPoint: 'urn:epc:id:sgln:0614141.12345.0' }).words).toEqual([
      ['readPoint=https://id.gs1.org/414/0614141123452'],
    ]);
    expect(read({ EQ_bizTransaction_po: 'https://po.example/7' }).words).toEqual([
      ['bizTransaction_po=https://po.example/7'],
    ]);
    expect(read({ EQ_errorReason: 'cbv:ER-incorrect_data' }).words).toEqual([['errorReason=incorrect_data']]);
    expect(read({ EQ_value_CEL: '4.50' }).words).toEqual([['value_CEL=4.5']]);
  });

  it('matches identifiers, classes, all items and pallets of a company, and places within a site', () => {
    expect(read({ MATCH_epc: 'urn:epc:id:sgtin:4012345.012345.7' }).words).toEqual([
      ['epc=https://id.gs1.org/01/04012345123456/21/7'],
    ]);
    expect(read({ MATCH_epc: 'urn:epc:idpat:sgtin:4012345.012345.*' }).words).toEqual([
      ['epc=https://id.gs1.org/01/04012345123456', 'epc<https://id.gs1.org/01/04012345123456'],
    ]);
    expect(read({ MATCH_inputEPCClass: 'urn:epc:idpat:sgtin:4012345.*.*' }).words).toEqual([
      ['inputEPCClass<01 of 4012345'],
    ]);
    expect(read({ MATCH_parentID: 'urn:epc:idpat:sscc:4012345.*' }).words).toEqual([
      ['parentID<00 of 4012345'],
    ]);
    expect(read({ WD_bizLocation: 'urn:epc:id:sgln:0614141.12345.0' }).words).toEqual([
      [
        'bizLocation=https://id.gs1.org/414/0614141123452',
        'bizLocation<https://id.gs1.org/414/0614141123452',
      ],
    ]);
  });

  it('knows the fields of users by the namespaces that a request declares', () => {
    const spaces = new Map([['ex', 'https://ns.example.com/']]);
    expect(read({ 'EQ_INNER_ILMD_ex:batch': '7' }, spaces).words).toEqual([
      ['INNER_ILMD_{https://ns.example.com/}batch=7'],
    ]);
    expect(read({ 'EXISTS_ex:grade': '' }).words).toEqual([['ex:grade']]);
    expect(read({ 'LE_SENSORREPORT_ex:drift': '2026-03-01T00:00:00Z' }).measures).toEqual([
      { name: 'SENSORREPORT_ex:drift', is: '<=', than: Date.UTC(2026, 2, 1) },
    ]);
  });

  it('bounds times, orders and pages', () => {
    const asked = {
      GE_eventTime: '2026-03-01T09:00:00+01:00',
      LT_recordTime: '2026-04-01T00:00:00Z',
      orderBy: 'recordTime',
      orderDirection: 'ASC',
      perPage: '2',
      eventCountLimit: '5',
    };
    const nextPageToken = tokenOf(read(asked), '2026-03-01T08:00:00.000Z', 17, 2);
    const query = read({ ...asked, nextPageToken });
    expect(query).toMatchObject({
      times: [
        { column: 'event_time', is: '>=', at: '2026-03-01T08:00:00.000Z' },
        { column: 'record_time', is: '<', at: '2026-04-01T00:00:00.000Z' },
      ],
      orderBy: 'record_time',
      descending: false,
      perPage: 2,
      countLimit: 5,
      after: ['2026-03-01T08:00:00.000Z', 17, 2],
    });
  });

  it('hears of everything that is wrong at once', () => {
    const { faults } = eventQuery({
      EQ_colour: 'red',
      constructor: 'x',
      EQ_action: 'MOVE',
      eventType: 'MiracleEvent',
      GE_eventTime: 'noon',
      GE_startTime: '7',
      GT_quantity_KGM: 'much',
      EQ_bizStep: '',
      EQ_ATTR_a_b: 'x',
      orderBy: 'mood',
      orderDirection: 'UP',
      perPage: '0',
      nextPageToken: 'abc',
      MATCH_constructor: 'x',
      MATCH_epc: 'x',
    });
    expect(faults).toHaveLength(15);
    expect(eventQuery({ eventCountLimit: '1', maxEventCount: '2' }).faults).toHaveLength(1);
  });

  it('P47: goes on only where it is the same query, however long its pages are', () => {
    const asked = { EQ_action: 'ADD', EQ_bizStep: 'shipping,receiving', perPage: '2' };
    const spaces = new Map([['ex', 'https://ns.example.com/']]);
    const nextPageToken = tokenOf(read(asked), '2026-03-01T08:00:00.000Z', 17, 2);
    const faultsOf = (more: object, declared = new Map<string, string>()) =>
      eventQuery({ ...asked, nextPageToken, ...more }, declared).faults;
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ perPage: '9', EQ_bizStep: ['receiving', 'shipping'] })).toEqual([]);
    const other = [{ pointer: '/nextPageToken', detail: expect.stringContaining('other parameters') }];
    expect(faultsOf({ EQ_action: 'DELETE' })).toEqual(other);
    expect(faultsOf({ orderDirection: 'ASC' })).toEqual(other);
    expect(faultsOf({ GE_eventTime: '2026-03-01T08:00:00Z' })).toEqual(other);
    expect(faultsOf({}, spaces)).toEqual(other);
  });

  it.each([
    ['urn:epc:id:sgtin:4012345.012345.*', /must be identifiers/],
    ['https://id.gs1.org/01/04012345123456/21/*', /must be identifiers/],
    ['4012345*', /must be identifiers/],
    ['urn:epc:idpat:sgtin:4012345.[1-9].*', /not answered here/],
    ['urn:epc:idpat:sgtin:4012345.*.7', /not answered here/],
    ['urn:epc:idpat:giai:*', /not answered here/],
  ])('P47: refuses %s, which is no pattern that it can match', (uri, said) => {
    for (const name of ['MATCH_epc', 'MATCH_anyEPC', 'MATCH_epcClass']) {
      const { faults } = eventQuery({ [name]: uri });
      expect(faults).toEqual([{ pointer: `/${name}`, detail: expect.stringMatching(said) }]);
    }
  });

  it('P47: may use every parameter of the standard', () => {
    const instant = '2026-03-01T00:00:00Z';
    const values: Readonly<Record<string, string>> = { Time: instant, Direction: 'ASC', action: 'ADD' };
    const families = {
      EQ: `action bizStep disposition persistentDisposition_set persistentDisposition_unset readPoint
        bizLocation transformationID eventID errorReason correctiveEventID quantity quantity_KGM type deviceID
        dataProcessingMethod microorganism chemicalSubstance bizRules stringValue booleanValue hexBinaryValue
        uriValue value_CEL bizTransaction_po source_owning_party destination_location`,
      MATCH: `epc parentID inputEPC outputEPC anyEPC epcClass inputEPCClass outputEPCClass anyEPCClass`,
      WD: 'readPoint bizLocation',
      EXISTS: 'errorDeclaration sensorElementList',
      GE: `quantity quantity_KGM eventTime recordTime errorDeclarationTime errorDeclaration_Time time
        startTime endTime percRank value_CEL minValue_CEL maxValue_CEL meanValue_CEL sDev_CEL percValue_CEL`,
      GT: 'quantity percRank value_CEL',
      LE: 'quantity percRank value_CEL',
      LT: 'eventTime recordTime errorDeclarationTime time startTime endTime percRank value_CEL',
    };
    const asked = Object.entries(families).flatMap(([family, names]) =>
      names.split(/\s+/).map((name) => {
        const like = Object.keys(values).find((each) => name.toLowerCase().endsWith(each.toLowerCase()));
        const any = family === 'MATCH' ? 'urn:epc:id:sgtin:4012345.012345.7' : '7';
        return [`${family}_${name}`, like === undefined ? any : values[like]] as [string, string];
      }),
    );
    expect(eventQuery(Object.fromEntries(asked)).faults).toEqual([]);
    const plain = {
      eventType: 'ObjectEvent',
      orderBy: 'eventTime',
      orderDirection: 'ASC',
      eventCountLimit: '9',
      perPage: '9',
    };
    expect(eventQuery(plain).faults).toEqual([]);
    const places = ['', 'ILMD_', 'ERROR_DECLARATION_', 'SENSORELEMENT_', 'SENSORMETADATA_', 'SENSORREPORT_'];
    const own = ['EQ', 'GT', 'GE', 'LT', 'LE', 'EXISTS'].flatMap((family) =>
      places.flatMap((place) => [`${family}_${place}ex:field`, `${family}_INNER_${place}ex:field`]),
    );
    expect(eventQuery(Object.fromEntries(own.map((name) => [name, '7']))).faults).toEqual([]);
    const { others, ...named } = EVENT_PARAMETERS;
    const { pattern } = (others as QueryParameter).schema.propertyNames as { pattern: string };
    const isDescribed = (name: string) => name in named || new RegExp(pattern).test(name);
    const all = [...asked.map(([name]) => name), ...Object.keys(plain), ...own];
    // A spelling of the schema of the REST binding alone.
    expect(all.filter((name) => !isDescribed(name))).toEqual(['GE_errorDeclaration_Time']);
  });

  it('P21: reads every parameter that is described', () => {
    const { others: _, ...named } = EVENT_PARAMETERS;
    const valueFor = (name: string): string => {
      const { schema } = named[name] as QueryParameter;
      if ((schema.items as JsonSchema | undefined)?.format === 'uri')
        return 'urn:epc:id:sscc:4012345.0000000333';
      if (schema.format === 'date-time') return '2026-03-01T00:00:00Z';
      if (name === 'nextPageToken') return tokenOf(eventQuery({}).query, '2026-03-01T08:00:00.000Z', 17, 2);
      const [word = name === 'EQ_action' ? 'ADD' : '7'] = (schema.enum ?? []) as string[];
      return name === 'eventType' ? 'ObjectEvent' : word;
    };
    const faults = Object.keys(named).flatMap((name) => eventQuery({ [name]: valueFor(name) }).faults);
    expect(faults).toEqual([]);
    expect(Object.keys(named)).toEqual(expect.arrayContaining(['MATCH_epc', 'GE_eventTime', 'perPage']));
  });
});
