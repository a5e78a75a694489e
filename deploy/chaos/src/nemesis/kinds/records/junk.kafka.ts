/** Records that nobody can apply, each under a key that no stream has: corrupt, cut off, huge, or poison. */
import { DEPARTMENTS } from '@gemba/contracts/events/company';
import { randomUUID } from 'node:crypto';
import { toMessage, type WireMessage } from '@gemba/messaging/cloud-event';
import type { Fault } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { healsItself } from '../../fault/targets.js';
import { inject } from './inject.kafka.js';

/** Keys of these records begin with it. */
export const SPARE = 'spare-';

const HASH = 'f'.repeat(64);
/** Events that their hearers cannot apply when they say nothing: the lines are missing. */
const LISTS: Readonly<Record<string, string>> = { 'supply-chain': 'GoodsReceived', finance: 'JournalPosted' };

type Making = { readonly service: string; readonly key: string };

/** A message that is well formed in every header, about a stream that is nobody's. */
const envelope = ({ service, key }: Making, { data, type }: { data: unknown; type: string }): WireMessage => {
  const now = new Date().toISOString();
  const id = randomUUID();
  return toMessage({
    ...{ position: 1, streamId: key, version: 1, eventId: id, type: `${service}.${type}`, schemaVersion: 1 },
    ...{ occurredAt: now, recordedAt: now, data, prevHash: HASH, hash: HASH },
    meta: {
      ...{ enterpriseId: 'trial', companyId: null, siteId: null, siteTimeZone: 'UTC' },
      ...{ businessDate: now.slice(0, 10), correlationId: id, causationId: id, commandId: id },
      ...{ actor: { kind: 'system', id: 'trial' }, authority: { level: 'none' } },
    },
  });
};

const silent = (making: Making): WireMessage =>
  envelope(making, { data: {}, type: LISTS[making.service] ?? 'Nothing' });

const OVERSIZE = 7 * 1024 * 1024;

const kinds: Readonly<Record<string, readonly [string, (making: Making) => WireMessage]>> = {
  'records-corrupt': [
    'bytes of the value are wrong',
    (making) => ({ ...silent(making), value: Buffer.from([0xff, 0x00, 0x7b, 0x22, 0xc3, 0x28]) }),
  ],
  'records-truncated': [
    'the value ends in the middle',
    (making) => {
      const whole = envelope(making, { data: { lines: ['one', 'two'] }, type: 'Nothing' });
      return { ...whole, value: whole.value.subarray(0, whole.value.length / 2) };
    },
  ],
  'records-headless': ['the envelope is missing', (making) => ({ ...silent(making), headers: {} })],
  'records-oversize': [
    'one record has seven megabytes',
    (making) => envelope(making, { data: { text: 'x'.repeat(OVERSIZE) }, type: 'Nothing' }),
  ],
  'records-poison': ['an event that no rule can apply', silent],
  'records-unheard-of': [
    'events of a newer version of a service',
    (making) => envelope(making, { data: { new: true }, type: 'InventedNextYear' }),
  ],
};

const junkOf = (name: string, about: string, make: (making: Making) => WireMessage): Fault => ({
  name,
  about: `${about}, under keys of their own`,
  targets: name === 'records-poison' ? Object.keys(LISTS) : DEPARTMENTS,
  since: 'strike',
  strike: async (scene) => {
    const { service, chance } = scene;
    const most = name === 'records-oversize' ? 1 : chance.whole(1, 4);
    const messages = Array.from({ length: most }, () => make({ service, key: `${SPARE}${randomUUID()}` }));
    await inject(scene, { topic: `gemba.${service}`, what: 'junk' }, messages);
    return healsItself(all([acknowledges(scene, service), drained(scene)]));
  },
});

export const junk: readonly Fault[] = Object.entries(kinds).map(([name, [about, make]]) =>
  junkOf(name, about, make),
);
