/** The company as a program from outside sees it: commands, readings, and waiting until something is so. */
import { setTimeout as pause } from 'node:timers/promises';
import { Unreachable, exchange } from './exchange.http.js';
import type { Answer, Call } from './exchange.http.js';
import type { Lanes } from './lanes.js';
import { lanes } from './lanes.js';
import { Refused } from './refused.js';
import type { Problem } from './refused.js';
import { tokensOf } from './tokens.http.js';
import type { Issuer } from './tokens.http.js';

/** Where the company runs, as the launcher wrote it down. */
export type Run = Issuer & { readonly urls: Readonly<Record<string, string>> };

export type Command = {
  readonly service: string;
  /** Below `/v1/`, for example `production-orders/WO-1/release`. */
  readonly path: string;
  readonly body?: object;
  /** Without it the key is the path, with the id that the body chooses. */
  readonly key?: string;
  /** Business time; now when absent. */
  readonly at?: string | undefined;
  /** The client that acts. */
  readonly as?: string;
  /** Codes that say "not heard of it yet": the command is given again until it is. */
  readonly patient?: readonly string[];
};

export type Done = {
  readonly id: string;
  readonly version: number;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly version: number }[];
  readonly status: number;
  readonly replayed: boolean;
};

export type Reading = { readonly service: string; readonly path: string; readonly as?: string };

export type Raw = {
  readonly service: string;
  /** With its leading slash. */
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: string;
};

type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };

const AS = 'generator';
/** A service that was killed is back well within this. */
const AWAY_MS = 30_000;
const PATIENCE_MS = 30_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 200;

/** Longer with every turn, from short to not too long. */
const pauseOf = (turn: number): number => Math.min(FIRST_PAUSE_MS * 1.6 ** turn, LONGEST_PAUSE_MS);

export class CompanyClient {
  private readonly tokenOf: (client: string) => Promise<string>;
  private readonly lane: Lanes;
  /** How many requests were answered. */
  answered = 0;

  constructor(
    private readonly run: Run,
    inFlight = 16,
  ) {
    this.tokenOf = tokensOf(run);
    this.lane = lanes(inFlight);
  }

  /** Gives a command and repeats it, with the same key, while the service is away. @throws Refused */
  async send(command: Command): Promise<Done> {
    const raw = requestOf(command);
    const answer = await this.accepted(command, raw);
    if (answer.status >= 300) throw new Refused(raw, command.body, answer.body as Problem);
    const body = answer.body as Omit<Done, 'status' | 'replayed'>;
    return { ...body, status: answer.status, replayed: answer.headers['idempotent-replayed'] === 'true' };
  }

  /** The state of something; undefined where there is none. */
  async read<T>({ service, path, as = AS }: Reading): Promise<T | undefined> {
    const raw = { service, path: `/v1/${path}`, as };
    const answer = await this.ask(raw);
    if (answer.status === 404) return undefined;
    if (answer.status >= 300) throw new Refused(raw, undefined, answer.body as Problem);
    return answer.body as T;
  }

  /** All pages of a list. */
  async list<T>(reading: Reading): Promise<T[]> {
    const sign = reading.path.includes('?') ? '&' : '?';
    const all: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: `${string}limit=200${string}` = `${reading.path}${sign}limit=200&cursor=${cursor}`;
      const page = await this.read<Page<T>>({ ...reading, path });
      all.push(...(page?.data ?? []));
      cursor = page?.nextCursor ?? null;
    }
    return all;
  }

  /** Looks until something is found. @throws when nothing is found in time, saying what was looked for. */
  async eventually<T>(what: string, look: () => Promise<T | undefined>, withinMs = PATIENCE_MS): Promise<T> {
    const began = performance.now();
    for (let turn = 0; ; turn += 1) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() - began > withinMs) throw new Error(`Not in time: ${what}.`);
      await pause(pauseOf(turn));
    }
  }

  /** Reads until what is read is as expected. @throws when it is not in time, saying what it was. */
  async until<T>(reading: Reading, holds: (state: T) => boolean, withinMs = PATIENCE_MS): Promise<T> {
    const began = performance.now();
    for (let turn = 0; ; turn += 1) {
      const state = await this.read<T>(reading);
      if (state !== undefined && holds(state)) return state;
      if (performance.now() - began > withinMs) {
        const seen = state === undefined ? 'nothing there' : JSON.stringify(state);
        throw new Error(
          `${reading.service} ${reading.path}: not as expected in time (${holds.toString()}): ${seen}`,
        );
      }
      await pause(pauseOf(turn));
    }
  }

  /** Any request, with the answer as it is; repeated while the service is away. */
  async ask(raw: Raw): Promise<Answer> {
    const began = performance.now();
    for (let turn = 0; ; turn += 1) {
      const answer = await this.attempt(raw, performance.now() - began < AWAY_MS);
      if (answer) return answer;
      await pause(pauseOf(turn));
    }
  }

  private async accepted(command: Command, raw: Raw): Promise<Answer> {
    const began = performance.now();
    for (let turn = 0; ; turn += 1) {
      const answer = await this.ask(raw);
      const { code = '' } = (answer.body ?? {}) as Partial<Problem>;
      const waits = answer.status >= 300 && command.patient?.includes(code) === true;
      if (!waits || performance.now() - began > PATIENCE_MS) return answer;
      await pause(pauseOf(turn));
    }
  }

  /** Undefined when the service is away and may come back. */
  private async attempt(raw: Raw, mayWait: boolean): Promise<Answer | undefined> {
    try {
      const answer = await this.lane(async () => exchange(await this.callOf(raw)));
      this.answered += 1;
      return mayWait && isAway(answer) ? undefined : answer;
    } catch (error) {
      if (mayWait && error instanceof Unreachable) return undefined;
      throw error;
    }
  }

  private async callOf({ service, path, method = 'GET', body, headers = {}, as = AS }: Raw): Promise<Call> {
    const base = this.run.urls[service];
    if (base === undefined) throw new Error(`The company has no service ${service}.`);
    const authorization = `Bearer ${await this.tokenOf(as)}`;
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return { method, url: `${base}${path}`, headers: { authorization, ...type, ...headers }, ...text };
  }
}

const isAway = ({ status, body }: Answer): boolean =>
  status === 503 || (body as Partial<Problem> | undefined)?.code === 'PLT-KEY-RUNNING';

const requestOf = ({ service, path, body = {}, key, at, as = AS }: Command): Raw => {
  const { id } = body as { id?: string };
  const own = key ?? (id === undefined ? path : `${path}/${id}`);
  const time = at === undefined ? {} : { 'gemba-occurred-at': at };
  const headers = { 'idempotency-key': own, ...time };
  return { service, path: `/v1/${path}`, method: 'POST', body, headers, as };
};
