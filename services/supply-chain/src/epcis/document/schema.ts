/** What an EPCIS 2.0 event has to look like, as JSON Schema: written by us from the standard, for JSON-LD. */
import type { VocabularyName } from '../words/vocabulary.js';

type Schema = Readonly<Record<string, unknown>>;

export const EVENT_TYPES = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const TIME: Schema = { type: 'string', format: 'instant' };
const URI: Schema = { type: 'string', format: 'epcis-uri' };
const TEXT: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'number' };
const word = (of: VocabularyName): Schema => ({ type: 'string', format: of, maxLength: 200 });
const list = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });
/** Where the schema of GS1 has unique items. */
const set = (items: Schema): Schema => ({ ...list(items), uniqueItems: true });

/** Standard fields, and fields of users with a namespace; anything else is a slip of the pen. */
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  patternProperties: { '^[^@].*:': {} },
  additionalProperties: false,
});

/** Standard fields only. */
const closed = (properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const QUANTITY = closed(
  { epcClass: URI, quantity: NUMBER, uom: { type: 'string', pattern: '^[A-Z0-9]{2,3}$' } },
  ['epcClass'],
);
const PLACE = object({ id: URI }, ['id']);
const transactions = (minItems = 0): Schema =>
  list(closed({ type: word('transaction'), bizTransaction: URI }, ['bizTransaction']), minItems);
const party = (name: string): Schema => list(closed({ type: word('party'), [name]: URI }, ['type', name]));

const SENSOR = object(
  {
    sensorMetadata: object({
      time: TIME,
      startTime: TIME,
      endTime: TIME,
      deviceID: URI,
      deviceMetadata: URI,
      rawData: URI,
      dataProcessingMethod: URI,
      bizRules: URI,
    }),
    sensorReport: list(
      object({
        type: word('measurement'),
        exception: word('alert'),
        component: word('component'),
        time: TIME,
        deviceID: URI,
        deviceMetadata: URI,
        rawData: URI,
        dataProcessingMethod: URI,
        bizRules: URI,
        microorganism: URI,
        chemicalSubstance: URI,
        coordinateReferenceSystem: URI,
        uriValue: URI,
        value: NUMBER,
        minValue: NUMBER,
        maxValue: NUMBER,
        meanValue: NUMBER,
        sDev: NUMBER,
        percRank: NUMBER,
        percValue: NUMBER,
        stringValue: TEXT,
        uom: TEXT,
        booleanValue: { type: 'boolean' },
        hexBinaryValue: { type: 'string', pattern: '^[0-9A-Fa-f]+$' },
      }),
      1,
    ),
  },
  ['sensorReport'],
);

const COMMON: Readonly<Record<string, Schema>> = {
  '@context': {},
  eventTime: TIME,
  eventTimeZoneOffset: { type: 'string', pattern: '^[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00)$' },
  recordTime: TIME,
  eventID: { ...URI, maxLength: 400 },
  certificationInfo: { anyOf: [URI, list(URI)] },
  errorDeclaration: object(
    { declarationTime: TIME, reason: word('errorReason'), correctiveEventIDs: list(URI) },
    ['declarationTime'],
  ),
  bizStep: word('bizStep'),
  disposition: word('disposition'),
  readPoint: PLACE,
  bizLocation: PLACE,
  bizTransactionList: transactions(),
  sourceList: party('source'),
  destinationList: party('destination'),
  sensorElementList: list(SENSOR, 1),
};

const ACTION: Schema = { enum: ['ADD', 'OBSERVE', 'DELETE'] };
const PERSISTENT = closed({ set: set(word('disposition')), unset: set(word('disposition')) }, []);
const CHILDREN = { parentID: URI, childEPCs: list(URI), childQuantityList: list(QUANTITY), action: ACTION };
const OBJECTS = { epcList: set(URI), quantityList: list(QUANTITY), action: ACTION };
const INPUTS = { inputEPCList: set(URI), inputQuantityList: list(QUANTITY) };
const OUTPUTS = { outputEPCList: set(URI), outputQuantityList: list(QUANTITY) };
const OBJECT_DATA = { persistentDisposition: PERSISTENT, ilmd: object({}) };

const REQUIRED = ['type', 'eventTime', 'eventTimeZoneOffset'];

const event = (
  type: EventType,
  fields: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema => object({ type: { const: type }, ...COMMON, ...fields }, [...REQUIRED, ...required]);

/** One schema per type of event. */
export const EVENT_SCHEMAS: Readonly<Record<EventType, Schema>> = {
  ObjectEvent: event('ObjectEvent', { ...OBJECTS, ...OBJECT_DATA }, ['action']),
  AggregationEvent: event('AggregationEvent', CHILDREN, ['action']),
  TransactionEvent: event(
    'TransactionEvent',
    { ...OBJECTS, epcList: list(URI), parentID: URI, bizTransactionList: transactions(1) },
    ['action', 'bizTransactionList'],
  ),
  TransformationEvent: event(
    'TransformationEvent',
    { ...INPUTS, ...OUTPUTS, ...OBJECT_DATA, transformationID: URI },
    [],
  ),
  AssociationEvent: event('AssociationEvent', CHILDREN, ['action', 'parentID']),
};

/** An event of somebody's own type: what all events have, and whatever else its vocabulary says. */
export const EXTENDED_EVENT_SCHEMA: Schema = {
  type: 'object',
  properties: { ...COMMON, type: TEXT },
  required: REQUIRED,
};

/** The document around the events; they are checked one by one, so that every error is found at once. */
const AROUND = {
  '@context': { anyOf: [TEXT, { type: 'object' }, { type: 'array', minItems: 1 }] },
  id: TEXT,
  schemaVersion: { type: 'string', pattern: '^2(?:\\.\\d+)*$' },
  creationDate: TIME,
  instanceIdentifier: TEXT,
  sender: TEXT,
  receiver: TEXT,
  epcisHeader: { type: 'object' },
} as const;
const AROUND_REQUIRED = ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'];
const EVENTS = list({ type: 'object' });

export const DOCUMENT_SCHEMA: Schema = object(
  { ...AROUND, type: { const: 'EPCISDocument' }, epcisBody: closed({ eventList: EVENTS }, ['eventList']) },
  AROUND_REQUIRED,
);

/** What another repository answered to a query: its events are taken in like those of a document. */
export const QUERY_DOCUMENT_SCHEMA: Schema = object(
  {
    ...AROUND,
    type: { const: 'EPCISQueryDocument' },
    epcisBody: closed(
      {
        queryResults: object(
          {
            subscriptionID: TEXT,
            queryName: TEXT,
            resultsBody: object({ eventList: EVENTS }, ['eventList']),
          },
          ['resultsBody'],
        ),
      },
      ['queryResults'],
    ),
  },
  AROUND_REQUIRED,
);
