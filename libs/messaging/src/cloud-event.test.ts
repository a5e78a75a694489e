/** The wire form is CloudEvents 1.0 in binary mode, loses nothing, and tells what is wrong with a bad one. */
import { describe, expect, it } from '@jest/globals';
import type { EventRecord } from '@gemba/contracts/envelope';
import { fromMessage, toMessage, type ReceivedMessage } from './cloud-event.js';

const hash = 'ab'.repeat(32);

const reported: EventRecord = {
  position: 42,
  streamId: 'production-order-01JABC',
  version: 3,
  eventId: '0195f0a0-0000-7000-8000-000000000001',
  type: 'production.QuantityReported',
  schemaVersion: 1,
  occurredAt: '2026-03-01T08:00:00.000Z',
  recordedAt: '2026-03-01T08:00:01.250Z',
  meta: {
    enterpriseId: 'acme',
    companyId: 'acme-fr',
    siteId: 'lyon',
    siteTimeZone: 'Europe/Paris',
    businessDate: '2026-03-01',
    actor: { kind: 'person', id: 'p:17' },
    authority: { level: 'site', rightId: 'production.report', policyVersion: 3 },
    correlationId: 'corr',
    causationId: 'cause',
    commandId: 'cmd',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  },
  data: { good: { value: '12.500', unit: 'KGM' }, note: 'Früh ☀', nested: [null, 1, { a: false }] },
  prevHash: '0'.repeat(64),
  hash,
};

const { traceparent: _none, ...untraced } = reported.meta;
const enterprise: EventRecord = {
  ...reported,
  type: 'supply-chain.PolicyChanged',
  meta: { ...untraced, siteId: null, companyId: null, actor: { kind: 'system', id: 'demo' } },
};

/** As a broker hands it out: bytes for every string. */
function received(event: EventRecord, change: Record<string, string | undefined> = {}): ReceivedMessage {
  const { key, value, headers } = toMessage(event);
  const changed = Object.entries({ ...headers, ...change }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, Buffer.from(text)] as const],
  );
  return { key: Buffer.from(key), value, headers: Object.fromEntries(changed) };
}

const reasonOf = (message: ReceivedMessage): string => {
  const decoded = fromMessage(message);
  return decoded.ok ? 'readable' : decoded.reason;
};

describe('an event on the wire', () => {
  it('carries the attributes of CloudEvents, each as text under its prefixed name', () => {
    const { key, value, headers } = toMessage(reported);
    expect(key).toBe('production-order-01JABC');
    expect(JSON.parse(value.toString('utf8'))).toEqual(reported.data);
    expect(headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: '0195f0a0-0000-7000-8000-000000000001',
      ce_type: 'gemba.production.QuantityReported.v1',
      ce_source: '/sites/lyon/production',
      ce_subject: 'production-order-01JABC',
      ce_time: '2026-03-01T08:00:00.000Z',
      ce_recordedtime: '2026-03-01T08:00:01.250Z',
      ce_streamversion: '3',
      ce_sequence: '0000000000000042',
      ce_prevhash: '0'.repeat(64),
      ce_hash: hash,
      ce_enterpriseid: 'acme',
      ce_companyid: 'acme-fr',
      ce_siteid: 'lyon',
      ce_sitetimezone: 'Europe/Paris',
      ce_businessdate: '2026-03-01',
      ce_correlationid: 'corr',
      ce_causationid: 'cause',
      ce_commandid: 'cmd',
      ce_actor: 'person:p:17',
      ce_authority: '{"level":"site","rightId":"production.report","policyVersion":3}',
      ce_traceparent: reported.meta.traceparent,
      traceparent: reported.meta.traceparent,
    });
  });

  it('names attributes in lower-case letters and digits, and leaves out what is not there', () => {
    const { headers } = toMessage(enterprise);
    for (const [name, value] of Object.entries(headers)) {
      expect(name).toMatch(/^(ce_[a-z0-9]{1,20}|content-type|traceparent)$/);
      expect(typeof value).toBe('string');
    }
    expect(headers.ce_source).toBe('/enterprise/supply-chain');
    expect(headers).not.toHaveProperty('ce_siteid');
    expect(headers).not.toHaveProperty('traceparent');
  });

  it('sorts by its sequence as text, as the extension asks', () => {
    const sequenceOf = (position: number): string =>
      toMessage({ ...reported, position }).headers.ce_sequence!;
    expect(sequenceOf(9) < sequenceOf(10) && sequenceOf(10) < sequenceOf(Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it.each([reported, enterprise])('comes back as it was: $type', (event) => {
    expect(fromMessage(received(event))).toEqual({ ok: true, event });
  });
});

describe('a message that is no event', () => {
  it('is told apart by every part that is missing or malformed', () => {
    const message = received(reported, { ce_time: '2026-03-01', ce_streamversion: '0', ce_hash: undefined });
    expect(reasonOf(message).split('; ')).toEqual([
      'header ce_streamversion is malformed: "0"',
      'header ce_time is malformed: "2026-03-01"',
      'header ce_hash is missing',
    ]);
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_type', 'gemba.production.QuantityReported'],
    ['ce_subject', 'a\0b'],
    ['ce_sequence', '12.5'],
    ['ce_actor', 'robot:1'],
    ['ce_authority', '{"level":"god"}'],
    ['ce_authority', 'site'],
    ['content-type', 'application/avro'],
  ])('has a malformed %s: %s', (name, value) => {
    expect(reasonOf(received(reported, { [name]: value }))).toContain(`header ${name} is malformed`);
  });

  it('has a value that is missing or is no JSON, a foreign key, or a header given twice', () => {
    const good = received(reported);
    expect(reasonOf({ ...good, value: null })).toBe('the value is missing');
    expect(reasonOf({ ...good, value: Buffer.from('{"good":') })).toBe('the value is not JSON');
    expect(reasonOf({ ...good, key: 'production-order-2' })).toBe('the key is not ce_subject');
    expect(reasonOf({ ...good, key: null })).toBe('the key is not ce_subject');
    const twice = { ...good.headers, ce_id: ['a', 'b'] };
    expect(reasonOf({ ...good, headers: twice })).toContain('header ce_id is given 2 times');
    expect(reasonOf({ key: null, value: null })).toContain('header ce_specversion is missing');
  });
});
