/** The snapshot that a company without any fault leaves behind after the story. */
import { caseOf, isInternal, streamOf, topicOf } from '../model/case.js';
import { add, decimal } from '../model/decimals.js';
import type { Decimal } from '../model/decimals.js';
import { booksOf } from '../model/ledger.js';
import type { JournalData } from '../model/shapes.js';
import type { Consumers, Fact, Log, Snapshot, StoredEvent, Topic } from '../model/snapshot.js';
import { movementsOf } from '../model/stock.js';
import { expectedFacts } from '../checks/views/expected.js';
import { CHECKS } from '../checks/all.js';
import { findingsOf } from '../model/finding.js';
import type { Mutable } from './telling.js';
import { told } from './story.js';

const SERVICES = ['supply-chain', 'production', 'finance'];
const CONSUMER = 'gemba-projection-views';

const logOf = (events: readonly StoredEvent[]): Log => ({ events, flaws: [], published: events.length });

/** All in one partition, each record once. */
const topicWith = (events: readonly StoredEvent[]): Topic => {
  const records = events
    .filter((event) => !isInternal(event))
    .map(({ eventId, streamId, version, position, type, hash, digest }, offset) => ({
      ...{ partition: 0, offset, key: streamId },
      event: { eventId, streamId, version, position, type, hash, digest },
    }));
  return { records, ends: [records.length] };
};

/** Two delays, of which the first one was recorded in a version that had no reason. */
const reasons: Readonly<Record<string, Fact['dimensions']>> = {
  'shipment-SH-1@4': { reason: 'other' },
  'shipment-SH-1@5': { reason: 'carrier' },
};

const factsOf = (event: StoredEvent): readonly Fact[] => {
  const { lines = [] } = event.data as Partial<JournalData>;
  return Array.from({ length: expectedFacts(event) ?? 0 }, (_, index) => {
    const line = event.type === 'JournalPosted' ? lines[index] : undefined;
    const value = line
      ? decimal(line.localDebit.amount).minus(decimal(line.localCredit.amount)).toFixed()
      : '1';
    return {
      ...{
        eventId: event.eventId,
        service: event.service,
        n: index + 1,
        measure: line ? `ledger/${line.account}` : event.type,
        value,
      },
      ...{ unit: 'C62', currency: null, groupValue: null, groupCurrency: null },
      ...{ site: event.meta.siteId ?? '', businessDate: event.meta.businessDate },
      ...{ streamId: event.streamId, version: event.version },
      dimensions: reasons[event.eventId] ?? {},
    };
  });
};

const rollUpsOf = (facts: readonly Fact[]): Snapshot['views']['rollUps'] => {
  const groups = Map.groupBy(facts, ({ measure, businessDate, site }) =>
    [measure, businessDate, site].join(' '),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { measure, businessDate, site, unit } = first;
    const sum = [first, ...others].reduce((total, { value }) => total.plus(decimal(value)), decimal('0'));
    return [
      {
        ...{ measure, businessDate, site, unit, currency: '', groupCurrency: '' },
        ...{ sum: sum.toFixed(), count: others.length + 1 },
      },
    ];
  });
};

const balancesOf = (events: readonly StoredEvent[]): ReadonlyMap<string, Decimal> => {
  const sums = new Map<string, Decimal>();
  for (const { lot, status, change } of events.flatMap(movementsOf)) add(sums, `${lot} ${status}`, change);
  return sums;
};

const rowsOf = (events: readonly StoredEvent[]): Snapshot['views']['rows'] => {
  const lots = [...balancesOf(events)].map(([place, value]) => {
    const [key = '', status = ''] = place.split(' ');
    return { table: 'lot-documents', key, row: { balances: { [status]: value.toFixed() } } };
  });
  const money = (amount: Decimal) => ({ amount: amount.toFixed(), currency: 'EUR' });
  const books = booksOf(events.filter(({ type }) => type === 'JournalPosted'));
  const accounts = [...books].map(([key, { debit, credit, group }]) => {
    const local = { debit: money(debit), credit: money(credit) };
    const row = { local, group: { debit: money(group), credit: money(decimal('0')) } };
    return { table: 'account-documents', key, row };
  });
  return [...lots, ...accounts];
};

/** Stock items as their service answers them. */
const statesOf = (events: readonly StoredEvent[]): Readonly<Record<string, unknown>> => {
  const streams = Map.groupBy(events, streamOf);
  const stock = [...streams].filter(([stream]) => stream.startsWith('supply-chain/stock-item-'));
  return Object.fromEntries(
    stock.map(([stream, own]) => {
      const balances = [...balancesOf(own)].map(([place, value]) => ({
        ...{ status: place.slice(place.indexOf(' ') + 1), quantity: value.toFixed() },
      }));
      return [stream, { version: own.length, lots: [{ lot: 'HOT', balances }], reservations: [] }];
    }),
  );
};

/** What a consumer keeps that hears its own service from the log, of which it heeds the first stream only. */
const followingItsLog = (events: readonly StoredEvent[]): Consumers => {
  const consumer = 'gemba-production-processes';
  const heard = events.filter(({ streamId }) => streamId === events[0]?.streamId);
  return {
    offsets: [{ consumer, topic: topicOf('production'), partition: -1, next: events.length + 1 }],
    streams: heard
      .slice(-1)
      .map(({ service, streamId, version }) => ({ consumer, service, streamId, version })),
    ...{ parked: [], evicted: [], deadlines: [] },
  };
};

export const healthy = (): Snapshot => {
  const { events, operations } = told();
  const ofService = (service: string) => events.filter((event) => event.service === service);
  const facts = events.flatMap(factsOf);
  const topics = Object.fromEntries(
    SERVICES.map((service) => [topicOf(service), topicWith(ofService(service))]),
  );
  const offsets = Object.entries(topics).map(([topic, { ends }]) => ({
    ...{ consumer: CONSUMER, topic, partition: 0 },
    next: ends[0] ?? 0,
  }));
  const heads = new Map(events.filter((event) => !isInternal(event)).map((e) => [streamOf(e), e]));
  const streams = [...heads.values()].map(({ service, streamId, version }) => ({
    ...{ consumer: CONSUMER, service, streamId, version },
  }));
  return {
    operations,
    injected: [],
    madeAnew: [],
    logs: Object.fromEntries(SERVICES.map((service) => [service, logOf(ofService(service))])),
    topics,
    consumers: {
      projection: { offsets, streams, parked: [], evicted: [], deadlines: [] },
      production: followingItsLog(ofService('production')),
    },
    views: {
      facts,
      rollUps: rollUpsOf(facts),
      rows: rowsOf(events),
      sources: Object.fromEntries(
        SERVICES.map((service) => [service, ofService(service).filter((event) => !isInternal(event)).length]),
      ),
    },
    answers: { states: statesOf(events), consistency: [{ id: 'inventory.lyon', ok: true, difference: '0' }] },
    readAt: '2026-03-02T12:00:00.000Z',
  };
};

export type Tampered = Mutable<Snapshot>;

/** Names of the checks that find something after the snapshot was tampered with. */
export const convictedBy = (tamper: (snapshot: Tampered) => void): readonly string[] => {
  // Through text, so that nothing is shared and a change is a change of one datum.
  const snapshot = JSON.parse(JSON.stringify(healthy())) as Tampered;
  tamper(snapshot);
  return [...new Set(findingsOf(CHECKS, caseOf(snapshot)).map(({ check }) => check))];
};
