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
  /** Where the consumer runs. */
  readonly at: string;
  readonly consumer: string;
  /** The service that owns the stream. */
  readonly service: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly reason: string;
  readonly parkedAt: string;
};

const parkedAt = async (company: Company, service: string): Promise<Parked[]> => {
  const { data } = await ask<{ data: readonly Omit<Parked, 'at'>[] }>(company, {
    service,
    path: '/v1/parked',
  });
  return data.map((each) => ({ at: service, ...each }));
};

const allParked = async (company: Company): Promise<Parked[]> =>
  (await Promise.all(departments(company).map((service) => parkedAt(company, service)))).flat();

export const listParked = async (company: Company): Promise<Said> => {
  const all = await allParked(company);
  const rows = all.map(({ at, consumer, version, type, reason, parkedAt: since, ...of }) => ({
    service: at,
    consumer,
    stream: nameOf(of),
    version,
    event: type,
    since,
    reason,
  }));
  return said(all, tableOf(rows));
};

/** `finance/journal-J9`: two services may carry one stream id. */
const nameOf = ({ service, streamId }: Pick<Parked, 'service' | 'streamId'>): string =>
  `${service}/${streamId}`;

const queuesOf = async (company: Company, stream: string): Promise<Parked[]> => {
  const found = (await allParked(company)).filter((each) => nameOf(each) === stream);
  if (found.length > 0)
    return [...new Map(found.map((each) => [`${each.at} ${each.consumer}`, each])).values()];
  throw new Complaint(`Nothing of ${stream} is parked; "gemba parked list" shows what is.`);
};

const pathOf = ({ consumer, service, streamId }: Parked): string =>
  `/v1/parked/${[consumer, service, streamId].map(encodeURIComponent).join('/')}`;

type Replayed = { readonly applied: number; readonly remaining: number; readonly reason: string | null };

/** Applies a stream's parked events again, at every consumer that parked them. */
export const replay = async (company: Company, stream: string): Promise<Said> => {
  const rows: (Replayed & { service: string; consumer: string })[] = [];
  for (const queue of await queuesOf(company, stream)) {
    const { at: service, consumer } = queue;
    const outcome = await ask<Replayed>(company, { service, path: `${pathOf(queue)}/replay`, body: {} });
    rows.push({ service, consumer, ...outcome });
  }
  return said(
    rows,
    tableOf(rows),
    rows.every(({ remaining }) => remaining === 0),
  );
};

export type Eviction = { readonly stream: string; readonly version: number; readonly reason: string };

/** Gives up one event, for good and on record; what waits behind it can then be replayed. */
export const evict = async (company: Company, { stream, version, reason }: Eviction): Promise<Said> => {
  const all = (await allParked(company)).filter((it) => nameOf(it) === stream && it.version === version);
  if (all.length === 0) throw new Complaint(`Version ${String(version)} of ${stream} is not parked.`);
  for (const queue of all) {
    const path = `${pathOf(queue)}/${String(version)}/evict`;
    await ask(company, { service: queue.at, path, body: { reason } });
  }
  const rows = all.map(({ at, consumer, type }) => ({
    service: at,
    consumer,
    stream,
    version,
    event: type,
  }));
  return said(rows, tableOf(rows));
};
