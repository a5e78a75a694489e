/** What is in the log is in Kafka, as it is in the log and in its order, and nothing else is. */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { isInternal, named, topicOf } from '../../model/case.js';
import type { StoredEvent, Topic, TopicRecord } from '../../model/snapshot.js';

type Readable = TopicRecord & { readonly event: NonNullable<TopicRecord['event']> };

const placeOf = (topic: string, { partition, offset }: { partition: number; offset: number }): string =>
  `${topic}/${String(partition)}@${String(offset)}`;

const injectedPlaces = ({ injected }: Case): ReadonlySet<string> =>
  new Set(injected.filter(({ isGone }) => !isGone).map((record) => placeOf(record.topic, record)));

/** The records of a topic that the company wrote itself. */
const ownRecords = (of: Case, topic: string, { records }: Topic): readonly TopicRecord[] => {
  const foreign = injectedPlaces(of);
  return records.filter((record) => !foreign.has(placeOf(topic, record)));
};

const readable = (records: readonly TopicRecord[]): readonly Readable[] =>
  records.filter((record): record is Readable => record.event !== null);

const isSame = (event: StoredEvent, { event: sent, key }: Readable): boolean =>
  sent.streamId === event.streamId &&
  key === event.streamId &&
  sent.version === event.version &&
  sent.position === event.position &&
  sent.type === event.type &&
  sent.hash === event.hash &&
  sent.digest === event.digest;

export const logInKafka: Check = {
  name: 'log-in-kafka',
  find: (of) =>
    Object.entries(of.logs).flatMap(([service, { events }]) => {
      const topic = of.topics[topicOf(service)];
      if (!topic) return [];
      const sent = new Set(
        readable(ownRecords(of, topicOf(service), topic)).map(({ event }) => event.eventId),
      );
      return events
        .filter((event) => !isInternal(event) && !sent.has(event.eventId))
        .map((event) => ({ what: `${named(event)} is in the log, but not in Kafka.`, evidence: event }));
    }),
};

export const kafkaInLog: Check = {
  name: 'kafka-in-log',
  find: (of) =>
    Object.entries(of.topics).flatMap(([name, topic]) =>
      ownRecords(of, name, topic).flatMap((record): readonly Found[] => {
        const stored = record.event ? of.byId.get(record.event.eventId) : undefined;
        if (stored && record.event && isSame(stored, { ...record, event: record.event })) return [];
        const what = `${placeOf(name, record)} holds what the log does not hold so.`;
        return [{ what, evidence: { record, stored: stored ?? null } }];
      }),
    ),
};

/** Versions of a stream as they are first seen in its partition. */
const firstSeen = (records: readonly Readable[]): readonly Readable[] => {
  const seen = new Set<number>();
  return records.filter(({ event: { version } }) => {
    const isNew = !seen.has(version);
    seen.add(version);
    return isNew;
  });
};

const disorderIn = (topic: string, records: readonly Readable[]): readonly Found[] => {
  const partitions = new Set(records.map(({ partition }) => partition));
  const [first] = records;
  if (!first) return [];
  if (partitions.size > 1)
    return [
      { what: `${topic} ${first.event.streamId} is in several partitions.`, evidence: [...partitions] },
    ];
  return firstSeen(records).flatMap((record, index) =>
    record.event.version === index + 1
      ? []
      : [{ what: `${placeOf(topic, record)} comes before its turn.`, evidence: { record, due: index + 1 } }],
  );
};

/** What was on its way while its topic was made anew arrives before the topic is filled again. */
const sinceFilled = (records: readonly Readable[]): readonly Readable[] =>
  records.slice(
    Math.max(
      0,
      records.findIndex(({ event }) => event.version === 1),
    ),
  );

export const kafkaOrder: Check = {
  name: 'kafka-order',
  find: (of) =>
    Object.entries(of.topics).flatMap(([name, topic]) => {
      const own = readable(ownRecords(of, name, topic));
      return [...Map.groupBy(own, ({ event }) => event.streamId).values()].flatMap((records) =>
        disorderIn(name, of.madeAnew.includes(name) ? sinceFilled(records) : records),
      );
    }),
};
