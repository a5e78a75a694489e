/** Bugs in processes, their timers, and in the views. */
import type { Bug } from './bug.js';

export const reacting: readonly Bug[] = [
  {
    name: 'random-command-id',
    file: 'libs/platform/src/runtime/processes/runner.ts',
    edits: [{ find: 'uuidFrom(of.name, cause.eventId, path)', replace: 'crypto.randomUUID()' }],
    exposure: { kind: 'company', faults: ['consumer-killed-before-commit', 'consumer-fails'] },
    convictedBy: ['process-commands-named'],
    how: 'A process that hears an event again sends its commands again, under ids that nobody knows.',
  },
  {
    name: 'timer-fires-twice',
    file: 'libs/platform/src/runtime/processes/timers.sql.ts',
    edits: [{ find: '/${due.name}/${at}`', replace: '/${due.name}/${String(Date.now())}`' }],
    exposure: { kind: 'soak' },
    convictedBy: ['deadlines once'],
    how: 'What a deadline sends is named after the moment of acting, so that two who act have two effects.',
  },
  {
    name: 'rebuild-differs',
    file: 'services/projection/src/engine/batch/together.sql.ts',
    edits: [
      {
        find: 'last_occurred_at = greatest(r.last_occurred_at, excluded.last_occurred_at)',
        replace: 'last_occurred_at = excluded.last_occurred_at',
      },
    ],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['rebuild-same-as-live', 'roll-ups-are-sums'],
    how: 'A roll-up says the time of the batch that came last, and batches differ from run to run.',
  },
  {
    name: 'transfer-loses-quantity',
    file: 'services/projection/src/models/supply-chain/stock.ts',
    edits: [{ find: '          [to, quantity.value],\n', replace: '' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['stock-in-views'],
    how: 'What moves from one status to another leaves the one and never comes to the other.',
  },
];
