/** The consumer of the soak: its effect is a row per event, in the order in which it was applied. */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { readStream } from '@gemba/event-store/log/log.sql';
import { startConsumer } from '@gemba/messaging/consumer/consumer.kafka';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { topicOf } from '@gemba/messaging/engines/topics.kafka';
import pg, { type PoolClient } from 'pg';
import { NOUN, type TickData } from '../../nouns/counter.js';
import type { Connection } from '../orders.js';
import { onAsked, orderGiven, tell } from '../parent.process.js';
import { quiet } from '../quiet.js';

const TELL_MS = 100;

const { databaseUrl, server, prefix } = orderGiven<Connection>();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
pool.on('error', () => undefined);

/** No constraint keeps an event from being written twice: that is for the checks to see. */
async function apply(events: readonly Delivered[], tx: PoolClient): Promise<void> {
  await refusePoison(events, tx);
  await tx.query({
    name: 'effects',
    text: `insert into effects (stream_id, version, event_id)
           select * from unnest($1::text[], $2::int[], $3::uuid[])`,
    values: [events.map((e) => e.streamId), events.map((e) => e.version), events.map((e) => e.eventId)],
  });
}

async function refusePoison(events: readonly Delivered[], tx: PoolClient): Promise<void> {
  if (!events.some(({ data }) => (data as TickData).poison)) return;
  const { rowCount } = await tx.query('select 1 from antidote');
  if (rowCount === 0) throw new TypeError('This one cannot be applied yet.');
}

const consumer = startConsumer({
  kafka: connectKafka({ server, clientId: `${prefix}-consumer`, log: quiet }),
  pool,
  consumer: `${prefix}-effects`,
  topics: [topicOf(NOUN, prefix)],
  apply,
  fetchHole: ({ streamId }, from, to) => readStream(pool, streamId, { from, limit: to - from + 1 }),
  log: quiet,
});

const report = (): void => {
  const { duplicates, fetched, parked } = consumer.state().counters;
  tell({ say: 'consumer', duplicates, fetched, parked });
};

const reports = setInterval(report, TELL_MS);
onAsked(async (asked) => {
  if (asked.ask === 'replay') {
    const { remaining } = await consumer.replayParked({ service: NOUN, streamId: asked.streamId });
    tell({ say: 'replayed', remaining });
    return;
  }
  await consumer.stop();
  clearInterval(reports);
  report();
  await pool.end();
  process.disconnect();
});
