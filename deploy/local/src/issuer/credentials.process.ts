/**
 * The secrets of the local issuer: made at the first start, kept in the state folder, readable by its
 * owner only.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { confidentialClients, personas } from './personas.js';

export type Credentials = {
  /** Secret per client id. */
  readonly clients: Readonly<Record<string, string>>;
  /** Password per persona id. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Private signing key. */
  readonly keys: readonly JWK[];
  readonly cookieKeys: readonly string[];
  /** The word by which services know the dashboard's door. */
  readonly door: string;
};

/** Reads them, and adds what this version of Gemba needs beyond what an earlier one made. */
export async function loadCredentials(state: string): Promise<Credentials> {
  const file = join(state, 'credentials.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Credentials>) : {};
  const credentials: Credentials = {
    clients: completed(known.clients, [...confidentialClients.keys()], secret),
    passwords: completed(
      known.passwords,
      personas.map(({ id }) => id),
      password,
    ),
    keys: known.keys ?? [await signingKey()],
    cookieKeys: known.cookieKeys ?? [secret()],
    door: known.door ?? secret(),
  };
  const text = JSON.stringify(credentials, undefined, 2);
  const beside = `${file}.${String(process.pid)}`;
  writeFileSync(beside, text, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
  return credentials;
}

function completed(
  known: Readonly<Record<string, string>> | undefined,
  ids: readonly string[],
  make: () => string,
): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, known?.[id] ?? make()]));
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Twelve characters (58 bits) in groups of four, none of which is mistaken for another when typed from the
 * screen.
 */
function password(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    ...(await exportJWK(privateKey)),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('base64url'),
  };
}
