/**
 * The AsyncAPI 3.0 document of a service: the events that it says, with every version, and those that it
 * hears.
 */
import type { EventType } from '@gemba/contracts/event';
import { schemasOf } from '@gemba/contracts/event';
import { companyEvents, companySets, speakersOf } from '@gemba/contracts/events/company';
import type { JsonSchema } from '@gemba/contracts/schema';
import { exampleOf } from './examples/examples.js';

type Named = Readonly<Record<string, unknown>>;

export type Speaking = {
  readonly service: string;
  /** Names of the events that its tables, processes and consumers hear. */
  readonly hears: readonly string[];
  /** Topics are `<prefix>.<service>`. */
  readonly prefix: string;
  /** `host:port` of a broker. */
  readonly broker: string;
};

const text = (description: string, more: Named = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});
const INSTANT = { format: 'date-time' };

/** CloudEvents 1.0 in binary mode: attributes are headers that begin with `ce_`. */
const cloudEventHeaders: JsonSchema = {
  type: 'object',
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time'],
  properties: {
    'content-type': { const: 'application/json' },
    ce_specversion: { const: '1.0' },
    ce_id: text('UUIDv7 of the event; the same id is the same event.', { format: 'uuid' }),
    ce_type: text('`gemba.<service>.<Name>.v<version>`.'),
    ce_source: text('`/sites/<site>/<service>`, or `/enterprise/<service>`.'),
    ce_subject: text('Id of the stream, also the key of the message.'),
    ce_time: text('Business time.', INSTANT),
    ce_recordedtime: text('When it was written to the log.', INSTANT),
    ce_streamversion: text('Place in its stream, from 1 without gaps.', { pattern: String.raw`^\d+$` }),
    ce_sequence: text('Place in the log of the service, padded to 16 digits.', {
      pattern: String.raw`^\d{16}$`,
    }),
    ce_prevhash: text('SHA-256 of the event before it in its stream.', { pattern: '^[0-9a-f]{64}$' }),
    ce_hash: text('SHA-256 of this event.', { pattern: '^[0-9a-f]{64}$' }),
    ce_enterpriseid: text('The enterprise.'),
    ce_companyid: text('Legal entity; absent for enterprise streams.'),
    ce_siteid: text('Home site; absent for enterprise streams.'),
    ce_sitetimezone: text('IANA zone of the business date.'),
    ce_businessdate: text('Business day of the site.', { format: 'date' }),
    ce_correlationid: text('Everything that follows from one request has the same.'),
    ce_causationid: text('The command or event that caused it.'),
    ce_commandid: text('The command that decided it.'),
    ce_actor: text('`<kind>:<id>` of who acted.'),
    ce_authority: text('The decision right that was used, as JSON.'),
    traceparent: text('W3C trace context; also as ce_traceparent.'),
  },
};

const types: Readonly<Record<string, EventType | undefined>> = companyEvents.types;

const topicOf = ({ prefix }: Speaking, service: string): string => `${prefix}.${service}`;

type Message = {
  readonly id: string;
  readonly event: string;
  readonly version: number;
  readonly payload: JsonSchema;
};

/** Who says an event, the service itself first. */
const speakersFor = ({ service }: Speaking, event: string): readonly string[] =>
  (speakersOf.get(event) ?? []).toSorted((a, b) => Number(b === service) - Number(a === service));

/** One message per published version. */
const messagesOf = (event: string): Message[] => {
  const type = types[event];
  if (!type) throw new Error(`Nobody in the company says ${event}.`);
  return schemasOf(type).map((payload, index) => ({
    id: `${event}.v${String(index + 1)}`,
    event,
    version: index + 1,
    payload,
  }));
};

const messageObject = (of: Speaking, { event, version, payload }: Message): Named => ({
  name: `gemba.${speakersFor(of, event)[0] ?? ''}.${event}.v${String(version)}`,
  title: event,
  contentType: 'application/json',
  traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
  payload,
  examples: [{ name: event, payload: exampleOf(payload) }],
});

/** Every event that a service says. */
const saidBy = (service: string): string[] =>
  companySets.filter((set) => set.service === service).flatMap((set) => Object.keys(set.types));

const channelOf = (of: Speaking, speaker: string, events: readonly string[]): Named => ({
  address: topicOf(of, speaker),
  description: `What ${speaker} says. Key: the stream, so the events of a stream come in order.`,
  messages: Object.fromEntries(
    events.flatMap(messagesOf).map(({ id }) => [id, { $ref: `#/components/messages/${id}` }]),
  ),
  bindings: { kafka: { partitions: 12, bindingVersion: '0.5.0' } },
});

const operation = (action: 'send' | 'receive', speaker: string): Named => ({
  action,
  channel: { $ref: `#/channels/${speaker}` },
  summary: action === 'send' ? 'Every event of its log, in order, at least once.' : `Hears ${speaker}.`,
});

/** Speaker → the events of its topic that concern this service. */
const topicsOf = (of: Speaking): Map<string, string[]> => {
  const { service, hears } = of;
  const heard = [...new Set(hears)].flatMap((event) =>
    speakersFor(of, event).map((speaker) => ({ event, speaker })),
  );
  const topics = new Map(
    [...Map.groupBy(heard, ({ speaker }) => speaker)].map(([speaker, all]) => [
      speaker,
      all.map(({ event }) => event),
    ]),
  );
  const said = saidBy(service);
  return said.length > 0 ? topics.set(service, said) : topics;
};

const operationsOf = (of: Speaking, speakers: readonly string[]): Named => {
  const heard = speakers.filter((speaker) =>
    of.hears.some((event) => speakersOf.get(event)?.includes(speaker) === true),
  );
  const speaks = saidBy(of.service).length > 0 ? { say: operation('send', of.service) } : {};
  return {
    ...speaks,
    ...Object.fromEntries(heard.map((speaker) => [`hear-${speaker}`, operation('receive', speaker)])),
  };
};

/** The document of a service. @throws when it hears an event that nobody says. */
export const asyncApiOf = (of: Speaking): Named => {
  const topics = topicsOf(of);
  const messages = [...new Set([...topics.values()].flat())].flatMap(messagesOf);
  return {
    asyncapi: '3.0.0',
    info: {
      title: `Gemba ${of.service}`,
      version: '1.0.0',
      description: 'CloudEvents 1.0 in Kafka binary mode. A published version of an event is never edited.',
    },
    defaultContentType: 'application/json',
    servers: { broker: { host: of.broker, protocol: 'kafka' } },
    channels: Object.fromEntries(
      [...topics].map(([speaker, events]) => [speaker, channelOf(of, speaker, events)]),
    ),
    operations: operationsOf(of, [...topics.keys()]),
    components: {
      messages: Object.fromEntries(messages.map((message) => [message.id, messageObject(of, message)])),
      messageTraits: {
        cloudEvent: { headers: cloudEventHeaders, bindings: { kafka: { key: { type: 'string' } } } },
      },
    },
  };
};
