/** Events that Kafka did not bring are fetched from the service that owns their stream. */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { FetchHole } from '@gemba/messaging/consumer/batch/batch.sql';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import type { Config } from '../config/config.js';

/** A service that does not answer is asked again by whoever needs the events. */
const PATIENCE_MS = 5_000;
const MOST_ON_A_PAGE = 200;

/**
 * How issuers are told for whom a token is: some know `audience`, others `resource` (RFC 8707), which must
 * be a URI.
 */
const targetOf = (audience: string): Record<string, string> =>
  URL.canParse(audience) ? { audience, resource: audience } : { audience };

type Token = { readonly value: string; readonly until: number };

/** Signs a service in at the issuer by its own credentials and renews the token before it ends. */
const serviceToken = ({ issuer, audience, client }: Config): (() => Promise<string>) => {
  let held: Token | undefined;
  return async () => {
    if (held && held.until > Date.now()) return held.value;
    if (!client)
      throw new InfrastructureError('Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET to fetch missing events.');
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

type Asked = { readonly streamId: string; readonly from: number; readonly to: number };

/** The events of a stream that its owner has; none where it does not know the stream. */
const askOwner = async (
  base: string,
  token: string,
  { streamId, from, to }: Asked,
): Promise<EventRecord[]> => {
  const limit = Math.min(MOST_ON_A_PAGE, to - from + 1);
  const range = `from=${String(from)}&limit=${String(limit)}`;
  const url = `${base}/v1/streams/${encodeURIComponent(streamId)}/events?${range}`;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.status === 404) return [];
  if (!answer.ok) throw new InfrastructureError(`${url} answered ${String(answer.status)}.`);
  const { data } = (await answer.json()) as { data: EventRecord[] };
  if (data.length < limit || from + data.length > to) return data;
  return [...data, ...(await askOwner(base, token, { streamId, from: from + data.length, to }))];
};

/**
 * Fetches versions `from` to `to` of a stream from the service that owns it; none where it has no such
 * stream.
 * @throws InfrastructureError while the owner cannot be reached
 */
export const holeFetcher = (config: Config): FetchHole => {
  const token = serviceToken(config);
  return async ({ service, streamId }, from, to) => {
    const base = config.urls[service];
    if (base === undefined) throw new InfrastructureError(`GEMBA_URLS does not say where ${service} is.`);
    return askOwner(base, await token(), { streamId, from, to });
  };
};
