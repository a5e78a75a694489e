/** One of two instances that act on the same deadlines: each bell has to be rung once all the same. */
import { readStream } from '@gemba/event-store/log/log.sql';
import { advance, nothingHeld } from '@gemba/event-store/hold/held';
import { Streams } from '@gemba/event-store/streams.sql';
import type { RunState } from '@gemba/platform/runtime/processes/memory';
import { ProcessRunner } from '@gemba/platform/runtime/processes/runner';
import { Timers } from '@gemba/platform/runtime/processes/timers.sql';
import type { AnyDecider } from '@gemba/decider/decider';
import pg from 'pg';
import { bell, ringWhenDue } from '../../nouns/bell.js';
import { surroundings } from '../appender/sending.js';
import type { Connection } from '../orders.js';
import { onAsked, orderGiven } from '../parent.process.js';
import { quiet } from '../quiet.js';

const { databaseUrl } = orderGiven<Connection>();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
pool.on('error', () => undefined);
const streams = new Streams(pool, surroundings, { committed: () => undefined });

const stateAt = async (of: AnyDecider, id: string, version: number): Promise<RunState> => {
  const events = await readStream(pool, `${of.name}-${id}`, { limit: version });
  return advance(of, nothingHeld(of), events).state as RunState;
};

const processes = new ProcessRunner({
  processes: [ringWhenDue],
  deciderNamed: () => bell,
  execute: (of, command, context) => streams.execute(of, command, context),
  stateAt,
  setDeadlines: () => Promise.reject(new Error('No deadline is set while the soak runs.')),
  tablesSettled: () => Promise.resolve(),
  raise: (id) => Promise.reject(new Error(`A bell was refused: ${id}.`)),
  isWaived: () => Promise.resolve(false),
  now: () => new Date().toISOString(),
});

const timers = new Timers({ pool, log: quiet, processes, department: { processes: [ringWhenDue] } });
timers.start();
onAsked(async () => {
  await timers.stop();
  await pool.end();
  process.disconnect();
});
