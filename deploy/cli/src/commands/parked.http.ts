/**
 * `gemba parked`: events that could not be applied wait for a person: list them, apply them again, give
 * one up.
 */
import { ask } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import { departments } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { Complaint, said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Parked = {
  readonly service: string;
  readonly consumer: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly reason: string;
  readonly parkedAt: string;
};

const parkedAt = async (company: Company, service: string): Promise<Parked[]> => {
  const { data } = await ask<{ data: readonly Omit<Parked, 'service'>[] }>(company, {
    service,
    path: '/v1/parked',
  });
  return data.map((each) => ({ service, ...each }));
};

const allParked = async (company: Company): Promise<Parked[]> =>
  (await Promise.all(departments(company).map((service) => parkedAt(company, service)))).flat();

export const listParked = async (company: Company): Promise<Said> => {
  const all = await allParked(company);
  const rows = all.map(({ service, consumer, streamId, version, type, reason, parkedAt: since }) => ({
    service,
    consumer,
    stream: streamId,
    version,
    event: type,
    since,
    reason,
  }));
  return said(all, tableOf(rows));
};

const queuesOf = async (company: Company, streamId: string): Promise<Parked[]> => {
  const found = (await allParked(company)).filter((each) => each.streamId === streamId);
  if (found.length > 0)
    return [...new Map(found.map((each) => [`${each.service} ${each.consumer}`, each])).values()];
  throw new Complaint(`Nothing of ${streamId} is parked; "gemba parked list" shows what is.`);
};

const pathOf = ({ consumer, streamId }: Parked): string =>
  `/v1/parked/${encodeURIComponent(consumer)}/${encodeURIComponent(streamId)}`;

type Replayed = { readonly applied: number; readonly remaining: number; readonly reason: string | null };

/** Applies a stream's parked events again, at every consumer that parked them. */
export const replay = async (company: Company, streamId: string): Promise<Said> => {
  const rows: (Replayed & { service: string; consumer: string })[] = [];
  for (const queue of await queuesOf(company, streamId)) {
    const { service, consumer } = queue;
    const outcome = await ask<Replayed>(company, { service, path: `${pathOf(queue)}/replay`, body: {} });
    rows.push({ service, consumer, ...outcome });
  }
  return said(
    rows,
    tableOf(rows),
    rows.every(({ remaining }) => remaining === 0),
  );
};

export type Eviction = { readonly streamId: string; readonly version: number; readonly reason: string };

/** Gives up one event, for good and on record; what waits behind it can then be replayed. */
export const evict = async (company: Company, { streamId, version, reason }: Eviction): Promise<Said> => {
  const all = (await allParked(company)).filter((it) => it.streamId === streamId && it.version === version);
  if (all.length === 0) throw new Complaint(`Version ${String(version)} of ${streamId} is not parked.`);
  for (const queue of all) {
    const path = `${pathOf(queue)}/${String(version)}/evict`;
    await ask(company, { service: queue.service, path, body: { reason } });
  }
  const rows = all.map(({ service, consumer, type }) => ({
    service,
    consumer,
    stream: streamId,
    version,
    event: type,
  }));
  return said(rows, tableOf(rows));
};
