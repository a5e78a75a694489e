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

export const testIssuer = async (): Promise<TestIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ''}`;
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    token: ({ sub, ...claims }, more = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(url)
        .setSubject(sub)
        .setAudience(more.aud ?? 'gemba')
        .setExpirationTime(more.exp ?? '10 minutes')
        .sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
