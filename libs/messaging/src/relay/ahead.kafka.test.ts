/** A relay whose log was set back publishes nothing, says so, and goes on when the log is whole again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOver } from '../testing/event.js';
import { appendToLog } from '../testing/events.sql.js';
import { publish, readTopic } from '../testing/publish.kafka.js';
import { openSandbox, silent, until, type Sandbox } from '../testing/sandbox.sql.js';
import { startRelay } from './relay.kafka.js';
import type { RelayOptions } from './run.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});

afterAll(() => sandbox.close());

/** The log holds the first ten of these events, the topic all of them. */
const EVENTS = eventsOver(['a', 'b'], 20);

const relayOf = (service: string, change: Partial<RelayOptions> = {}) => {
  const { kafka, pool } = sandbox;
  const relay = startRelay({ kafka, pool, service, log: silent, ...change });
  sandbox.onClose(relay.stop);
  return relay;
};

describe('a log that is older than its topic', () => {
  it('is not published, until it has what the topic has', async () => {
    const service = sandbox.name('older');
    await publish(sandbox.kafka, `gemba.${service}`, EVENTS);
    await appendToLog(sandbox.pool, EVENTS.slice(0, 10));
    const relay = relayOf(service);
    await until(() => relay.state().ahead !== null);
    expect(relay.state()).toMatchObject({ status: 'waiting', published: 0 });
    expect(relay.state().ahead).toContain('at position 20');
    await appendToLog(sandbox.pool, EVENTS.slice(10));
    await until(() => relay.state().position === 20);
    expect(relay.state().ahead).toBeNull();
    await relay.stop();
  }, 60_000);

  it('is not taken for one because of what others put into its topic', async () => {
    const service = sandbox.name('spoilt');
    await publish(sandbox.kafka, `gemba.${service}`, eventsOver(['stranger'], 3, 900));
    const relay = relayOf(service, { isGenuine: ({ streamId }) => streamId !== 'stranger' });
    await until(() => relay.state().position === 20);
    expect(await readTopic(sandbox.kafka, `gemba.${service}`)).toHaveLength(23);
    await relay.stop();
  }, 60_000);
});
