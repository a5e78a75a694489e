/** A token issuer for tests: real keys, real discovery, real signatures, on a free port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export type Claims = {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
};

export type TestIssuer = {
  readonly url: string;
  /** A signed access token; `more` overrides registered claims, for example to forge an old one. */
  readonly token: (
    claims: Claims,
    more?: { readonly exp?: number; readonly aud?: string },
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Whoever signs in by client credentials. */
const SERVICE: Claims = { sub: 'svc-test', roles: ['service'], sites: ['*'] };

export const testIssuer = async (): Promise<TestIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const signed = (url: string, { sub, ...claims }: Claims): SignJWT =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setIssuer(url)
      .setSubject(sub)
      .setAudience('gemba')
      .setExpirationTime('10 minutes');
  const answerTo = async (path: string, url: string): Promise<object> => {
    if (path === '/jwks') return { keys: [jwk] };
    if (path !== '/token') return { issuer: url, jwks_uri: `${url}/jwks`, token_endpoint: `${url}/token` };
    return { access_token: await signed(url, SERVICE).sign(privateKey), expires_in: 600 };
  };
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ''}`;
    void answerTo(request.url ?? '', url).then((body) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    token: (claims, { aud = 'gemba', exp = '10 minutes' } = {}) =>
      signed(url, claims).setAudience(aud).setExpirationTime(exp).sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
