/** The keys of the token issuer: found once, kept while it is away, and never waited for without end. */
import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet } from 'jose';

/** An issuer that takes longer for a few hundred bytes is away, for whoever waits for an answer. */
const PATIENCE_MS = 3_000;
/** Keys of that age are asked for again beside the work; those that are known go on being used meanwhile. */
const AGE_MS = 600_000;
const COOLDOWN_MS = 1_000;

export type IssuerPatience = { readonly patienceMs?: number; readonly ageMs?: number };

/** One at a time, whoever asks; a failure is not remembered. */
const shared = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let underWay: Promise<T> | undefined;
  return () =>
    (underWay ??= work().finally(() => {
      underWay = undefined;
    }));
};

const discover = async (issuer: string, patienceMs: number): Promise<URL> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`Discovery answered ${String(answer.status)}.`);
  const { jwks_uri: uri } = (await answer.json()) as { jwks_uri: string };
  return new URL(uri);
};

type Keys = JWTVerifyGetKey & { readonly reload: () => Promise<void> };

/**
 * Finds the issuer's keys by discovery, once it answers. @throws what `fetch` throws, after `patienceMs` at
 * the latest.
 */
export const keysOf = (
  issuer: string,
  { patienceMs = PATIENCE_MS, ageMs = AGE_MS }: IssuerPatience = {},
): (() => Promise<JWTVerifyGetKey>) => {
  let keys: Keys | undefined;
  let asked = 0;
  const find = shared(async () => {
    const uri = await discover(issuer, patienceMs);
    // Without an end of their own: what is known serves until something newer is there.
    const found = createRemoteJWKSet(uri, {
      cooldownDuration: COOLDOWN_MS,
      timeoutDuration: patienceMs,
      cacheMaxAge: Infinity,
    });
    await found.reload();
    asked = Date.now();
    return found;
  });
  const renew = (known: Keys): void => {
    if (Date.now() - asked < ageMs) return;
    asked = Date.now();
    known.reload().catch(() => {
      // Asked again a little later; until then the known keys serve.
      asked = Date.now() - ageMs + Math.min(ageMs, 10 * COOLDOWN_MS);
    });
  };
  return async () => {
    if (keys) renew(keys);
    else keys = await find();
    return keys;
  };
};
