/** What we write is what KafkaJS writes, to the byte, and what we read is what KafkaJS reads. */
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { toMessage } from '../../cloud-event.js';
import { eventsOver } from '../../testing/event.js';
import { isPlain, readBatches } from './read-batches.js';
import { writeBatch, type Outbound } from './write-batch.js';

type Theirs = { readonly buffer: Buffer };
type Long = { readonly fromValue: (value: number) => unknown };
type Decoder = new (bytes: Buffer) => unknown;

const require = createRequire(import.meta.url);
const protocol = (path: string): unknown => require(`kafkajs/src/protocol/${path}`);
const Decoder = protocol('decoder') as Decoder;
const long = require('kafkajs/src/utils/long') as Long;
const record = protocol('recordBatch/record/v0') as (of: object) => Theirs;
const { RecordBatch } = protocol('recordBatch/v0') as { RecordBatch: (of: object) => Promise<Theirs> };
const readBatch = protocol('recordBatch/v0/decoder') as (from: unknown) => Promise<{ records: object[] }>;

const NOW = 1_772_000_000_000;

const theirs = (messages: readonly Outbound[]): Promise<Theirs> =>
  RecordBatch({
    records: messages.map((message, offsetDelta) => record({ ...message, offsetDelta, timestampDelta: 0 })),
    firstTimestamp: NOW,
    maxTimestamp: NOW,
    lastOffsetDelta: messages.length - 1,
    producerId: long.fromValue(4711),
    producerEpoch: 3,
    firstSequence: 99,
  });

const ours = (messages: readonly Outbound[]): Buffer =>
  writeBatch({ messages, now: NOW }, { producerId: 4711n, producerEpoch: 3, firstSequence: 99 });

const odd: readonly Outbound[] = [
  { key: null, value: null },
  { key: 'k', value: '', headers: {} },
  { key: 'ключ', value: Buffer.alloc(9_000, 'ä'), headers: { 'naïve ✓': 'Grüße', again: ['1', '2', '3'] } },
  { key: Buffer.from([0xff, 0]), value: 'x'.repeat(40), headers: { bytes: Buffer.from([0xff, 0xfe, 0x41]) } },
  { key: 'k', value: 'v', headers: { bytes: Buffer.from([0xff, 0xfe, 0x41]), other: 'o'.repeat(200) } },
];

/** Header values as bytes, however they are held. */
const inBytes = (headers: object): object =>
  Object.fromEntries(
    Object.entries(headers as Record<string, string | Buffer | (string | Buffer)[]>).map(([name, value]) => [
      name,
      [value].flat().map((one) => Buffer.from(one).toString('hex')),
    ]),
  );

const comparable = (message: object): object => {
  const { key, value, offset, timestamp, headers } = message as Record<string, object | string | null>;
  return { key, value, offset, timestamp, headers: inBytes(Object(headers) as object) };
};

describe.each([
  ['events', eventsOver(['a', 'b', 'c'], 200).map(toMessage)],
  ['odd messages', odd],
  ['one message', odd.slice(2, 3)],
])('%s', (_what, messages) => {
  it('are written as KafkaJS writes them', async () => {
    expect(ours(messages).equals((await theirs(messages)).buffer)).toBe(true);
  });

  it('are read as KafkaJS reads them', async () => {
    const batch = ours(messages);
    const { records } = await readBatch(new Decoder(batch));
    expect(readBatches(batch).map(comparable)).toEqual(records.map(comparable));
  });
});

describe('a fetch', () => {
  const batch = ours(eventsOver(['a'], 3).map(toMessage));

  it('holds several batches, and leaves out the one that is cut off', () => {
    const [first, second] = [Buffer.from(batch), Buffer.from(batch)];
    second.writeBigInt64BE(3n, 0);
    const set = Buffer.concat([first, second, batch.subarray(0, -1)]);
    expect(readBatches(set).map(({ offset }) => offset)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('P25: tells of a byte that was changed, and of a batch that can no longer be read', () => {
    const changed = Buffer.from(batch);
    const at = changed.indexOf('Schicht');
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readBatches(batch).map(({ isIntact }) => isIntact)).toEqual([true, true, true]);
    expect(readBatches(changed).map(({ isIntact }) => isIntact)).toEqual([false, false, false]);
    const torn = Buffer.from(batch);
    torn.fill(0xff, 61, 71);
    expect(() => readBatches(torn)).toThrow('The record batch at offset 0 is damaged');
  });

  it('that is compressed or older is left to KafkaJS', () => {
    const [compressed, older] = [Buffer.from(batch), Buffer.from(batch)];
    compressed.writeInt16BE(2, 21);
    older[16] = 1;
    expect([batch, compressed, older].map(isPlain)).toEqual([true, false, false]);
  });
});

describe('headers', () => {
  it('are those of each message, whatever the message before had', () => {
    const lists = [
      { a: '1', b: '2' },
      { a: '1', b: '3' },
      { b: '3', a: '1' },
      { a: '1' },
      { a: '', b: '3' },
      { a: '1', c: '3' },
      {},
      { a: '1', b: '2' },
    ];
    const messages = lists.map((headers) => ({ key: 'k', value: 'v', headers }));
    expect(readBatches(ours(messages)).map(({ headers }) => headers)).toEqual(lists);
  });
});
