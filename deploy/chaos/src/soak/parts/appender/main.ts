/** One of the processes that write: six writers on the product's own streams, killed at any moment. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { Streams } from '@gemba/event-store/streams.sql';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import pg from 'pg';
import { counter } from '../../nouns/counter.js';
import { commandAt, type SoakCommand } from '../plan.js';
import type { AppenderOrder } from '../orders.js';
import { onAsked, orderGiven, tell } from '../parent.process.js';
import { appendAndRollBack } from './rolled-back.sql.js';
import { contextOf, expectationOf, surroundings } from './sending.js';

const TELL_MS = 50;
/** A broken connection is asked again after so long. */
const AGAIN_MS = 20;

const { databaseUrl, seed, done: before } = orderGiven<AppenderOrder>();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
// A session that ends while it is idle is noticed by the next one that asks.
pool.on('error', () => undefined);
const streams = new Streams(pool, surroundings, { committed: () => undefined });
const done: Record<number, number> = { ...before };
let stopping = false;
let rollbacks = 0;
let repeats = 0;

async function write(writer: number): Promise<void> {
  for (let n = (done[writer] ?? 0) + 1; !stopping; n += 1) {
    const command = commandAt(seed, writer, n);
    if (command.rollback) await rollBack(command);
    await send(command, { writer, n });
    if (command.repeated) await sendAgain(command, { writer, n });
    if (command.reused) await sendOther(command, { writer, n });
    done[writer] = n;
  }
}

type Spot = { readonly writer: number; readonly n: number };

/** Sends until the outcome is known; only a broken machine may leave it unknown. */
async function outcomeOf(command: SoakCommand, spot: Spot, body = ''): Promise<Outcome> {
  for (;;) {
    const outcome = await attempt(command, spot, body);
    if (outcome) return outcome;
    await pause(AGAIN_MS);
  }
}

async function attempt(command: SoakCommand, spot: Spot, body: string): Promise<Outcome | undefined> {
  const { poison, events: parts, streamId: id } = command;
  const tick = { id, name: 'Tick', data: { ...spot, parts, poison } };
  try {
    return await streams.execute(counter, tick, contextOf(command, spot, body));
  } catch (error) {
    if (!isInfrastructure(error)) complain(spot, `the append failed: ${String(error)}`);
    return undefined;
  }
}

async function send(command: SoakCommand, spot: Spot): Promise<void> {
  judge(command, spot, await outcomeOf(command, spot));
}

async function sendAgain(command: SoakCommand, spot: Spot): Promise<void> {
  repeats += 1;
  const outcome = await outcomeOf(command, spot);
  judge(command, spot, outcome);
  if (outcome.kind === 'done' && !outcome.replayed) complain(spot, 'a repeat was not known as one');
}

/** The same key with another body is refused, once the first has left something in the log. */
async function sendOther(command: SoakCommand, spot: Spot): Promise<void> {
  if (command.refused) return;
  const { kind } = await outcomeOf(command, spot, 'other');
  if (kind !== 'key-reused') complain(spot, `the key with another body was answered ${kind}`);
}

function judge(command: SoakCommand, spot: Spot, outcome: Outcome): void {
  const wrong = expectationOf(command, outcome);
  if (wrong !== null) complain(spot, wrong);
}

function complain({ writer, n }: Spot, what: string): void {
  tell({ say: 'wrong', what: `Command ${String(n)} of writer ${String(writer)}: ${what}.` });
}

async function rollBack({ streamId }: SoakCommand): Promise<void> {
  try {
    await appendAndRollBack(pool, streamId);
    rollbacks += 1;
  } catch (error) {
    if (!isInfrastructure(error)) throw error;
  }
}

function report(): void {
  tell({ say: 'done', done, rollbacks, repeats });
}

onAsked(() => {
  stopping = true;
  return Promise.resolve();
});
const reports = setInterval(report, TELL_MS);
try {
  await Promise.all(Object.keys(before).map((writer) => write(Number(writer))));
} catch (error) {
  tell({ say: 'wrong', what: `An append failed: ${String(error)}` });
}
clearInterval(reports);
report();
await pool.end();
process.disconnect();
