/**
 * Verification holds a log against itself, against the seals that are kept outside its database, and against
 * what its topic has; together they convict also whoever owns the database.
 */
import type { Flaw } from '@gemba/event-store/log/log.sql';
import { verifyLog } from '@gemba/event-store/log/log.sql';
import type { Seal } from '@gemba/event-store/log/seals.sql';
import { brokenSeal, sealsOf } from '@gemba/event-store/log/seals.sql';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { Anchors } from './anchors.kafka.js';
import type { Published } from './published.kafka.js';
import { publishedSince } from './published.kafka.js';

export type Verified = {
  /** How many events were read. */
  readonly events: number;
  /** Where seals are kept, how many, and up to which position the newest reaches. */
  readonly seals: readonly { readonly place: string; readonly seals: number; readonly upTo: number }[];
  readonly flaws: readonly Flaw[];
};

type History = {
  readonly pool: Pool;
  readonly kafka: Kafka;
  readonly topic: string;
  readonly anchors: Anchors;
};

/** Says all that is wrong with the history of a service, and where. */
export const verifyHistory = async ({ pool, kafka, topic, anchors }: History): Promise<Verified> => {
  const { events, flaws } = await verifyLog(pool);
  const places = [...(await anchors.read()), { place: 'database', seals: await sealsOf(pool) }];
  const broken = await Promise.all(
    places.map(async ({ place, seals }) => ({ place, seals, found: await brokenSeal(pool, seals) })),
  );
  // The newest seal that all places agree with: before it nothing has to be looked for.
  const sound = Math.min(...broken.map(({ seals, found }) => (found?.after ?? seals.at(-1))?.position ?? 0));
  const since = places.flatMap(({ seals }) => seals).find(({ position }) => position === sound);
  return {
    events,
    seals: places.map(({ place, seals }) => ({
      place,
      seals: seals.length,
      upTo: seals.at(-1)?.position ?? 0,
    })),
    flaws: [
      ...flaws,
      ...broken.flatMap(({ place, found }) => (found ? [sealFlaw(place, found)] : [])),
      ...(await topicFlaws(pool, await publishedSince(kafka, topic, new Date(since?.sealedAt ?? 0)))),
    ],
  };
};

const sealFlaw = (
  place: string,
  { seal, events, after }: { seal: Seal; events: number; after: Seal },
): Flaw => ({
  streamId: '',
  version: 0,
  flaw: [
    `it is not what was sealed at ${seal.sealedAt} (${place}): something between positions`,
    `${String(after.position + 1)} and ${String(seal.position)} was changed or taken away`,
    ...(events === seal.events
      ? []
      : [`(${String(seal.events)} events were sealed, ${String(events)} are there)`]),
  ].join(' '),
});

const AT_ONCE = 5_000;

/** What was published and is not in the log as it was published. */
const topicFlaws = async (pool: Pool, published: readonly Published[]): Promise<Flaw[]> => {
  const flaws: Flaw[] = [];
  const once = [
    ...new Map(published.map((each) => [`${each.streamId}@${String(each.version)}`, each])).values(),
  ];
  for (let from = 0; from < once.length; from += AT_ONCE) {
    const some = once.slice(from, from + AT_ONCE);
    const { rows } = await pool.query<{ stream_id: string; version: number; hash: string | null }>(
      `select w.stream_id, w.version, encode(e.hash, 'hex') as hash
       from unnest($1::text[], $2::int[], $3::text[]) as w(stream_id, version, hash)
       left join events e using (stream_id, version)
       where e.hash is distinct from decode(w.hash, 'hex')`,
      [some.map((e) => e.streamId), some.map((e) => e.version), some.map((e) => e.hash)],
    );
    for (const { stream_id: streamId, version, hash } of rows)
      flaws.push({
        streamId,
        version,
        flaw: hash === null ? 'it was published and is missing here' : 'it was published with other content',
      });
  }
  return flaws;
};
