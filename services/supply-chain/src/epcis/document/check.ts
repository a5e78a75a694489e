/** Checks EPCIS documents and events and says everything that is wrong with them, each with its place. */
import { isStatedInstant } from '@gemba/measures/moments';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { VocabularyName } from '../words/vocabulary.js';
import { namespacesOf } from '../hash/namespaces.js';
import { VOCABULARIES, isUri, isWordOf } from '../words/vocabulary.js';
import type { EventType } from './schema.js';
import {
  DOCUMENT_SCHEMA,
  EVENT_SCHEMAS,
  EVENT_TYPES,
  EXTENDED_EVENT_SCHEMA,
  QUERY_DOCUMENT_SCHEMA,
} from './schema.js';

/** One thing that is wrong: where (RFC 6901), and what to do. */
export type Fault = {
  readonly pointer: string;
  readonly detail: string;
  /** Absent where the event is not as the schema has it. */
  readonly code?:
    | 'SCM-EPCIS-INVALID'
    | 'SCM-EPCIS-CONFLICT'
    | 'SCM-EPCIS-AGGREGATION'
    | 'SCM-EPCIS-EFFECT'
    | 'SCM-EPCIS-SITE';
};

type Sent = Readonly<Record<string, unknown>>;

/** Of a type of the standard, or of somebody's own, with a namespace. */
export type EpcisEvent = Sent & { readonly type: EventType | `${string}:${string}` };
type WithEvents = { readonly eventList: readonly Sent[] };
/** A document of events, or what a repository answered to a query. */
export type EpcisDocument = Sent & {
  readonly epcisBody: WithEvents | { readonly queryResults: { readonly resultsBody: WithEvents } };
};

/** The events of a document, with the place of their list in it (RFC 6901). */
export const eventsOf = ({ epcisBody }: EpcisDocument): { events: readonly Sent[]; at: string } =>
  'eventList' in epcisBody
    ? { events: epcisBody.eventList, at: '/epcisBody/eventList' }
    : {
        events: epcisBody.queryResults.resultsBody.eventList,
        at: '/epcisBody/queryResults/resultsBody/eventList',
      };

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addFormat('instant', (text: string) => isStatedInstant(text));
ajv.addFormat('epcis-uri', (text: string) => isUri(text));
for (const name of Object.keys(VOCABULARIES) as VocabularyName[]) {
  ajv.addFormat(name, (text: string) => isWordOf(name, text));
}

const checkDocument = ajv.compile(DOCUMENT_SCHEMA);
const checkQueryDocument = ajv.compile(QUERY_DOCUMENT_SCHEMA);
const checkExtended = ajv.compile(EXTENDED_EVENT_SCHEMA);
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
  if (keyword === 'uniqueItems')
    return `names the same entry twice, at ${String(given.j)} and ${String(given.i)}`;
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

/** Whether a type is of somebody's own: a URI, or a name whose prefix a context declares. */
const isOwnType = (type: unknown, ...contexts: readonly unknown[]): boolean => {
  if (typeof type !== 'string' || !/^[^:\s]+:[^\s]+$/.test(type)) return false;
  const prefix = type.slice(0, type.indexOf(':'));
  return (
    /^(?:urn:|[a-z][a-z0-9+.-]*:\/\/)/i.test(type) ||
    contexts.some((context) => namespacesOf(context).has(prefix))
  );
};

/** Everything that is wrong with one event; `context` is what its document declares. */
export const faultsOfEvent = (event: Sent, at = '', context?: unknown): readonly Fault[] => {
  const type = EVENT_TYPES.find((each) => each === event.type);
  const check = checks.get(String(event.type));
  if (isOwnType(event.type, context, event['@context'])) return faultsOf(checkExtended, event, at);
  if (!type || !check) {
    const types = EVENT_TYPES.join(', ');
    const detail = `must be one of: ${types}; or a type of your own whose prefix @context declares`;
    return [{ pointer: `${at}/type`, detail }];
  }
  const unmet = CONDITIONS[type].map((condition) => condition(event)).filter((detail) => detail !== null);
  return [...faultsOf(check, event, at), ...unmet.map((detail) => ({ pointer: at, detail }))];
};

/** How far clocks of senders may run ahead of ours, as with commands. */
const AHEAD_MS = 60_000;

/** What has not happened yet is not reported: an event lies at most a minute after `receivedAt`. */
export const faultsOfTime = ({ eventTime }: Sent, at: string, receivedAt: string): readonly Fault[] => {
  if (typeof eventTime !== 'string' || !isStatedInstant(eventTime)) return [];
  if (Date.parse(eventTime) <= Date.parse(receivedAt) + AHEAD_MS) return [];
  const detail = `lies in the future: it came in at ${receivedAt}. Set the clock or send it later`;
  return [{ pointer: `${at}/eventTime`, detail }];
};

/** Everything that is wrong with the document around the events. */
export const faultsOfDocument = (document: unknown): readonly Fault[] => {
  const isAnswer = (document as { type?: unknown } | null)?.type === 'EPCISQueryDocument';
  return faultsOf(isAnswer ? checkQueryDocument : checkDocument, document, '');
};

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
