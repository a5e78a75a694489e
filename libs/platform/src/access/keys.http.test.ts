/** An identity provider that is away, or takes a connection and says nothing, holds nobody up for long. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../http/problems/problem.js';
import { testIssuer } from '../testing/issuer.http.js';
import { tokenCheck } from './guard.http.js';

const CLAIMS = { sub: 'ana', roles: ['coo'], sites: ['*'] };
const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

/** Counts who comes, and answers nobody. */
const silent = async () => {
  let asked = 0;
  const server = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked: () => asked,
  };
};

const issuing = async () => {
  const issuer = await testIssuer();
  let open = true;
  const stop = async () => {
    if (open) await issuer.stop();
    open = false;
  };
  endings.push(stop);
  return { ...issuer, stop };
};

describe('an identity provider', () => {
  it('P20: that accepts and never answers fails requests after a bounded time, asked once', async () => {
    const provider = await silent();
    const { token } = await issuing();
    const check = tokenCheck({ issuer: provider.url, audience: 'gemba' }, { patienceMs: 200 });
    const signed = await token(CLAIMS);
    const began = performance.now();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => check(signed)));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(provider.asked()).toBe(1);
    for (const answer of answers) {
      const { reason } = answer as { reason: Problem };
      expect(reason).toBeInstanceOf(Problem);
      const more = { headers: { 'Retry-After': '1' } };
      expect(reason).toMatchObject({ status: 503, code: 'ACC-ISSUER', more });
    }
  });

  it('P20: that has gone leaves its known keys in use', async () => {
    const issuer = await issuing();
    const check = tokenCheck({ issuer: issuer.url, audience: 'gemba' }, { patienceMs: 200, ageMs: 0 });
    const [first, second] = [await issuer.token(CLAIMS), await issuer.token({ ...CLAIMS, sub: 'bo' })];
    await expect(check(first)).resolves.toMatchObject({ id: 'ana' });
    await issuer.stop();
    await expect(check(second)).resolves.toMatchObject({ id: 'bo' });
  });
});
