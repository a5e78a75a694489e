/**
 * The load: clients that give commands in parallel, each after a plan of its own that follows from the
 * seed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Board } from './intents/board.js';
import { Chance } from './intents/chance.js';
import type { Action } from './client/action.js';
import { exchanges } from './client/exchange.http.js';
import { Sender } from './client/sender.http.js';
import { note, openHistory } from './history/history.process.js';
import type { Operation, Repeat } from './history/operation.js';
import { altered } from './intents/altering.js';
import { actionFor, choose } from './choosing.js';
import type { Target } from './client/target.js';

export type LoadPlan = {
  readonly target: Target;
  readonly seed: number;
  readonly historyFile: string;
  readonly clients?: number;
  /** Commands of all clients together; fewer when the company is slower. */
  readonly perSecond?: number;
};

export type Load = {
  /** Resolves when every client has finished what it was doing. */
  readonly stop: () => Promise<void>;
};

const CLIENTS = 6;
const PER_SECOND = 40;
const TIMEOUT_MS = 6_000;
const REMEMBERED = 60;
const RETRIED = 0.7;
const ATTEMPTS = 4;
const RETRY_PAUSE_MS = 250;

type Sent = { readonly action: Action; readonly key: string; readonly first: Operation };

/** One client: what it sent lately, and everything that all clients share. */
type Client = {
  readonly name: string;
  readonly seed: number;
  readonly sender: Sender;
  readonly board: Board;
  readonly sent: Sent[];
};

/** Starts the load; it goes on through any fault until it is stopped. */
export const startLoad = (plan: LoadPlan): Load => {
  const { target, seed, historyFile, clients = CLIENTS, perSecond = PER_SECOND } = plan;
  note(historyFile, { kind: 'begin', seed, clients, at: new Date().toISOString() });
  const history = openHistory(historyFile);
  const { exchange, close } = exchanges(TIMEOUT_MS);
  const shared = { seed, sender: new Sender(target, exchange, history), board: new Board() };
  const ending = new AbortController();
  const runs = Array.from({ length: clients }, (_, index) =>
    run({ ...shared, name: `c${String(index + 1)}`, sent: [] }, ending.signal, (1000 * clients) / perSecond),
  );
  return {
    stop: async () => {
      ending.abort();
      await Promise.all(runs);
      close();
      history.close();
    },
  };
};

const run = async (client: Client, signal: AbortSignal, everyMs: number): Promise<void> => {
  for (let n = 1; !signal.aborted; n += 1) {
    const began = performance.now();
    const chance = new Chance(client.seed, client.name, n);
    await act(client, chance, n);
    const spent = performance.now() - began;
    await pause(Math.max(0, everyMs * (0.5 + chance.next()) - spent));
  }
};

const act = async (client: Client, chance: Chance, n: number): Promise<void> => {
  const choice = choose(chance);
  if (choice.kind === 'repeat') {
    const before = client.sent[Math.floor(choice.place * client.sent.length)];
    if (before) await repeat(client, before, choice.how);
    return;
  }
  const tag = `${String(client.seed)}-${client.name}-${String(n)}`;
  const action = actionFor(choice.name, { chance, board: client.board, tag, now: Date.now() });
  if (action)
    await perform(client, action, { key: action.key ?? `k-${tag}`, retry: chance.happens(RETRIED) });
};

const perform = async (
  client: Client,
  action: Action,
  { key, retry }: { readonly key: string; readonly retry: boolean },
): Promise<void> => {
  const first = await client.sender.send(action, { client: client.name, key });
  client.sent.push({ action, key, first });
  if (client.sent.length > REMEMBERED) client.sent.shift();
  learn(action, first);
  let told = first;
  for (let attempt = 1; retry && told.outcome === 'unknown' && attempt < ATTEMPTS; attempt += 1) {
    await pause(RETRY_PAUSE_MS * attempt);
    told = await again(client, { action, key, first }, 'retry');
  }
};

const repeat = async (client: Client, before: Sent, how: 'same' | 'altered'): Promise<void> => {
  if (how === 'same') {
    await again(client, before, 'same');
    return;
  }
  const body = altered(before.action.body);
  const { done: _done, refused: _refused, ...action } = before.action;
  if (body) await again(client, { ...before, action: { ...action, body } }, 'altered');
};

const again = async (client: Client, { action, key, first }: Sent, how: Repeat): Promise<Operation> => {
  const told = await client.sender.send(action, { client: client.name, key, repeat: { how, of: first.n } });
  if (first.outcome === 'unknown') learn(action, told);
  return told;
};

const learn = ({ done, refused }: Action, { outcome, answer = {}, code = '' }: Operation): void => {
  if (outcome === 'ok') done?.(answer);
  else if (outcome === 'refused') refused?.(code);
};
