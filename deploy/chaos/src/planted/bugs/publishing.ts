/** Bugs on the road from the log to Kafka. */
import type { Bug } from './bug.js';

const batch = 'libs/messaging/src/relay/batch.ts';

export const publishing: readonly Bug[] = [
  {
    name: 'relay-skips-one',
    file: batch,
    edits: [
      {
        find: 'if (!head.streamId.startsWith(INTERNAL))',
        replace: 'if (!head.streamId.startsWith(INTERNAL) && head.position % 97 !== 0)',
      },
    ],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['log-in-kafka'],
    how: 'Every 97th event is not published; consumers fetch it from its owner, but Kafka never has it.',
  },
  {
    name: 'relay-reorders',
    file: batch,
    edits: [{ find: 'messages.push(', replace: 'messages.unshift(' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['kafka-order'],
    how: 'The events of one send are published last first.',
  },
  {
    name: 'topic-filled-by-nobody',
    file: 'libs/messaging/src/relay/publish.kafka.ts',
    edits: [
      { find: 'if (lease.topicId !== null && lease.topicId !== topicId) return 0;', replace: '' },
      { find: 'newest < last ? newest : lease.position', replace: 'Math.max(newest, last, lease.position)' },
    ],
    exposure: { kind: 'company', faults: ['topic-made-anew'] },
    convictedBy: ['log-in-kafka'],
    how: 'Whoever makes a lost topic first hides it from the relay, whose checkpoint stands at the end.',
  },
  {
    name: 'checkpoint-before-publishing',
    file: 'libs/messaging/src/relay/publish.kafka.ts',
    edits: [
      {
        find: '    const batch = nextBatch(rest);\n',
        replace:
          '    const batch = nextBatch(rest);\n' +
          '    if (!(await moveCheckpoint(lease, run.topic, batch.last))) return lostLease(run);\n',
      },
    ],
    exposure: { kind: 'company', faults: ['kafka-killed', 'broker-cut'] },
    convictedBy: ['log-in-kafka'],
    how: 'What could not be sent is passed over, since the checkpoint has moved already.',
  },
];
