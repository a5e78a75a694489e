/**
 * Runs departments for tests, as processes would: real database, real broker, real tokens, topics of their
 * own.
 */
import { randomUUID } from 'node:crypto';
import type { Department } from '../department.js';
import type { Config } from '../config/config.js';
import type { RunningService } from '../start.module.js';
import { startWith } from '../start.module.js';
import { freshDatabase } from './database.sql.js';
import type { Claims, TestIssuer } from './issuer.http.js';
import { testIssuer } from './issuer.http.js';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A caller with a token: `post('/v1/…', {…})` sends an Idempotency-Key of its own unless told. */
export type Client = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
};

export type TestService = RunningService & { readonly as: (claims: Claims) => Promise<Client> };

export type TestCompany = {
  readonly issuer: TestIssuer;
  /** `settings` differ from the usual ones of a test. */
  readonly start: (of: Department, settings?: Partial<Config>) => Promise<TestService>;
  readonly stop: () => Promise<void>;
};

export const EVERYWHERE: Claims = { sub: 'coo', roles: ['coo', 'admin'], sites: ['*'] };

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, headers: response.headers, body };
};

const clientOf = (url: string, token: string): Client => {
  const authorization = `Bearer ${token}`;
  return {
    get: async (path) => answerOf(await fetch(`${url}${path}`, { headers: { authorization } })),
    post: async (path, body, headers = {}) =>
      answerOf(
        await fetch(`${url}${path}`, {
          method: 'POST',
          headers: {
            authorization,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...headers,
          },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
};

/** A company of its own on the shared engines of a test run; `stop` ends and removes all of it. */
export const testCompany = async (): Promise<TestCompany> => {
  const issuer = await testIssuer();
  const topicPrefix = `test-${randomUUID().slice(0, 8)}`;
  const urls: Record<string, string> = {};
  const endings: (() => Promise<void>)[] = [];
  return {
    issuer,
    start: async (of, settings = {}) => {
      const database = await freshDatabase();
      const running = await startWith(of, {
        port: 0,
        host: '127.0.0.1',
        databaseUrl: database.url,
        brokers: (process.env.TEST_KAFKA_BROKERS ?? '').split(','),
        issuer: issuer.url,
        audience: 'gemba',
        enterprise: 'gemba',
        urls,
        client: null,
        logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
        topicPrefix,
        instance: null,
        program: null,
        commandsAtOnce: 2_000,
        collector: null,
        ...settings,
      });
      urls[of.name] = running.url;
      endings.unshift(async () => {
        await running.stop();
        await database.drop();
      });
      return { ...running, as: async (claims) => clientOf(running.url, await issuer.token(claims)) };
    },
    stop: async () => {
      await Promise.all(endings.map((end) => end()));
      await issuer.stop();
    },
  };
};
