/** A sign-in for tests: an OIDC issuer that lets its one person in without asking, by code with PKCE. */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Asked = Record<string, string>;
type Given = { nonce: string; challenge: string; client: string };

type Memory = { codes: Map<string, Given>; tokens: Set<string>; key: CryptoKey; issuer: () => string };

function describe(issuer: string): Record<string, string> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    end_session_endpoint: `${issuer}/sign-out`,
  };
}

/** Lets the person in at once and remembers what the code was given for. */
function authorize({ codes }: Memory, asked: Asked): string {
  const { redirect_uri = '', state = '', nonce = '', code_challenge = '', client_id = '' } = asked;
  const code = randomUUID();
  codes.set(code, { nonce, challenge: code_challenge, client: client_id });
  return `${redirect_uri}?${new URLSearchParams({ code, state }).toString()}`;
}

/** Takes a code once, if whoever brings it holds the secret behind its challenge. */
async function exchange(memory: Memory, { code = '', code_verifier = '' }: Asked): Promise<object | null> {
  const given = memory.codes.get(code);
  const proof = createHash('sha256').update(code_verifier).digest('base64url');
  if (given?.challenge !== proof) return null;
  memory.codes.delete(code);
  const token = randomUUID();
  memory.tokens.add(token);
  const claims = { name: 'Claire Fontaine', roles: ['coo'], ...(given.nonce ? { nonce: given.nonce } : {}) };
  const person = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'test' }).setSubject('coo');
  const limited = person.setIssuer(memory.issuer()).setAudience(given.client).setIssuedAt();
  const id_token = await limited.setExpirationTime('1h').sign(memory.key);
  return { access_token: token, token_type: 'Bearer', expires_in: 3600, id_token };
}

function readForms(app: FastifyInstance): void {
  const type = 'application/x-www-form-urlencoded';
  app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}

/** Adds the issuer's routes below `/issuer`; gives the check of its bearer tokens. */
export async function addIssuer(
  app: FastifyInstance,
  origin: () => string,
): Promise<(bearer: string) => boolean> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const issuer = () => `${origin()}/issuer`;
  const memory: Memory = { codes: new Map(), tokens: new Set(), key: privateKey, issuer };
  const keys = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }] };
  readForms(app);
  app.get('/issuer/.well-known/openid-configuration', () => describe(issuer()));
  app.get('/issuer/keys', () => keys);
  app.get('/issuer/authorize', ({ query }, reply) => reply.redirect(authorize(memory, query as Asked)));
  app.get('/issuer/sign-out', ({ query }, reply) =>
    reply.redirect((query as Asked).post_logout_redirect_uri ?? '/'),
  );
  app.post('/issuer/token', async ({ body }, reply) => {
    const answer = await exchange(memory, body as Asked);
    return answer ?? reply.code(400).send({ error: 'invalid_grant' });
  });
  return (bearer) => memory.tokens.has(bearer.replace(/^Bearer /, ''));
}
