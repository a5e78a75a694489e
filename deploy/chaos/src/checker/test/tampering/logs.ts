/**
 * What is wrong with logs, topics and consumers: gaps, disorder, broken seals, lag, parked and repeated
 * events.
 */
import type { Tampered } from '../healthy.js';
import type { Tampering } from './tampering.js';
import { consumersOf, eventOf, logOf, repeat, topicOf } from './tampering.js';

const park = (snapshot: Tampered, streamId: string, version: number): void => {
  const where = { topic: 'gemba.supply-chain', partition: 0, offset: 0 };
  consumersOf(snapshot).parked.push({
    ...{ consumer: 'gemba-projection-views', service: 'supply-chain', streamId, version },
    ...{ ...where, reason: 'It cannot be applied.' },
  });
};

export const OF_LOGS: readonly Tampering[] = [
  {
    check: 'log-positions',
    tamper: (snapshot) => {
      logOf(snapshot, 'finance').events.shift();
    },
  },
  {
    check: 'stream-versions',
    tamper: (snapshot) => {
      eventOf(snapshot, 'ShipmentDespatched').version += 1;
    },
  },
  {
    check: 'event-ids-unique',
    tamper: (snapshot) => {
      eventOf(snapshot, 'ShipmentDespatched').eventId = eventOf(snapshot, 'ShipmentPlanned').eventId;
    },
  },
  {
    check: 'chains-verify',
    tamper: (snapshot) => {
      const flaw = { streamId: 'shipment-SH-1', version: 2, flaw: 'its hash is not that of its content' };
      logOf(snapshot, 'supply-chain').flaws.push(flaw);
    },
  },
  {
    check: 'log-in-kafka',
    tamper: (snapshot) => {
      topicOf(snapshot, 'finance').records.splice(3, 1);
    },
  },
  {
    check: 'kafka-in-log',
    tamper: (snapshot) => {
      const event = topicOf(snapshot, 'finance').records[2]?.event;
      if (event) event.digest = 'of something else';
    },
  },
  {
    check: 'kafka-order',
    tamper: (snapshot) => {
      const [planned, later] = topicOf(snapshot, 'supply-chain').records.filter(
        ({ key }) => key === 'shipment-SH-1',
      );
      if (planned && later) [planned.event, later.event] = [later.event, planned.event];
    },
  },
  {
    check: 'relay-lag-zero',
    tamper: (snapshot) => {
      logOf(snapshot, 'production').published = 1;
    },
  },
  {
    check: 'consumer-lag-zero',
    tamper: (snapshot) => {
      const [first] = consumersOf(snapshot).offsets;
      if (first) first.next -= 1;
    },
  },
  {
    check: 'consumer-lag-zero',
    tamper: (snapshot) => {
      const [first] = consumersOf(snapshot, 'production').offsets;
      if (first) first.next -= 1;
    },
  },
  {
    check: 'consumed-accounted',
    tamper: (snapshot) => {
      const [first] = consumersOf(snapshot, 'production').streams;
      if (first) first.version += 10;
    },
  },
  {
    check: 'consumed-accounted',
    tamper: (snapshot) => {
      const [first] = consumersOf(snapshot).streams;
      if (first) first.version -= 1;
    },
  },
  {
    check: 'nothing-parked',
    tamper: (snapshot) => {
      park(snapshot, 'unknown-1', 1);
    },
  },
  {
    check: 'unreadable-parked',
    tamper: (snapshot) => {
      const { records, ends } = topicOf(snapshot, 'production');
      records.push({ partition: 0, offset: ends[0] ?? 0, key: 'x', event: null });
    },
  },
  {
    check: 'parked-not-overtaken',
    tamper: (snapshot) => {
      park(snapshot, 'purchase-order-PO-1', 1);
    },
  },
  {
    check: 'timers-fire-once',
    tamper: (snapshot) => {
      repeat(snapshot, 'Remembered');
    },
  },
  {
    check: 'no-deadline-left',
    tamper: (snapshot) => {
      const deadline = { process: 'waiting', about: 'SO-1', at: '2026-03-02T09:00:00.000Z' };
      consumersOf(snapshot).deadlines.push(deadline);
    },
  },
];
