/** What is a duplicate, what a hole, and whether an owner's answer fills it. */
import { describe, expect, it } from '@jest/globals';
import { toMessage } from '../../cloud-event.js';
import { eventAt } from '../../testing/event.js';
import { fill, planBatch, type Delivered, type Hole, type Incoming } from './batch-plan.js';
import { incoming, thaw } from './incoming.js';

const at = (streamId: string, version: number): Delivered => ({
  ...eventAt({ streamId, version, position: version }),
  topic: 't',
  partition: 4,
  offset: String(100 + version),
});
const arrived = (streamId: string, version: number): Incoming => ({
  kind: 'event',
  event: at(streamId, version),
});

const shown = (steps: readonly (Incoming | Hole)[]): string[] =>
  steps.map((step) => {
    if (step.kind === 'hole') return `${step.before.streamId} lacks ${String(step.from)}-${String(step.to)}`;
    return step.kind === 'event' ? `${step.event.streamId}${String(step.event.version)}` : 'unreadable';
  });

const seen = (...versions: [string, number][]) => ({ versions: new Map(versions) });

const said = (topic: string, streamId: string, version: number): Incoming => ({
  kind: 'event',
  event: { ...eventAt({ streamId, version, position: 1 }), topic, partition: 0, offset: '0' },
});

describe('a record', () => {
  const source = { topic: 'gemba.production', partition: 4 };
  const record = {
    ...toMessage(eventAt({ streamId: 'a', version: 3, position: 9 })),
    key: Buffer.from('a'),
    offset: '7',
  };
  const claims = { streamId: 'a', version: 3 };

  it('P25: is not believed when its hash or its checksum is wrong, and says which it claims to be', () => {
    expect(incoming(record, source).kind).toBe('event');
    expect(incoming({ ...record, isIntact: false }, source)).toMatchObject({
      kind: 'unreadable',
      message: { claims, reason: 'the checksum of its record batch is wrong' },
    });
    expect(incoming(record, source, () => false)).toMatchObject({
      message: { claims, reason: 'its hash is not that of its content' },
    });
    const unnamed = { ...record, headers: { ...record.headers, ce_subject: '' } };
    expect(incoming(unnamed, source)).toMatchObject({ kind: 'unreadable', message: { claims: null } });
  });
});

describe('two services', () => {
  it('P1: whose streams carry one id are told apart', () => {
    const supplier = said('gemba.supply-chain', 'supplier-invoice-S1.100', 1);
    const invoice = said('gemba.finance', 'supplier-invoice-S1.100', 1);
    const plan = planBatch([supplier, invoice], seen(['hr/supplier-invoice-S1.100', 7]));
    expect(plan).toMatchObject({ steps: [supplier, invoice], duplicates: 0 });
    expect(Object.fromEntries(plan.versions)).toEqual({
      'supply-chain/supplier-invoice-S1.100': 1,
      'finance/supplier-invoice-S1.100': 1,
    });
  });
});

describe('the plan of a batch', () => {
  it('takes what comes next, in the order of arrival', () => {
    const plan = planBatch([arrived('a', 1), arrived('b', 8), arrived('a', 2)], seen(['t/b', 7]));
    expect(shown(plan.steps)).toEqual(['a1', 'b8', 'a2']);
    expect(plan.versions).toEqual(new Map(Object.entries({ 't/a': 2, 't/b': 8 })));
    expect(plan.duplicates).toBe(0);
  });

  it('drops what was there before, earlier or in the same batch', () => {
    const plan = planBatch([arrived('a', 2), arrived('a', 3), arrived('a', 3)], seen(['t/a', 2]));
    expect(shown(plan.steps)).toEqual(['a3']);
    expect(plan.duplicates).toBe(2);
  });

  it('asks for what is missing before what came too early, and drops it when it comes late', () => {
    const plan = planBatch([arrived('a', 4), arrived('a', 2), arrived('a', 5)], seen(['t/a', 1]));
    expect(shown(plan.steps)).toEqual(['a lacks 2-3', 'a4', 'a5']);
    expect(plan.duplicates).toBe(1);
    expect(plan.versions.get('t/a')).toBe(5);
  });

  it('starts an unknown stream at its first event', () => {
    expect(shown(planBatch([arrived('a', 3)], seen()).steps)).toEqual(['a lacks 1-2', 'a3']);
  });

  it('has no holes where what nobody hears was left out, and still drops what was there before', () => {
    const sieved = { ...seen(['t/a', 2]), isSieved: true };
    const plan = planBatch([arrived('a', 2), arrived('a', 5), arrived('b', 4)], sieved);
    expect(shown(plan.steps)).toEqual(['a5', 'b4']);
    expect(plan.duplicates).toBe(1);
  });
});

describe('an answer to a hole', () => {
  const hole: Hole = { kind: 'hole', from: 2, to: 3, before: at('a', 4) };
  const given = (...versions: number[]) =>
    versions.map((version) => eventAt({ streamId: 'a', version, position: 1 }));

  it('is placed where the hole was noticed', () => {
    const filled = fill(hole, given(2, 3));
    expect(filled.ok && filled.events.map(({ version, offset }) => [version, offset])).toEqual([
      [2, '104'],
      [3, '104'],
    ]);
  });

  it.each([[[]], [[2]], [[3, 2]], [[2, 3, 4]], [[1, 2]]])(
    'is refused when it is not exact: %j',
    (versions) => {
      expect(fill(hole, given(...versions)).ok).toBe(false);
    },
  );
});

describe('a message that cannot be read', () => {
  const source = { topic: 't', partition: 4 };
  const { key, value, headers } = toMessage(at('a', 1));

  it('keeps its key and its bytes, so that it may be read again', () => {
    const bad = { key: Buffer.from(key), value: Buffer.from([0xff, 0x00]), headers, offset: '7' };
    const item = incoming(bad, source);
    expect(item).toMatchObject({
      kind: 'unreadable',
      message: { streamId: 'a', reason: 'the value is not JSON' },
    });
    const raw = item.kind === 'unreadable' ? item.message.raw : '';
    expect(thaw(raw, source)).toEqual(item);
    const mended = { ...(JSON.parse(raw) as object), value: value.toString('base64') };
    expect(thaw(JSON.stringify(mended), source)).toEqual({
      kind: 'event',
      event: { ...at('a', 1), offset: '7' },
    });
  });

  it('delays nobody if it has no key', () => {
    const item = incoming({ key: null, value, headers, offset: '7' }, source);
    expect(item).toMatchObject({ kind: 'unreadable', message: { streamId: 'unkeyed-t/4@7' } });
  });
});
