/** Events that Kafka did not bring are fetched from the service that owns their stream. */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { FetchHole } from '@gemba/messaging/consumer/batch/batch.sql';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { serviceToken } from '../access/service-token.http.js';
import type { Config } from '../config/config.js';

/** A service that does not answer is asked again by whoever needs the events. */
const PATIENCE_MS = 5_000;
const MOST_ON_A_PAGE = 200;

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
