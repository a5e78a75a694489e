/** A small even load: a command in every beat to one department after the other, answered or not. */
import { randomUUID } from 'node:crypto';
import { exchange, Unreachable } from '@gemba/deploy-local/demo/client/exchange.http';
import type { Answer } from '@gemba/deploy-local/demo/client/exchange.http';
import { tokensOf } from '@gemba/deploy-local/demo/client/tokens.http';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';
import { until } from '@gemba/deploy-local/testing/until.process';
import { firstDone, type Try } from './tries.js';

export type Load = {
  /** Everything that has ended so far, in the order of ending. */
  readonly tries: () => readonly Try[];
  /** Those that were sent from a moment of `performance.now()` on. */
  readonly since: (moment: number) => readonly Try[];
  /** Waits for the first command that was sent after a moment and done. @throws after `withinMs` */
  readonly doneAfter: (service: string, moment: number, withinMs: number) => Promise<Try>;
  /** Waits until an event is in the views. @throws after `withinMs` */
  readonly seen: (position: string, withinMs: number) => Promise<void>;
  /** Sends nothing more, and waits until everything that was sent has ended. */
  readonly stop: () => Promise<void>;
};

/** A command that needs nothing to be there, per department. */
const COMMANDS: Readonly<Record<string, (id: string) => { path: string; body: object }>> = {
  production: (id) => ({
    path: '/v1/items',
    body: { id, name: 'Part', unit: 'C62', kind: 'buy', tracking: 'lot' },
  }),
  governance: (id) => ({
    path: '/v1/legal-entities',
    body: { id, name: 'Subsidiary', currency: 'EUR', groupCurrency: 'EUR', country: 'FR' },
  }),
};

const EVERY_MS = 25;
const AS = 'generator';

const resultOf = ({ status, headers, body }: Answer): Pick<Try, 'result' | 'position' | 'words'> => ({
  result: status < 300 ? 'done' : 'turned away',
  position: typeof headers['gemba-position'] === 'string' ? headers['gemba-position'] : null,
  words: `${String(status)} ${JSON.stringify(body)}`,
});

const lostBy = (error: unknown): Pick<Try, 'result' | 'position' | 'words'> => {
  if (!(error instanceof Unreachable)) throw error;
  const result = error.message.includes('ECONNREFUSED') ? 'refused connection' : 'lost';
  return { result, position: null, words: error.message };
};

/** Starts at once; 40 commands a second in all. */
export const startLoad = (run: RunFile, services: readonly string[]): Load => {
  const token = tokensOf(run);
  const ended: Try[] = [];
  const underWay = new Set<Promise<void>>();
  const headersFor = async () => ({
    authorization: `Bearer ${await token(AS)}`,
    'content-type': 'application/json',
  });
  const send = async (service: string): Promise<void> => {
    const id = randomUUID();
    const { path, body } = COMMANDS[service]?.(id) ?? { path: '', body: {} };
    const headers = { ...(await headersFor()), 'idempotency-key': id };
    const sent = performance.now();
    const call = { method: 'POST' as const, url: `${run.urls[service] ?? ''}${path}`, headers };
    const became = await exchange({ ...call, body: JSON.stringify(body) }).then(resultOf, lostBy);
    ended.push({ service, sent, ended: performance.now(), ...became });
  };
  let turn = 0;
  const beat = setInterval(() => {
    const one = send(services[turn++ % services.length] ?? '').finally(() => underWay.delete(one));
    underWay.add(one);
  }, EVERY_MS);
  return {
    tries: () => ended,
    since: (moment) => ended.filter(({ sent }) => sent >= moment),
    doneAfter: async (service, moment, withinMs) => {
      const look = () => firstDone(ended, service, moment);
      await until(() => look() !== undefined, withinMs);
      const found = look();
      if (found === undefined) throw new Error(`No command was done by ${service}.`);
      return found;
    },
    seen: async (position, withinMs) => {
      const url = `${run.urls.projection ?? ''}/v1/trust?after=${encodeURIComponent(position)}`;
      await until(async () => isThere({ method: 'GET', url, headers: await headersFor() }), withinMs);
    },
    stop: async () => {
      clearInterval(beat);
      await Promise.all(underWay);
    },
  };
};

/** Whoever is away is asked again. */
const isThere = async (call: Parameters<typeof exchange>[0]): Promise<boolean> => {
  try {
    return (await exchange(call)).status === 200;
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
};
