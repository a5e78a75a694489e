/** The token of a service of its own, for what it asks and tells other services. */
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import type { Config } from '../config/config.js';

/** An issuer that does not answer is asked again by whoever needs the token. */
const PATIENCE_MS = 5_000;

/**
 * How issuers are told for whom a token is: some know `audience`, others `resource` (RFC 8707), which must
 * be a URI.
 */
const targetOf = (audience: string): Record<string, string> =>
  URL.canParse(audience) ? { audience, resource: audience } : { audience };

type Token = { readonly value: string; readonly until: number };

/** Signs a service in at the issuer by its own credentials and renews the token before it ends. */
export const serviceToken = ({ issuer, audience, client }: Config): (() => Promise<string>) => {
  let held: Token | undefined;
  return async () => {
    if (held && held.until > Date.now()) return held.value;
    if (!client)
      throw new InfrastructureError('Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET to speak to other services.');
    const discovery = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { token_endpoint: endpoint } = (await discovery.json()) as { token_endpoint: string };
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...targetOf(audience) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok)
      throw new InfrastructureError(`The issuer answered ${String(answer.status)} to ${client.id}.`);
    const { access_token: value, expires_in: seconds } = (await answer.json()) as {
      access_token: string;
      expires_in: number;
    };
    held = { value, until: Date.now() + (seconds - 30) * 1000 };
    return value;
  };
};
