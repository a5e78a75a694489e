/** One of two relays of the soak's log; only one of them is active, until it is frozen or killed. */
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { startRelay } from '@gemba/messaging/relay/relay.kafka';
import pg from 'pg';
import { NOUN } from '../../nouns/counter.js';
import type { Connection } from '../orders.js';
import { onAsked, orderGiven, tell } from '../parent.process.js';
import { quiet } from '../quiet.js';

const TELL_MS = 50;
/** Short, so that a frozen relay is replaced within the soak. */
const SILENT_MS = 1_500;

const { databaseUrl, server, prefix } = orderGiven<Connection>();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
pool.on('error', () => undefined);
const relay = startRelay({
  kafka: connectKafka({ server, clientId: `${prefix}-relay`, log: quiet }),
  pool,
  service: NOUN,
  topicPrefix: prefix,
  log: quiet,
  silentMs: SILENT_MS,
  heartbeatMs: 250,
});

const report = (): void => {
  const { status, published } = relay.state();
  tell({ say: 'relay', status, published });
};

const reports = setInterval(report, TELL_MS);
onAsked(async () => {
  await relay.stop();
  clearInterval(reports);
  report();
  await pool.end();
  process.disconnect();
});
