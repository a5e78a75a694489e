/** Bugs on the road from Kafka to an effect. */
import type { Bug } from './bug.js';

const plan = 'libs/messaging/src/consumer/batch/batch-plan.ts';
const batch = 'libs/messaging/src/consumer/batch/batch.sql.ts';

export const consuming: readonly Bug[] = [
  {
    name: 'projection-applies-twice',
    file: plan,
    edits: [
      {
        find: 'versions.get(name) ?? seen.get(name) ?? 0',
        replace: 'versions.get(name) ?? item.event.version - 1',
      },
    ],
    exposure: { kind: 'company', faults: ['records-twice', 'relay-killed-after-publish'] },
    convictedBy: ['facts-once', 'views-applied-once', 'nothing-parked'],
    how: 'Duplicates are known within a batch only, not from one batch to the next.',
  },
  {
    name: 'duplicates-not-dropped',
    file: plan,
    edits: [
      {
        find: 'versions.get(name) ?? seen.get(name) ?? 0',
        replace: 'versions.get(name) ?? item.event.version - 1',
      },
    ],
    exposure: { kind: 'soak' },
    convictedBy: ['effects once and in order'],
    how: 'What the relay publishes again after a crash takes effect again.',
  },
  {
    name: 'holes-not-fetched',
    file: plan,
    edits: [{ find: 'if (!isSieved) steps.push(...holeBefore(item.event, last));', replace: '' }],
    exposure: { kind: 'soak' },
    convictedBy: ['effects once and in order'],
    how: 'An event that comes too early is applied, and those before it are then taken for duplicates.',
  },
  {
    name: 'fence-off-by-one',
    file: batch,
    edits: [{ find: 'offsetOf(item) >= from(batch)', replace: 'offsetOf(item) > from(batch)' }],
    exposure: { kind: 'soak' },
    convictedBy: ['effects once and in order'],
    how: 'The first record of every batch is taken for one that was applied before.',
  },
  {
    name: 'offset-before-effect',
    file: batch,
    edits: [
      {
        find: '  const { versions, ...taken } = await take(context, tx, fresh.flat());\n',
        replace:
          '  const early = batches.filter((each) => each.nextOffset > from(each));\n' +
          '  await noteStanding(tx, consumer, { advances: early, versions: new Map() });\n' +
          "  await tx.query('commit; begin');\n" +
          '  const { versions, ...taken } = await take(context, tx, fresh.flat());\n',
      },
    ],
    exposure: { kind: 'company', faults: ['consumer-fails', 'sessions-ended'] },
    convictedBy: ['consumed-accounted', 'every-event-has-its-reaction', 'views-applied-once'],
    how: 'The offset is committed before the effect, and stays where it is when the effect fails.',
  },
  {
    name: 'gap-not-noticed',
    file: batch,
    edits: [
      {
        find: 'if (batch.fetchedFrom > from(batch)) throw new Forgotten(batch, from(batch));',
        replace: 'from(batch);',
      },
    ],
    exposure: { kind: 'company', faults: ['consumer-fails', 'postgres-killed'] },
    convictedBy: ['consumed-accounted', 'every-event-has-its-reaction', 'views-applied-once'],
    how: 'When a batch fails, or the database forgets one in a crash, the next one is applied without it.',
  },
  {
    name: 'dropped-on-rebalance',
    file: 'libs/messaging/src/consumer/batch/offsets.sql.ts',
    edits: [
      {
        find: 'moved === null ? BigInt(rows[0]?.next_offset ?? bounds.low) : bounds.low',
        replace: "rows[0]?.topic_id == null ? BigInt(rows[0]?.next_offset ?? '0') : bounds.high",
      },
    ],
    exposure: { kind: 'company', faults: ['service-killed', 'rebalance-storm'] },
    convictedBy: ['consumed-accounted', 'every-event-has-its-reaction', 'views-applied-once'],
    how: 'Who is given a partition again goes on at its end, not where the one before had stopped.',
  },
  {
    name: 'streams-without-their-service',
    file: 'libs/messaging/src/stream-name.ts',
    edits: [{ find: '`${ownerOf(topic)}/${streamId}`', replace: '`anybody/${streamId}`' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['consumed-accounted', 'facts-once', 'views-applied-once'],
    how: 'An event is taken for a duplicate of another service whose stream carries the same id.',
  },
  {
    name: 'hash-not-checked',
    file: 'libs/messaging/src/consumer/batch/incoming.ts',
    edits: [
      {
        find: "if (isGenuine(event, record.value?.toString('utf8') ?? '')) return null;",
        replace: 'return null;',
      },
    ],
    exposure: { kind: 'company', faults: ['records-altered'] },
    convictedBy: [
      'facts-once',
      'stock-in-views',
      'ledger-in-facts',
      'ledger-in-views',
      'every-event-has-its-reaction',
      'views-applied-once',
    ],
    how: 'An event whose content was changed on its way is applied as it came.',
  },
  {
    name: 'offsets-of-another-topic',
    file: 'libs/messaging/src/consumer/batch/offsets.sql.ts',
    edits: [{ find: 'before.topic_id !== null && before.topic_id !== topicId', replace: 'topicId === null' }],
    exposure: { kind: 'company', faults: ['topic-made-anew-unseen'] },
    convictedBy: ['consumed-accounted', 'every-event-has-its-reaction', 'views-applied-once'],
    how: 'An offset of the topic before counts in the one that was made anew: what lies below is skipped.',
  },
  {
    name: 'older-version-heard-raw',
    file: 'libs/platform/src/runtime/hearing/heard.ts',
    edits: [{ find: 'const event = asCurrent(language, recorded);', replace: 'const event = recorded;' }],
    exposure: { kind: 'company', faults: ['old-build-beside-new'] },
    convictedBy: ['older-read-as-current'],
    how: 'Tables, processes and views hear an event of an older version as it was recorded.',
  },
  {
    name: 'parked-key-overtaken',
    file: 'libs/messaging/src/consumer/batch/poison.sql.ts',
    edits: [{ find: 'new Map([...parked].map((key) => [key, -1]))', replace: 'new Map()' }],
    exposure: { kind: 'soak' },
    convictedBy: ['effects once and in order'],
    how: 'Events of a key that waits are applied when they come in a later batch.',
  },
];
