/** `gemba events tail` and `gemba streams show`: what was recorded, as it is recorded. */
import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '@gemba/contracts/envelope';
import { ask, exchange } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import { departments } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { Complaint, said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Page = { readonly data: readonly EventRecord[]; readonly hasMore: boolean };

const LOOK_MS = 500;
const PAGE = 200;

export type Tail = {
  readonly service?: string | undefined;
  readonly limit: number;
};

const lineOf = ({ recordedAt, type, streamId, version, meta }: EventRecord) => ({
  recorded: recordedAt,
  event: type,
  stream: streamId,
  version,
  site: meta.siteId,
  actor: `${meta.actor.kind}:${meta.actor.id}`,
});

const byTime = (a: EventRecord, b: EventRecord): number => (a.recordedAt < b.recordedAt ? -1 : 1);

const newest = async (company: Company, service: string, limit: number): Promise<readonly EventRecord[]> =>
  (await ask<Page>(company, { service, path: `/v1/log?tail=yes&limit=${String(limit)}` })).data;

const concerned = (company: Company, { service }: Tail): string[] =>
  service === undefined ? departments(company) : [service];

/** The newest events of one service or of all, oldest first. */
export const tail = async (company: Company, asked: Tail): Promise<Said> => {
  const services = concerned(company, asked);
  const lists = await Promise.all(services.map((service) => newest(company, service, asked.limit)));
  const events = lists.flat().toSorted(byTime).slice(-asked.limit);
  return said(events, tableOf(events.map(lineOf)));
};

/** One line per event, as it comes. */
export const followedLine = (event: EventRecord): string => {
  const { recorded, event: type, stream, version, site, actor } = lineOf(event);
  return `${recorded}  ${type}  ${stream} v${String(version)}  ${site ?? '–'}  ${actor}`;
};

/** Goes on with the events of one service after a position, until the caller stops asking. */
async function* after(company: Company, service: string, begin: number): AsyncGenerator<EventRecord> {
  let position = begin;
  for (;;) {
    const path = `/v1/log?after=${String(position)}&limit=${String(PAGE)}`;
    const { data } = await ask<Page>(company, { service, path });
    yield* data;
    position = data.at(-1)?.position ?? position;
    if (data.length < PAGE) await pause(LOOK_MS);
  }
}

/** Tells every new event from now on; ends only with an error or the signal. */
export const follow = async (
  company: Company,
  asked: Tail,
  { tell, signal }: { readonly tell: (event: EventRecord) => void; readonly signal: AbortSignal },
): Promise<void> => {
  const one = async (service: string): Promise<void> => {
    const [last] = await newest(company, service, 1);
    for await (const event of after(company, service, last?.position ?? 0)) {
      if (signal.aborted) return;
      tell(event);
    }
  };
  await Promise.all(concerned(company, asked).map(one));
};

const streamAt = async (
  company: Company,
  service: string,
  streamId: string,
): Promise<EventRecord[] | null> => {
  const events: EventRecord[] = [];
  for (;;) {
    const from = String(events.length + 1);
    const path = `/v1/streams/${encodeURIComponent(streamId)}/events?from=${from}&limit=${String(PAGE)}`;
    const { status, body } = await exchange<Page>(company, { service, path });
    if (status !== 200) return null;
    events.push(...body.data);
    if (!body.hasMore) return events;
  }
};

/** All events of a stream with their data, from whichever service owns it. */
export const showStream = async (company: Company, streamId: string): Promise<Said> => {
  const found = await Promise.all(
    departments(company).map((service) => streamAt(company, service, streamId)),
  );
  const events = found.find((each) => each !== null);
  if (!events) throw new Complaint(`No service has the stream ${streamId}.`);
  const text = events.map((event) => `${followedLine(event)}\n    ${JSON.stringify(event.data)}`).join('\n');
  return said(events, text);
};
