/** Events that Kafka did not bring are fetched from the service that owns their stream. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import type { Config } from '../config/config.js';

type Token = { readonly value: string; readonly until: number };

/** Signs a service in at the issuer by its own credentials and renews the token before it ends. */
const serviceToken = ({ issuer, audience, client }: Config): (() => Promise<string>) => {
  let held: Token | undefined;
  return async () => {
    if (held && held.until > Date.now()) return held.value;
    if (!client)
      throw new InfrastructureError('Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET to fetch missing events.');
    const discovery = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { token_endpoint: endpoint } = (await discovery.json()) as { token_endpoint: string };
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience, audience }),
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

/**
 * Asks every service that is known for the stream, since a stream id does not say whose it is; null where it
 * is not.
 */
const askOne = async (url: string, token: string): Promise<EventRecord[] | null> => {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new InfrastructureError(`${url} answered ${String(answer.status)}.`);
  return ((await answer.json()) as { data: EventRecord[] }).data;
};

/**
 * Fetches versions `from` to `to` of a stream. @throws InfrastructureError while the owner cannot be reached.
 */
export const holeFetcher = (config: Config) => {
  const token = serviceToken(config);
  return async (streamId: string, from: number, to: number): Promise<readonly EventRecord[]> => {
    const range = `from=${String(from)}&limit=${String(to - from + 1)}`;
    const query = `v1/streams/${encodeURIComponent(streamId)}/events?${range}`;
    for (const base of Object.values(config.urls)) {
      const found = await askOne(`${base}/${query}`, await token());
      if (found && found.length > 0) return found;
    }
    throw new InfrastructureError(`No service has version ${String(from)} of ${streamId}.`);
  };
};
