/**
 * What of an EPCIS event can be asked for, under the names that the parameters of the SimpleEventQuery have
 * for it (EPCIS 2.0, section 8.2.7.1): `EQ_bizStep`, `EQ_INNER_ILMD_example:batch`, `GE_value_CEL`.
 */
import { canonicalDecimal } from '@gemba/measures/decimal';
import { isStatedInstant } from '@gemba/measures/moments';
import type { EpcisEvent } from '../document/check.js';
import type { Namespaces } from '../hash/namespaces.js';
import { extensionName, isExtension, namespacesOf } from '../hash/namespaces.js';
import { canonicalTime } from '../hash/values.js';
import { digitalLink } from '../words/gs1-keys.js';
import type { VocabularyName } from '../words/vocabulary.js';
import { shortName } from '../words/vocabulary.js';

/** `words`: each name that the event has, and each `name=value`. `measures`: numbers, and times in ms. */
export type WordsOfEvent = {
  readonly words: readonly string[];
  readonly measures: Readonly<Record<string, readonly number[]>>;
};

type Fields = Readonly<Record<string, unknown>>;
type Said = readonly [name: string, value: unknown];

/** What a value without fields of its own says; null for the others. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsAt = (of: Fields, name: string): Fields => {
  const value = of[name];
  return isFields(value) ? value : {};
};

const listAt = (of: Fields, name: string): readonly unknown[] => {
  const value = of[name];
  return Array.isArray(value) ? value : [];
};

const rowsAt = (of: Fields, name: string): readonly Fields[] => listAt(of, name).filter(isFields);

/** Names whose values are words of a vocabulary, and which. */
const VOCABULARY_OF: Readonly<Record<string, VocabularyName>> = {
  bizStep: 'bizStep',
  disposition: 'disposition',
  persistentDisposition_set: 'disposition',
  persistentDisposition_unset: 'disposition',
  errorReason: 'errorReason',
  type: 'measurement',
};

const DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;

/** A value in the spelling in which it is compared: words short, GS1 keys as Digital Links, times in UTC. */
export const comparable = (name: string, value: string): string => {
  const vocabulary = VOCABULARY_OF[name];
  if (vocabulary) return shortName(vocabulary, value) ?? value;
  if (DECIMAL.test(value)) return canonicalDecimal(value);
  return isStatedInstant(value) ? canonicalTime(value) : (digitalLink(value) ?? value);
};

/** Number or time of a value, to be compared by more and less; null for others. */
export const measureOf = (value: string): number | null => {
  if (isStatedInstant(value)) return Date.parse(canonicalTime(value));
  const number = Number(value);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(value) && Number.isFinite(number)
    ? number
    : null;
};

/** A type of transaction, source or destination as parameters name it. */
export const typeName = (vocabulary: 'transaction' | 'party', type: string): string =>
  shortName(vocabulary, type) ?? type;

const SIMPLE = ['action', 'bizStep', 'disposition', 'transformationID', 'parentID'] as const;

const SENSOR_WORDS = [
  'type',
  'deviceID',
  'dataProcessingMethod',
  'microorganism',
  'chemicalSubstance',
  'bizRules',
  'stringValue',
  'booleanValue',
  'hexBinaryValue',
  'uriValue',
  'percRank',
  'time',
] as const;
const SENSOR_TIMES = [
  'time',
  'startTime',
  'endTime',
  'deviceID',
  'dataProcessingMethod',
  'bizRules',
] as const;
const SENSOR_VALUES = ['value', 'minValue', 'maxValue', 'meanValue', 'sDev', 'percValue'] as const;

const some = (of: Fields, names: readonly string[]): readonly Said[] =>
  names.flatMap((name): readonly Said[] => (of[name] === undefined ? [] : [[name, of[name]]]));

/** The leaves inside a field of a user, each with the innermost name that it has. */
const inner = (value: unknown, name: string): readonly Said[] => {
  if (Array.isArray(value)) return value.flatMap((each) => inner(each, name));
  if (!isFields(value)) return [[name, value]];
  return Object.entries(value).flatMap(([own, each]) => [[own, null] as const, ...inner(each, own)]);
};

/** Fields of users: what is on top under its own name, what is inside under `INNER_`. */
const extensions = (of: Fields, prefix: string, spaces: Namespaces): readonly Said[] =>
  Object.entries(of)
    .filter(([name]) => isExtension(name))
    .flatMap(([name, value]) => {
      const named = (before: string, own: string): readonly string[] =>
        [...new Set([own, extensionName(own, spaces)])].map((each) => before + each);
      const nested = [value].flat().flatMap((each) => (isFields(each) ? inner(each, name) : []));
      const top = [value].flat().map((each) => (isFields(each) ? null : each));
      return [
        ...top.flatMap((each) => named(prefix, name).map((own): Said => [own, each])),
        ...nested.flatMap(([own, each]) =>
          named(`INNER_${prefix}`, own).map((within): Said => [within, each]),
        ),
      ];
    });

const OBJECTS = { epcList: 'epc', childEPCs: 'epc', inputEPCList: 'inputEPC', outputEPCList: 'outputEPC' };
const CLASSES = {
  quantityList: 'epcClass',
  childQuantityList: 'epcClass',
  inputQuantityList: 'inputEPCClass',
  outputQuantityList: 'outputEPCClass',
};

const objects = (event: Fields): readonly Said[] => [
  ...Object.entries(OBJECTS).flatMap(([list, name]) => listAt(event, list).map((epc): Said => [name, epc])),
  ...Object.entries(CLASSES).flatMap(([list, name]) =>
    rowsAt(event, list).flatMap(({ epcClass, quantity, uom }): readonly Said[] => [
      [name, epcClass],
      ...(quantity === undefined
        ? []
        : [[uom === undefined ? 'quantity' : `quantity_${textOf(uom) ?? ''}`, quantity] as const]),
    ]),
  ),
];

const parties = (event: Fields): readonly Said[] => [
  ...rowsAt(event, 'bizTransactionList').map(({ type = '', bizTransaction }): Said => {
    return [`bizTransaction_${typeName('transaction', String(type))}`, bizTransaction];
  }),
  ...(['source', 'destination'] as const).flatMap((side) =>
    rowsAt(event, `${side}List`).map((row): Said => {
      return [`${side}_${typeName('party', String(row.type))}`, row[side]];
    }),
  ),
];

const places = (event: Fields, spaces: Namespaces): readonly Said[] =>
  ['readPoint', 'bizLocation'].flatMap((name) => {
    const place = fieldsAt(event, name);
    return [
      ...(place.id === undefined ? [] : [[name, place.id] as const]),
      ...extensions(place, `${name}_`, spaces),
    ];
  });

const sensors = (event: Fields, spaces: Namespaces): readonly Said[] =>
  rowsAt(event, 'sensorElementList').flatMap((element) => {
    const about = fieldsAt(element, 'sensorMetadata');
    const reports = rowsAt(element, 'sensorReport');
    return [
      ['sensorElementList', null] as const,
      ...some(about, SENSOR_TIMES),
      ...extensions(element, 'SENSORELEMENT_', spaces),
      ...extensions(about, 'SENSORMETADATA_', spaces),
      ...reports.flatMap((report) => [
        ...some(report, SENSOR_WORDS),
        ...some(report, SENSOR_VALUES).map(([name, value]): Said => [
          `${name}_${textOf(report.uom) ?? ''}`,
          value,
        ]),
        ...extensions(report, 'SENSORREPORT_', spaces),
      ]),
    ];
  });

const errorDeclaration = (event: Fields, spaces: Namespaces): readonly Said[] => {
  if (event.errorDeclaration === undefined) return [];
  const declared = fieldsAt(event, 'errorDeclaration');
  return [
    ['errorDeclaration', null],
    ['errorDeclarationTime', declared.declarationTime],
    ['errorReason', declared.reason],
    ...listAt(declared, 'correctiveEventIDs').map((id): Said => ['correctiveEventID', id]),
    ...extensions(declared, 'ERROR_DECLARATION_', spaces),
  ];
};

const dispositions = (event: Fields): readonly Said[] =>
  ['set', 'unset'].flatMap((side) =>
    listAt(fieldsAt(event, 'persistentDisposition'), side).map((word): Said => {
      return [`persistentDisposition_${side}`, word];
    }),
  );

const sayings = (event: EpcisEvent): readonly Said[] => {
  const spaces = namespacesOf(event['@context']);
  return [
    ['eventType', event.type],
    ...some(event, SIMPLE),
    ...dispositions(event),
    ...places(event, spaces),
    ...objects(event),
    ...parties(event),
    ...sensors(event, spaces),
    ...errorDeclaration(event, spaces),
    ...extensions(fieldsAt(event, 'ilmd'), 'ILMD_', spaces),
    ...extensions(event, '', spaces),
  ];
};

/** Whose place and whose class a value also stands in, so that it is found by the whole: see `within`. */
const WHOLES: Readonly<Record<string, (link: string) => readonly string[]>> = {
  readPoint: (link) => upTo(link),
  bizLocation: (link) => upTo(link),
  epc: (link) => [...upTo(link), ...companies(link)],
  inputEPC: (link) => [...upTo(link), ...companies(link)],
  outputEPC: (link) => [...upTo(link), ...companies(link)],
  parentID: (link) => [...upTo(link), ...companies(link)],
  epcClass: (link) => [...upTo(link), ...companies(link)],
  inputEPCClass: (link) => [...upTo(link), ...companies(link)],
  outputEPCClass: (link) => [...upTo(link), ...companies(link)],
};

/** What a Digital Link begins with: a serial number is within its trade item, a place within its site. */
const upTo = (link: string): readonly string[] => {
  const [, whole] = /^(https:\/\/id\.gs1\.org\/\d+\/[^/]+)\/./.exec(link) ?? [];
  return whole === undefined ? [] : [whole];
};

/** Company prefixes have 6 to 12 digits; which of them it is a key alone does not say. */
const PREFIX_LENGTHS = [6, 7, 8, 9, 10, 11, 12];

/** The company prefixes that a GTIN or an SSCC may have; its first digit is no part of them. */
const companies = (link: string): readonly string[] => {
  const [, kind, key] = /^https:\/\/id\.gs1\.org\/(01|00)\/\d(\d{12,16})/.exec(link) ?? [];
  if (kind === undefined || key === undefined) return [];
  return PREFIX_LENGTHS.map((length) => companyOf(kind, key.slice(0, length)));
};

/** All keys of a kind (GS1 application identifier) that a company gives. */
export const companyOf = (kind: string, prefix: string): string => `${kind} of ${prefix}`;

/** The word by which everything is found that is a thing, or within it. */
export const within = (name: string, whole: string): string => `${name}<${whole}`;
export const exactly = (name: string, value: string): string => `${name}=${value}`;

export const wordsOf = (event: EpcisEvent): WordsOfEvent => {
  const words = new Set<string>();
  const measures: Record<string, number[]> = {};
  for (const [name, value] of sayings(event)) {
    words.add(name);
    const said = textOf(value);
    if (said === null) continue;
    const text = comparable(name, said);
    words.add(exactly(name, text));
    for (const whole of WHOLES[name]?.(text) ?? []) words.add(within(name, whole));
    const measure = measureOf(said);
    if (measure !== null) (measures[name] ??= []).push(measure);
  }
  return { words: [...words], measures };
};
