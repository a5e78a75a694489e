/** Asks the company itself: the states of its streams, its consistency board, and to rebuild its views. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../../load/client/target.js';
import type { Answers } from '../model/snapshot.js';

type Asked = {
  readonly service: string;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
};

export type Voice = {
  /** The body of an answer; undefined where there is nothing. @throws Error on any other refusal */
  readonly ask: (asked: Asked) => Promise<unknown>;
};

const ADMIN = 'gemba-cli';
const READER = 'persona-coo';
const PATIENCE_MS = 30_000;

const tokenOf = async ({ issuer, clients }: Target, client: string): Promise<string> => {
  const credentials = Buffer.from(`${client}:${encodeURIComponent(clients[client] ?? '')}`).toString(
    'base64',
  );
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`The issuer gives ${client} no token: ${String(answer.status)}.`);
  return token;
};

export const voiceOf = async (target: Target): Promise<Voice> => {
  const reader = await tokenOf(target, READER);
  const admin = await tokenOf(target, ADMIN);
  return {
    ask: async ({ service, path, method = 'GET', body }) => {
      const answer = await fetch(`${target.urls[service] ?? ''}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${method === 'GET' ? reader : admin}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 404) return undefined;
      const said: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${service} ${path}: ${JSON.stringify(said)}`);
      return said;
    },
  };
};

/** Nouns whose states are compared, with the place where they are asked for. */
const NOUNS: Readonly<Record<string, readonly [service: string, path: string]>> = {
  'stock-item': ['supply-chain', 'stock-items'],
  'sales-order': ['supply-chain', 'sales-orders'],
  'purchase-order': ['supply-chain', 'purchase-orders'],
  'production-order': ['production', 'production-orders'],
  'cost-layer': ['finance', 'cost-layers'],
  'customer-invoice': ['finance', 'customer-invoices'],
  employee: ['hr', 'employees'],
  equipment: ['production', 'equipment'],
};

/** So many of each noun, the last ones; of stock and cost layers there are few, and all of them count. */
const MOST = 40;

const addressOf = (streamId: string): Asked | null => {
  const noun = Object.keys(NOUNS).find((each) => streamId.startsWith(`${each}-`));
  const [service, path] = (noun === undefined ? undefined : NOUNS[noun]) ?? [];
  if (noun === undefined || service === undefined || path === undefined) return null;
  return { service, path: `/v1/${path}/${encodeURIComponent(streamId.slice(noun.length + 1))}` };
};

const nounOf = (streamId: string): string =>
  Object.keys(NOUNS).find((each) => streamId.startsWith(`${each}-`)) ?? '';

/** `streams` are the ids of all streams, in the order in which they began. */
export const readAnswers = async (voice: Voice, streams: readonly string[]): Promise<Answers> => {
  const chosen = [...Map.groupBy(streams, nounOf)].flatMap(([noun, all]) =>
    noun === '' ? [] : all.slice(-MOST),
  );
  const states: Record<string, unknown> = {};
  for (const streamId of chosen) {
    const asked = addressOf(streamId);
    if (asked) states[`${asked.service}/${streamId}`] = await voice.ask(asked);
  }
  const board = (await voice.ask({ service: 'projection', path: '/v1/consistency' })) as {
    data: Answers['consistency'];
  };
  return { states, consistency: board.data };
};

export type Rebuilt = {
  readonly state: string;
  readonly report: {
    readonly live?: { readonly hash: string };
    readonly rebuilt?: { readonly hash: string };
    readonly differences?: readonly unknown[];
    readonly error?: string;
  } | null;
};

const LOOK_MS = 300;

/** Has the views rebuilt and waits for the end of it. */
export const rebuild = async (voice: Voice): Promise<Rebuilt> => {
  const service = 'projection';
  const begun = (await voice.ask({ service, path: '/v1/views/rebuild', method: 'POST', body: {} })) as {
    id: number;
  };
  for (;;) {
    const now = (await voice.ask({ service, path: `/v1/views/rebuild/${String(begun.id)}` })) as Rebuilt;
    if (now.state !== 'filling') return now;
    await pause(LOOK_MS);
  }
};
