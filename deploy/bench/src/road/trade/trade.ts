/**
 * Any number of events as the product says them: full envelopes, many streams of their own, some hot ones.
 * The same amount is always the same events.
 */
import { sealOf } from '@gemba/event-store/log/chain';
import { createHash } from 'node:crypto';
import type { EventRecord } from '@gemba/contracts/envelope';
import { speakerOf } from '@gemba/contracts/events/company';
import { booking } from './booking.js';
import { making, storing } from './making.js';
import type { Order, Said } from './said.js';
import { orderOf } from './said.js';
import { selling, shipping } from './selling.js';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One order from placed to paid. */
const storyOf = (order: Order): readonly Said[] => [
  ...selling(order),
  ...making(order),
  ...storing(order),
  ...shipping(order),
  ...booking(order),
];

const EVENTS_PER_ORDER = storyOf(orderOf(1)).length;

type Place = { readonly version: number; readonly position: number; readonly prevHash: string };

const timeOf = (day: string, second: number, millisecond: number): string =>
  `${day}T${new Date(second * 1000 + millisecond).toISOString().slice(11)}`;

const idOf = (hash: string): string =>
  hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5');

const record = (said: Said, order: Order, { version, position, prevHash }: Place): EventRecord => {
  const mark = sha(`${said.streamId}@${String(version)}`);
  const [eventId, commandId] = [idOf(mark), idOf(sha(mark))];
  const second = (position * 7) % 86_000;
  const event = {
    position,
    streamId: said.streamId,
    version,
    eventId,
    type: `${speakerOf.get(said.type) ?? ''}.${said.type}`,
    schemaVersion: 1,
    occurredAt: timeOf(order.day, second, position % 1000),
    recordedAt: timeOf(order.day, second + 1, (position * 3) % 1000),
    meta: {
      enterpriseId: 'acme',
      companyId: `company-${order.site}`,
      siteId: order.site,
      siteTimeZone: order.site === 'gdansk' ? 'Europe/Warsaw' : 'Europe/Paris',
      businessDate: order.day,
      actor: { kind: 'person' as const, id: `p-${String(order.number % 30)}` },
      authority: { level: 'site' as const, rightId: 'orders.handle', policyVersion: 3 },
      correlationId: commandId,
      causationId: eventId,
      commandId,
      traceparent: `00-${mark.slice(0, 32)}-${mark.slice(32, 48)}-01`,
    },
    data: said.data,
    prevHash,
  };
  const sealed = { ...event, meta: JSON.stringify(event.meta), data: JSON.stringify(event.data) };
  return { ...event, hash: sealOf(sealed, prevHash) };
};

/** What is new in the log of one service, how long it is, and the last event of each stream in it. */
type Log = { events: EventRecord[]; length: number; readonly last: Map<string, EventRecord> };

const add = (log: Log, said: Said, order: Order): void => {
  const before = log.last.get(said.streamId);
  const prevHash = before?.hash ?? '0'.repeat(64);
  log.length += 1;
  const place = { version: (before?.version ?? 0) + 1, position: log.length, prevHash };
  const event = record(said, order, place);
  log.events.push(event);
  log.last.set(said.streamId, event);
};

export type Trade = ReadonlyMap<string, readonly EventRecord[]>;

const tell = (logs: Map<string, Log>, order: Order): void => {
  for (const said of storyOf(order)) {
    const service = speakerOf.get(said.type) ?? '';
    const log = logs.get(service) ?? { events: [], length: 0, last: new Map<string, EventRecord>() };
    logs.set(service, log);
    add(log, said, order);
  }
};

/** Events of whole orders, at least so many, some orders at a time; positions are gapless in each service. */
export function* tradeInParts(atLeast: number, ordersInPart: number): Generator<Trade> {
  const logs = new Map<string, Log>();
  const orders = Math.ceil(atLeast / EVENTS_PER_ORDER);
  for (let number = 1; number <= orders; number += 1) {
    tell(logs, orderOf(number));
    if (number % ordersInPart !== 0 && number !== orders) continue;
    yield new Map([...logs].map(([service, { events }]) => [service, events]));
    for (const log of logs.values()) log.events = [];
  }
}

/** All of it at once, by service. */
export const trade = (atLeast: number): Trade => tradeInParts(atLeast, Infinity).next().value as Trade;
