/**
 * The text that an EPCIS event is hashed from: its fields in canonical order, each value in canonical form,
 * so that
 * the same event gives the same text however it was written (CBV 2.0, 8.9.2).
 */
import type { VocabularyName } from '../words/vocabulary.js';
import type { Namespaces } from './namespaces.js';
import { extensionName, isExtension, namespacesOf } from './namespaces.js';
import { canonicalTime, canonicalValue } from './values.js';

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: Json): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const listOf = (value: Json): readonly Json[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** Code point order: what Unicode text sorted by its UTF-8 bytes gives. */
const sorted = (texts: readonly string[]): string =>
  [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('');

/** Writes one value as `name=value`, or nothing where there is none. */
type Writer = (name: string, value: Json) => string;

const plain =
  (of?: VocabularyName): Writer =>
  (name, value) =>
    isPlain(value) && String(value).trim() !== '' ? `${name}=${canonicalValue(value, of)}` : '';

const time: Writer = (name, value) => (typeof value === 'string' ? `${name}=${canonicalTime(value)}` : '');

const verbatim: Writer = (name, value) => (typeof value === 'string' ? `${name}=${value.trim()}` : '');

const withName = (name: string, text: string): string => (text === '' ? '' : `${name}${text}`);

/** A list is named once, its elements are sorted. */
const list =
  (element: string, write: Writer): Writer =>
  (name, value) =>
    withName(name, sorted(listOf(value).map((each) => write(element, each))));

/** Fields of an object in the order given. */
const ordered = (fields: readonly (readonly [string, Writer])[], value: Json): string =>
  isFields(value) ? fields.map(([name, write]) => write(name, value[name])).join('') : '';

const object =
  (fields: readonly (readonly [string, Writer])[]): Writer =>
  (name, value) =>
    withName(name, ordered(fields, value));

/** An object without a name of its own: only its fields are written. */
const unnamed =
  (fields: readonly (readonly [string, Writer])[]): Writer =>
  (_, value) =>
    ordered(fields, value);

/** The same field once per element, sorted. */
const each =
  (write: Writer): Writer =>
  (name, value) =>
    sorted(listOf(value).map((it) => write(name, it)));

const QUANTITIES = list(
  'quantityElement',
  object([
    ['epcClass', plain()],
    ['quantity', plain()],
    ['uom', plain()],
  ]),
);
const PLACE = object([['id', plain()]]);
const ofParty = (name: string): Writer =>
  list(
    '',
    unnamed([
      ['type', plain('party')],
      [name, plain()],
    ]),
  );

const METADATA = object([
  ...(['time', 'startTime', 'endTime'] as const).map((name) => [name, time] as const),
  ...(['deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod', 'bizRules'] as const).map(
    (name) => [name, plain()] as const,
  ),
]);

const plainFields = (...names: readonly string[]) => names.map((name) => [name, plain()] as const);

const REPORT = object([
  ['type', plain('measurement')],
  ['exception', plain('alert')],
  ...plainFields('deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod'),
  ['time', time],
  ...plainFields('microorganism', 'chemicalSubstance', 'value'),
  ['component', plain('component')],
  ...plainFields('stringValue', 'booleanValue', 'hexBinaryValue', 'uriValue', 'minValue', 'maxValue'),
  ...plainFields('meanValue', 'sDev', 'percRank', 'percValue', 'uom', 'coordinateReferenceSystem'),
]);

const SENSOR = object([
  ['sensorMetadata', METADATA],
  ['sensorReport', each(REPORT)],
]);

/** CBV 2.0, table of the canonical property order; version 2.0 leaves the name of the sensor list out. */
const EVENT: readonly (readonly [string, Writer])[] = [
  ['eventTime', time],
  ['eventTimeZoneOffset', verbatim],
  ['epcList', list('epc', plain())],
  ['parentID', plain()],
  ['inputEPCList', list('epc', plain())],
  ['childEPCs', list('epc', plain())],
  ['quantityList', QUANTITIES],
  ['childQuantityList', QUANTITIES],
  ['inputQuantityList', QUANTITIES],
  ['outputEPCList', list('epc', plain())],
  ['outputQuantityList', QUANTITIES],
  ['action', plain()],
  ['transformationID', plain()],
  ['bizStep', plain('bizStep')],
  ['disposition', plain('disposition')],
  [
    'persistentDisposition',
    object([
      ['set', each(plain('disposition'))],
      ['unset', each(plain('disposition'))],
    ]),
  ],
  ['readPoint', PLACE],
  ['bizLocation', PLACE],
  [
    'bizTransactionList',
    list(
      '',
      unnamed([
        ['type', plain('transaction')],
        ['bizTransaction', plain()],
      ]),
    ),
  ],
  ['sourceList', ofParty('source')],
  ['destinationList', ofParty('destination')],
  ['sensorElementList', (_, value) => sorted(listOf(value).map((it) => SENSOR('sensorElement', it)))],
];

const IGNORED = new Set([
  '@context',
  'eventID',
  'recordTime',
  'errorDeclaration',
  'type',
  'certificationInfo',
]);
const COMMENTS = new Set(['rdfs:comment', 'comment']);

/** A user's own field with all that is in it; lists repeat their name. */
const extension = (name: string, value: Json, spaces: Namespaces): string => {
  const key = extensionName(name, spaces);
  const written = listOf(value).map((it) => {
    if (isFields(it)) return `${key}${extensions(it, spaces)}`;
    return isPlain(it) ? plain()(key, it) : '';
  });
  return sorted(written);
};

const parts = (value: Json, spaces: Namespaces, only: (name: string) => boolean): readonly string[] =>
  isFields(value)
    ? Object.entries(value)
        .filter(([name]) => only(name) && !COMMENTS.has(name))
        .flatMap(([name, it]) => listOf(it).map((one) => extension(name, one, spaces)))
    : [];

const extensions = (value: Json, spaces: Namespaces): string => sorted(parts(value, spaces, () => true));

const own = (value: Json, spaces: Namespaces): string => sorted(parts(value, spaces, isExtension));

const sensorExtensions = (value: Json, spaces: Namespaces): string => {
  if (!isFields(value)) return '';
  const metadata = withName('sensorMetadata', own(value.sensorMetadata, spaces));
  const reports = listOf(value.sensorReport).map((it) => withName('sensorReport', own(it, spaces)));
  return withName('sensorElement', `${metadata}${sorted(reports)}${own(value, spaces)}`);
};

/** Fields of users below standard fields come after all standard fields, under the name of their parent. */
const nestedExtensions = (event: Fields, spaces: Namespaces): string =>
  [
    withName('ilmd', extensions(event.ilmd, spaces)),
    withName('readPoint', own(event.readPoint, spaces)),
    withName('bizLocation', own(event.bizLocation, spaces)),
    sorted(listOf(event.sensorElementList).map((it) => sensorExtensions(it, spaces))),
  ].join('');

const STANDARD = new Set([...EVENT.map(([name]) => name), ...IGNORED, 'ilmd']);

/** @param event the event with the `@context` entries that its own fields need. */
export const preHash = (event: Fields): string => {
  const spaces = namespacesOf(event['@context']);
  const users = parts(event, spaces, (name) => !STANDARD.has(name));
  return [
    verbatim('eventType', event.type),
    ...EVENT.map(([name, write]) => write(name, event[name])),
    nestedExtensions(event, spaces),
    sorted(users),
  ].join('');
};
