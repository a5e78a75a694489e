/**
 * Runs departments for tests, as processes would: real database, real broker, real tokens, topics of their
 * own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKafka } from '@gemba/messaging/testing/sandbox.sql';
import type { Department } from '../runtime/department.js';
import type { Config } from '../config/config.js';
import type { RunningService } from '../start.module.js';
import { startWith } from '../start.module.js';
import { routesOf } from '../http/commands/routes.js';
import { SHARED_CODES } from '../spec/openapi/problems.js';
import { companyRefusals } from '../spec/openapi/refusals.process.js';
import { unlike } from '@gemba/contracts/conforming';
import { freshDatabase } from './database.sql.js';
import type { Claims, TestIssuer } from './issuer.http.js';
import { testIssuer } from './issuer.http.js';
import { checkWritten, isAt } from './written.http.js';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A caller with a token: `post('/v1/…', {…})` sends an Idempotency-Key of its own unless told. */
export type Client = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
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

const STATE = /^\/v1\/([\w-]+)(?:\/[^/?]+)?(?:\?.*)?$/;

const SHARED = new RegExp(SHARED_CODES);

/**
 * Nouns that only tests have describe no answers, and refuse with codes of their own.
 * @throws where a command is refused with a code that the interface does not say of it
 */
const checkRefusal = (of: Department, path: string, { status, body }: Answer): void => {
  const { code } = body;
  if (status < 400 || typeof code !== 'string' || SHARED.test(code)) return;
  const routes = of.deciders.filter(({ answers }) => answers !== undefined).flatMap(routesOf);
  const command = routes.find((route) => isAt(route.path, path))?.command ?? '';
  const known = companyRefusals()[of.name]?.[command];
  if (known && !known.includes(code))
    throw new Error(`${path} is refused with ${code}, which is not described.`);
};

/** @throws where a state, or one of a list of them, is not what the interface says of it */
const checkState = (of: Department, path: string, { status, body }: Answer): void => {
  const [, noun] = STATE.exec(path) ?? [];
  const as = of.deciders.find((each) => each.path === noun)?.answers?.as;
  if (!as || status !== 200) return;
  const states = Array.isArray(body.data) ? (body.data as object[]) : [body];
  const wrong = states.flatMap((state) => {
    const {
      id: _id,
      version: _version,
      site: _site,
      position: _position,
      ...shown
    } = state as Answer['body'];
    return unlike(as, shown);
  });
  if (wrong.length > 0) throw new Error(`${path} is answered otherwise than described: ${wrong.join('; ')}.`);
};

const clientOf = (of: Department, url: string, token: string): Client => {
  const authorization = `Bearer ${token}`;
  return {
    get: async (path, headers = {}) => {
      const answer = await answerOf(await fetch(`${url}${path}`, { headers: { authorization, ...headers } }));
      checkState(of, path, answer);
      checkWritten(of, ['get', path], answer);
      return answer;
    },
    post: async (path, body, headers = {}) => {
      const answer = await answerOf(
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
      );
      checkRefusal(of, path, answer);
      checkWritten(of, ['post', path], answer);
      return answer;
    },
  };
};

/** A company of its own on the shared engines of a test run; `stop` ends and removes all of it. */
export const testCompany = async (): Promise<TestCompany> => {
  const issuer = await testIssuer();
  const securityFolder = mkdtempSync(join(tmpdir(), 'gemba-security-'));
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
        kafka: testKafka(),
        issuer: issuer.url,
        audience: 'gemba',
        enterprise: 'gemba',
        founded: '1970-01-01',
        urls,
        client: { id: 'svc-test', secret: 'test' },
        logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
        topicPrefix,
        instance: null,
        program: null,
        commandsAtOnce: 2_000,
        sealsFolder: null,
        securityFolder,
        doorWord: null,
        collector: null,
        ...settings,
      });
      urls[of.name] = running.url;
      endings.unshift(async () => {
        await running.stop();
        await database.drop();
      });
      return { ...running, as: async (claims) => clientOf(of, running.url, await issuer.token(claims)) };
    },
    stop: async () => {
      await Promise.all(endings.map((end) => end()));
      await issuer.stop();
      rmSync(securityFolder, { recursive: true });
    },
  };
};
