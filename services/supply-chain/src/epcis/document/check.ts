/** Checks EPCIS documents and events and says everything that is wrong with them, each with its place. */
import { isInstant } from '@gemba/contracts/fields';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { VocabularyName } from '../words/vocabulary.js';
import { VOCABULARIES, isUri, isWordOf } from '../words/vocabulary.js';
import type { EventType } from './schema.js';
import { DOCUMENT_SCHEMA, EVENT_SCHEMAS, EVENT_TYPES } from './schema.js';

/** One thing that is wrong: where (RFC 6901), and what to do. */
export type Fault = { readonly pointer: string; readonly detail: string };

export type EpcisEvent = Readonly<Record<string, unknown>> & { readonly type: EventType };
export type EpcisDocument = Readonly<Record<string, unknown>> & {
  readonly epcisBody: { readonly eventList: readonly Readonly<Record<string, unknown>>[] };
};

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addFormat('instant', (text: string) => isInstant(text));
ajv.addFormat('epcis-uri', (text: string) => isUri(text));
for (const name of Object.keys(VOCABULARIES) as VocabularyName[]) {
  ajv.addFormat(name, (text: string) => isWordOf(name, text));
}

const checkDocument = ajv.compile(DOCUMENT_SCHEMA);
const checks = new Map<string, ValidateFunction>(
  EVENT_TYPES.map((type) => [type, ajv.compile(EVENT_SCHEMAS[type])]),
);

const FORMATS: Readonly<Record<string, string>> = {
  instant: 'must be a time with offset like 2026-03-01T08:00:00.000+01:00',
  'epcis-uri': 'must be an absolute URI like urn:epc:id:sgtin:4012345.012345.1',
};

const sentence = ({ keyword, params, message }: ErrorObject): string => {
  const given = params as Readonly<Record<string, unknown>>;
  if (keyword === 'required') return `needs the field ${String(given.missingProperty)}`;
  if (keyword === 'additionalProperties')
    return `does not have a field ${String(given.additionalProperty)}; fields of your own need a namespace`;
  if (keyword === 'enum') return `must be one of: ${(given.allowedValues as string[]).join(', ')}`;
  if (keyword === 'const') return `must be ${String(given.allowedValue)}`;
  if (keyword === 'format') {
    const format = String(given.format);
    return FORMATS[format] ?? `must be a word of the ${format} vocabulary of CBV 2.0, or a URI of your own`;
  }
  return message ?? 'is not as it must be';
};

const faultsOf = (check: ValidateFunction, value: unknown, at: string): readonly Fault[] =>
  check(value)
    ? []
    : (check.errors ?? []).map((error) => ({
        pointer: `${at}${error.instancePath}`,
        detail: sentence(error),
      }));

const filled = (event: Readonly<Record<string, unknown>>, ...names: readonly string[]): boolean =>
  names.some((name) => Array.isArray(event[name]) && event[name].length > 0);

const named = (event: Readonly<Record<string, unknown>>, ...names: readonly string[]): boolean =>
  names.some((name) => name in event);

type Condition = (event: Readonly<Record<string, unknown>>) => string | null;

const observesSomething: Condition = (event) =>
  filled(event, 'epcList', 'quantityList', 'sensorElementList') || named(event, 'epcList', 'quantityList')
    ? null
    : 'names neither epcList nor quantityList nor sensorElementList';

const hasParent: Condition = (event) =>
  event.action === 'OBSERVE' || 'parentID' in event ? null : `${String(event.action)} needs a parentID`;

const hasChildren: Condition = (event) =>
  event.action === 'DELETE' || filled(event, 'childEPCs', 'childQuantityList')
    ? null
    : `${String(event.action)} needs childEPCs or childQuantityList`;

const transforms: Condition = (event) => {
  if ('transformationID' in event) return null;
  const complete =
    filled(event, 'inputEPCList', 'inputQuantityList') &&
    filled(event, 'outputEPCList', 'outputQuantityList');
  return complete ? null : 'needs inputs and outputs, or a transformationID that links it to others';
};

const commissions: Condition = (event) =>
  'ilmd' in event && event.action !== undefined && event.action !== 'ADD'
    ? 'has ilmd only with action ADD'
    : null;

/** What EPCIS 2.0 asks of a type beyond single fields (section 7.4). */
const CONDITIONS: Readonly<Record<EventType, readonly Condition[]>> = {
  ObjectEvent: [observesSomething, commissions],
  AggregationEvent: [hasParent, hasChildren],
  TransactionEvent: [],
  TransformationEvent: [transforms],
  AssociationEvent: [hasChildren],
};

/** Everything that is wrong with one event. */
export const faultsOfEvent = (event: Readonly<Record<string, unknown>>, at = ''): readonly Fault[] => {
  const type = EVENT_TYPES.find((each) => each === event.type);
  const check = checks.get(String(event.type));
  if (!type || !check)
    return [{ pointer: `${at}/type`, detail: `must be one of: ${EVENT_TYPES.join(', ')}` }];
  const unmet = CONDITIONS[type].map((condition) => condition(event)).filter((detail) => detail !== null);
  return [...faultsOf(check, event, at), ...unmet.map((detail) => ({ pointer: at, detail }))];
};

/** Everything that is wrong with the document around the events. */
export const faultsOfDocument = (document: unknown): readonly Fault[] =>
  faultsOf(checkDocument, document, '');

const STANDARD_CONTEXT = /^https?:\/\/(?:ref\.gs1\.org\/standards\/epcis|gs1\.github\.io\/EPCIS)\//;

/** The contexts beyond the one of EPCIS itself: by them fields of users keep their namespaces. */
const ownContexts = (...contexts: readonly unknown[]): readonly unknown[] =>
  contexts
    .flat()
    .filter((each) => each !== undefined && !(typeof each === 'string' && STANDARD_CONTEXT.test(each)));

/** An event that can be read without its document. */
export const standingAlone = (event: Readonly<Record<string, unknown>>, context: unknown): EpcisEvent => {
  const { '@context': inner, ...fields } = event;
  const contexts = ownContexts(context, inner);
  return { ...fields, ...(contexts.length > 0 ? { '@context': contexts } : {}) } as unknown as EpcisEvent;
};
