/** Signs in the ways a browser, a service and a script do, and checks the tokens as a service would. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { SecurityEvent } from '@gemba/platform/observe/security/security-event';
import { freePorts } from '../engines/ports.process.js';
import { loadCredentials, type Credentials } from './credentials.process.js';
import { startIssuer } from './issuer.http.js';
import { openStore } from './store.process.js';

const dashboard = 'http://127.0.0.1:4000';
let state: string;
let credentials: Credentials;
let server: Server;
let issuer: string;
let now = Date.now();
const noted: SecurityEvent[] = [];

const plan = () => ({
  issuer,
  dashboards: [dashboard],
  credentials,
  store: openStore(join(state, 'sign-ins.json')),
  security: { note: (event: SecurityEvent) => noted.push(event), close: () => Promise.resolve() },
  now: () => now,
});

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'gemba-issuer-'));
  credentials = await loadCredentials(state);
  const [port = 0] = await freePorts(1);
  issuer = `http://127.0.0.1:${String(port)}`;
  server = await startIssuer(plan(), port);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(state, { recursive: true });
});

type TokenAnswer = { access_token: string; refresh_token?: string; id_token?: string; expires_in: number };

async function token(fields: Record<string, string>, secretOf?: string): Promise<Response> {
  const basic =
    secretOf && Buffer.from(`${secretOf}:${credentials.clients[secretOf] ?? ''}`).toString('base64');
  return fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: basic ? { authorization: `Basic ${basic}` } : { origin: dashboard },
  });
}

async function verified(accessToken: string) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return (
    await jwtVerify(accessToken, keys, { issuer, audience: 'gemba', algorithms: ['ES256'], typ: 'at+jwt' })
  ).payload;
}

/** A browser with nothing but cookies, which stops where it would leave the issuer. */
function browser() {
  const cookies = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, issuer), { ...init, headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const follow = async (response: Response): Promise<string> => {
    const target = response.headers.get('location') ?? '';
    return target.startsWith(dashboard) || target.includes('/sign-in/')
      ? target
      : follow(await visit(target));
  };
  return { visit, follow };
}

function authorization(verifier: string): string {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    client_id: 'dashboard',
    response_type: 'code',
    scope: 'openid offline_access gemba',
    redirect_uri: `${dashboard}/signed-in`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'back-to-lyon',
  });
  return `/auth?${query.toString()}`;
}

describe('the issuer', () => {
  it('describes itself, with no way but asymmetric signatures', async () => {
    const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >;
    expect(found.issuer).toBe(issuer);
    expect(found.code_challenge_methods_supported).toEqual(['S256']);
    expect(found.id_token_signing_alg_values_supported).toEqual(['ES256']);
  });

  it('gives a service a token of its own, which ends within the hour', async () => {
    const answer = await token({ grant_type: 'client_credentials', scope: 'gemba' }, 'svc-finance');
    const payload = await verified(((await answer.json()) as TokenAnswer).access_token);
    expect(payload).toMatchObject({ sub: 'svc-finance', kind: 'system', roles: ['service'], sites: ['*'] });
    expect(payload.exp! - payload.iat!).toBe(3600);
  });

  it('lets a script act as a persona', async () => {
    const answer = await token({ grant_type: 'client_credentials' }, 'persona-manager-lyon');
    const payload = await verified(((await answer.json()) as TokenAnswer).access_token);
    expect(payload).toMatchObject({
      sub: 'manager-lyon',
      kind: 'person',
      roles: ['site-manager'],
      sites: ['lyon'],
    });
  });

  it('refuses a wrong secret and a code flow without proof of possession', async () => {
    const wrong = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { authorization: `Basic ${Buffer.from('generator:guess').toString('base64')}` },
    });
    expect(wrong.status).toBe(401);
    const bare = new URL(authorization('x'), issuer);
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    const target = (await browser().visit(bare.href)).headers.get('location') ?? '';
    expect(new URL(target).searchParams.get('error')).toBe('invalid_request');
  });

  it('refuses production', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      await expect(startIssuer(plan(), 0)).rejects.toThrow('OIDC_ISSUER');
    } finally {
      process.env.NODE_ENV = before;
    }
  });
});

describe('signing in to the dashboard', () => {
  it('asks who you are, refuses a wrong password, and returns to the dashboard with a code', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const { visit, follow } = browser();
    const signIn = await follow(await visit(authorization(verifier)));
    const form = await (await visit(signIn)).text();
    expect(form).toContain('Claire Fontaine');
    const send = (password: string) =>
      visit(signIn, { method: 'POST', body: new URLSearchParams({ persona: 'coo', password }) });

    const refused = await send('wrong');
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('role="alert"');

    const back = new URL(await follow(await send(credentials.passwords.coo!)));
    expect(back.href).toMatch(`${dashboard}/signed-in?`);
    expect(back.searchParams.get('state')).toBe('back-to-lyon');

    const answer = (await (
      await token({
        grant_type: 'authorization_code',
        client_id: 'dashboard',
        code: back.searchParams.get('code')!,
        code_verifier: verifier,
        redirect_uri: `${dashboard}/signed-in`,
      })
    ).json()) as TokenAnswer;
    const who = { sub: 'coo', name: 'Claire Fontaine', roles: ['coo', 'admin'], sites: ['*'] };
    expect(await verified(answer.access_token)).toMatchObject(who);

    const renewed = (await (
      await token({
        grant_type: 'refresh_token',
        client_id: 'dashboard',
        refresh_token: answer.refresh_token!,
      })
    ).json()) as TokenAnswer;
    expect(await verified(renewed.access_token)).toMatchObject(who);
    expect(renewed.refresh_token).not.toBe(answer.refresh_token);
  });

  it('P42: slows wrong passwords down, and lets the right one in after the wait', async () => {
    const { visit, follow } = browser();
    const signIn = await follow(await visit(authorization(randomBytes(32).toString('base64url'))));
    const persona = 'manager-lyon';
    const send = (password: string) =>
      visit(signIn, { method: 'POST', body: new URLSearchParams({ persona, password }) });
    now += 3_600_000;
    noted.length = 0;
    const answers: Response[] = [];
    for (let guesses = 0; guesses < 25; guesses += 1) answers.push(await send(`guess-${String(guesses)}`));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([...Array<number>(4).fill(401), ...Array<number>(21).fill(429)]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1');
    expect((await send(credentials.passwords[persona]!)).status).toBe(429);
    now += 1000;
    expect((await send('guess-26')).status).toBe(401);
    expect((await send('guess-27')).headers.get('retry-after')).toBe('2');
    now += 2000;
    expect((await send(credentials.passwords[persona]!)).status).toBe(303);
    expect(noted.map(({ event }) => event)).toEqual([
      ...Array<string>(4).fill('sign-in-refused'),
      ...Array<string>(22).fill('sign-in-slowed'),
      ...['sign-in-refused', 'sign-in-slowed', 'sign-in'],
    ]);
    expect(noted[0]).toMatchObject({ who: persona, what: 'POST /sign-in', from: { peer: '127.0.0.1' } });
    expect(noted[0]?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(noted)).not.toMatch(/guess|[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/);
  });

  it('P42: notes programs that sign in with their secret, and those that could not', async () => {
    noted.length = 0;
    await token({ grant_type: 'client_credentials', scope: 'gemba' }, 'svc-finance');
    const authorization = `Basic ${Buffer.from('generator:guess').toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    await fetch(`${issuer}/token`, { method: 'POST', body, headers: { authorization } });
    expect(noted.map(({ event, who, status }) => [event, who, status])).toEqual([
      ['sign-in', 'svc-finance', 200],
      ['sign-in-refused', 'generator', 401],
    ]);
  });

  it('lets the dashboard ask from the browser, and no other page', async () => {
    const ask = (origin: string) =>
      fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({
          client_id: 'dashboard',
          grant_type: 'refresh_token',
          refresh_token: 'x',
        }),
      });
    expect((await ask(dashboard)).headers.get('access-control-allow-origin')).toBe(dashboard);
    expect((await ask('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the secrets', () => {
  it('are kept, and readable by their owner only', async () => {
    expect(await loadCredentials(state)).toEqual(credentials);
    expect(statSync(join(state, 'credentials.json')).mode & 0o777).toBe(0o600);
  });
});
