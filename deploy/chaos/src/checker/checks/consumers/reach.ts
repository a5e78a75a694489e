/** Relays and consumers have come to the end, and every record went somewhere. */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { junkKeys, streamOf, topicOf } from '../../model/case.js';
import type { Consumers } from '../../model/snapshot.js';

export const relaysDone: Check = {
  name: 'relay-lag-zero',
  find: ({ logs, topics }) =>
    Object.entries(logs).flatMap(([service, { events, published }]) => {
      const end = events.at(-1)?.position ?? 0;
      if (!topics[topicOf(service)] || (published ?? 0) === end) return [];
      return [
        {
          what: `The relay of ${service} stands at ${String(published)}, the log ends at ${String(end)}.`,
          evidence: { service, published, end },
        },
      ];
    }),
};

const consumersOf = ({ consumers }: Case): readonly (readonly [string, Consumers])[] =>
  Object.entries(consumers);

/** What a consumer has read at all says which topics it reads. */
const topicsOf = ({ offsets }: Consumers): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    [...Map.groupBy(offsets, ({ consumer }) => consumer)].map(([consumer, rows]) => [
      consumer,
      new Set(rows.map(({ topic }) => topic)),
    ]),
  );

/** Stands for the log behind a topic, in the database of the consumer: there its offsets are positions. */
const LOG = -1;

type Reader = { readonly consumer: string; readonly topic: string };

const followsLog = ({ offsets }: Consumers, { consumer, topic }: Reader): boolean =>
  offsets.some((row) => row.consumer === consumer && row.topic === topic && row.partition === LOG);

/** The offset after the last one, by partition. */
const endsFor = (of: Case, kept: Consumers, reader: Reader): readonly (readonly [number, number])[] => {
  if (!followsLog(kept, reader))
    return (of.topics[reader.topic]?.ends ?? []).map((end, partition) => [partition, end]);
  const owner = Object.entries(of.logs).find(([service]) => topicOf(service) === reader.topic);
  return [[LOG, (owner?.[1].events.at(-1)?.position ?? 0) + 1]];
};

const behind = (of: Case, service: string, kept: Consumers): readonly Found[] =>
  [...topicsOf(kept)].flatMap(([consumer, topics]) =>
    [...topics].flatMap((topic) =>
      endsFor(of, kept, { consumer, topic }).flatMap(([partition, end]) => {
        const next =
          kept.offsets.find(
            (row) => row.consumer === consumer && row.topic === topic && row.partition === partition,
          )?.next ?? 0;
        if (next === end) return [];
        const place = `${topic}/${String(partition)}`;
        const what = `${consumer} stands at ${String(next)} of ${place}, which ends at ${String(end)}.`;
        return [{ what, evidence: { service, consumer, topic, partition, next, end } }];
      }),
    ),
  );

export const consumersDone: Check = {
  name: 'consumer-lag-zero',
  find: (of) => consumersOf(of).flatMap(([service, kept]) => behind(of, service, kept)),
};

/** The last published version of every stream, by topic. */
const published = (of: Case): ReadonlyMap<string, ReadonlyMap<string, number>> =>
  new Map(
    Object.entries(of.logs).map(([service, { events }]) => {
      const heads = new Map<string, number>();
      for (const { streamId, version } of events)
        if (!streamId.startsWith('process-')) heads.set(streamOf({ service, streamId }), version);
      return [topicOf(service), heads];
    }),
  );

const unaccounted = (of: Case, kept: Consumers): readonly Found[] => {
  const heads = published(of);
  const nobodys = junkKeys(of);
  const seen = Map.groupBy(kept.streams, ({ consumer }) => consumer);
  return [...topicsOf(kept)].flatMap(([consumer, topics]) => {
    const versions = new Map((seen.get(consumer) ?? []).map((each) => [streamOf(each), each.version]));
    const headsIn = (some: readonly string[]) =>
      new Map(some.flatMap((topic) => [...(heads.get(topic) ?? [])]));
    const due = headsIn([...topics]);
    // Of its own log a consumer notes only what it heeds.
    const mayBeLess = headsIn([...topics].filter((topic) => followsLog(kept, { consumer, topic })));
    return [...new Set([...due.keys(), ...versions.keys()])].flatMap((stream) => {
      const [last, read] = [due.get(stream) ?? 0, versions.get(stream) ?? 0];
      if (last === read || (read < last && mayBeLess.has(stream))) return [];
      if (nobodys.has(stream.slice(stream.indexOf('/') + 1))) return [];
      const what = `${consumer} has ${stream} at version ${String(read)}, the log at ${String(last)}.`;
      return [{ what, evidence: { consumer, stream, read, last } }];
    });
  });
};

/** Applied, parked and duplicates are all that was read: each stream is known exactly up to its end. */
export const consumedAccounted: Check = {
  name: 'consumed-accounted',
  find: (of) => consumersOf(of).flatMap(([, kept]) => unaccounted(of, kept)),
};
