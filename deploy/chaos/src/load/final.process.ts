/**
 * The final writes of a trial: after healing, every service takes commands, and what was left open gets
 * its answer.
 */
import { readFileSync } from 'node:fs';
import { exchanges } from './client/exchange.http.js';
import { Sender } from './client/sender.http.js';
import type { Action } from './client/action.js';
import { openHistory } from './history/history.process.js';
import type { Operation } from './history/operation.js';
import { closing } from './intents/closing.js';
import { leftOpen } from './left-open.js';
import type { LoadPlan } from './load.process.js';

/** A final write that did not succeed. */
export type Failure = {
  readonly check: 'final-writes';
  readonly what: string;
  readonly evidence: readonly Operation[];
};

const TIMEOUT_MS = 15_000;
const CLIENT = 'final';
const AT_ONCE = 4;

const operationsIn = (file: string): readonly Operation[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { kind: string })
    .filter((line): line is Operation => line.kind === 'operation');

const actionOf = ({ intent, operation, body, as, at, path }: Operation): Action => {
  const id = /^\/v1\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  const more = {
    ...(id === undefined ? {} : { id: decodeURIComponent(id) }),
    ...(at === undefined ? {} : { at }),
  };
  return { intent, operation, body, as, ...more };
};

/**
 * Sends again, under the same keys, what never got an answer and what has left but not arrived; then new
 * writes.
 */
export const finalWrites = async (plan: LoadPlan): Promise<Failure[]> => {
  const { target, seed, historyFile } = plan;
  const before = operationsIn(historyFile);
  const history = openHistory(historyFile, before.length);
  const { exchange, close } = exchanges(TIMEOUT_MS);
  const sender = new Sender(target, exchange, history);
  const failures: Failure[] = [];
  await inParallel(leftOpen(before).unanswered, async (asked) => {
    const repeat = { how: 'retry', of: asked.n } as const;
    const told = await sender.send(actionOf(asked), { client: CLIENT, key: asked.key, repeat });
    if (told.outcome === 'unknown') failures.push(failure('has no answer after healing', told));
  });
  const last = closing({ seed, now: Date.now() });
  // Read anew: what was sent again just now may have left, too.
  const { arrivals } = leftOpen(operationsIn(historyFile));
  for (const action of [...arrivals, ...last]) {
    const told = await sender.send(action, { client: CLIENT, key: action.key ?? `final-${action.intent}` });
    if (told.outcome !== 'ok') failures.push(failure('was not done after healing', told));
  }
  close();
  history.close();
  return failures;
};

const failure = (why: string, told: Operation): Failure => ({
  check: 'final-writes',
  what: `${told.service}: ${told.operation} ${why} (${told.code ?? told.failure ?? String(told.status)}).`,
  evidence: [told],
});

const inParallel = async <T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> => {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};
