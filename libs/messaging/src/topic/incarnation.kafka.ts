/**
 * Which incarnation of a topic is there: a topic that is made anew keeps its name and gets another id, so
 * offsets that were counted in the one before mean nothing in it.
 */
import { InfrastructureError } from '../engines/failure.js';
import type { Cluster } from './cluster.kafka.js';
import { Reading } from './records/bytes.js';
import { compact, length, list, NO_TAGS, skipTags, textIn } from './records/flexible.js';

// As written at https://kafka.apache.org/protocol#The_Messages_Metadata, version 10; KafkaJS 2.2.4 ends at 6.

export type Incarnation = {
  /** Given by Kafka when the topic is made; hex. */
  readonly id: string;
  readonly partitions: number;
};

const METADATA = 3;
const VERSION = 10;
const ID_SIZE = 16;
const NO_ID = Buffer.alloc(ID_SIZE);

/** The incarnations of those of the topics that are there, by name. */
export async function incarnationsOf(
  cluster: Cluster,
  topics: readonly string[],
): Promise<ReadonlyMap<string, Incarnation>> {
  await cluster.refreshMetadataIfNecessary();
  const broker = await cluster.findControllerBroker();
  return broker.connectionPool.send({
    request: {
      apiKey: METADATA,
      apiVersion: VERSION,
      apiName: 'Metadata',
      encode: () => {
        const bytes = encoded(topics);
        return Promise.resolve({ buf: bytes, buffer: bytes });
      },
    },
    response: {
      decode: (bytes) => Promise.resolve(decoded(new Reading(bytes))),
      parse: (found) => Promise.resolve(found),
    },
  });
}

/** Where the topic is one that has to be there. @throws InfrastructureError while it is not */
export async function incarnationOf(cluster: Cluster, topic: string): Promise<Incarnation> {
  const found = (await incarnationsOf(cluster, [topic])).get(topic);
  if (found === undefined) throw new InfrastructureError(`${topic} is not there.`);
  return found;
}

function encoded(topics: readonly string[]): Buffer {
  const asked = topics.map((topic) => [NO_ID, compact(Buffer.from(topic)), NO_TAGS]);
  // No topic is to be made, and nobody's rights are asked for.
  const flags = Buffer.of(0, 0, 0);
  return Buffer.concat([NO_TAGS, length(topics.length + 1), ...asked.flat(), flags, NO_TAGS]);
}

function decoded(from: Reading): ReadonlyMap<string, Incarnation> {
  skipTags(from);
  from.int32();
  list(from, () => {
    from.int32();
    textIn(from);
    from.int32();
    textIn(from);
    skipTags(from);
  });
  textIn(from);
  from.int32();
  const topics = list(from, () => topicIn(from));
  return new Map(topics.flatMap(({ error, name, ...incarnation }) => (error ? [] : [[name, incarnation]])));
}

function topicIn(from: Reading) {
  const error = from.int16();
  const name = textIn(from);
  const id = from.take(ID_SIZE).toString('hex');
  from.byte();
  const partitions = list(from, () => {
    from.int16();
    from.take(12);
    // Replicas, those in sync, those offline.
    for (let lists = 0; lists < 3; lists += 1) list(from, () => from.int32());
    skipTags(from);
  }).length;
  from.int32();
  skipTags(from);
  return { error: error !== 0, name, id, partitions };
}
