/** A sign-in for tests: an OIDC issuer that lets its one person in without asking, by code with PKCE. */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Asked = Record<string, string>;
type Given = { nonce: string; challenge: string; client: string };

/** Adds the issuer's routes below `/issuer`; gives the check of its bearer tokens. */
export async function addIssuer(
  app: FastifyInstance,
  origin: () => string,
): Promise<(bearer: string) => boolean> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const codes = new Map<string, Given>();
  const tokens = new Set<string>();
  const issuer = () => `${origin()}/issuer`;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  app.get('/issuer/.well-known/openid-configuration', () => ({
    issuer: issuer(),
    authorization_endpoint: `${issuer()}/authorize`,
    token_endpoint: `${issuer()}/token`,
    jwks_uri: `${issuer()}/keys`,
    end_session_endpoint: `${issuer()}/sign-out`,
  }));
  app.get('/issuer/keys', async () => ({
    keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }],
  }));
  app.get('/issuer/authorize', (request, reply) => {
    const {
      redirect_uri = '',
      state = '',
      nonce = '',
      code_challenge: challenge = '',
      client_id: client = '',
    } = request.query as Asked;
    const code = randomUUID();
    codes.set(code, { nonce, challenge, client });
    return reply.redirect(`${redirect_uri}?${new URLSearchParams({ code, state }).toString()}`);
  });
  app.get('/issuer/sign-out', (request, reply) =>
    reply.redirect((request.query as Asked)['post_logout_redirect_uri'] ?? '/'),
  );
  app.post('/issuer/token', async (request, reply) => {
    const { code = '', code_verifier = '' } = request.body as Asked;
    const given = codes.get(code);
    const proof = createHash('sha256').update(code_verifier).digest('base64url');
    if (!given || given.challenge !== proof) return reply.code(400).send({ error: 'invalid_grant' });
    codes.delete(code);
    const token = randomUUID();
    tokens.add(token);
    const claims = {
      name: 'Claire Fontaine',
      roles: ['coo'],
      ...(given.nonce ? { nonce: given.nonce } : {}),
    };
    const idToken = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'test' });
    const signed = idToken
      .setIssuer(issuer())
      .setAudience(given.client)
      .setSubject('coo')
      .setIssuedAt()
      .setExpirationTime('1h');
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: await signed.sign(privateKey),
    };
  });
  return (bearer) => tokens.has(bearer.replace(/^Bearer /, ''));
}
