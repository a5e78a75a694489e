/** Bugs where commands become events: the log, its lock, its keys and its chains. */
import type { Bug } from './bug.js';

const schema = 'libs/event-store/src/log/schema.ts';
const streams = 'libs/event-store/src/streams.sql.ts';

export const writing: readonly Bug[] = [
  {
    name: 'append-without-lock',
    file: schema,
    edits: [
      {
        find: '  perform pg_advisory_xact_lock(${String(LOG_LOCK)});\n  select coalesce(max(position), 0)',
        replace: '  select coalesce(max(position), 0)',
      },
    ],
    exposure: { kind: 'soak' },
    convictedBy: ['nothing fails', 'positions without a gap'],
    how: 'Two commits read the same end of the log and want the same positions.',
  },
  {
    name: 'positions-with-gaps',
    file: schema,
    edits: [
      {
        find: 'head + sum(case when f.replay is null and f.current = f.expected then f.events else 0 end)',
        replace: 'head + sum(f.events)',
      },
    ],
    exposure: { kind: 'soak' },
    convictedBy: ['positions without a gap', 'readers miss nothing'],
    how: 'Requests that are refused or known take up positions as well.',
  },
  {
    name: 'expected-version-unchecked',
    file: schema,
    edits: [
      { find: 'f.replay is null and f.current = f.expected as fits', replace: 'f.replay is null as fits' },
      {
        find: 'case when f.replay is null and f.current = f.expected then',
        replace: 'case when f.replay is null then',
      },
      {
        find: 'j.stream_id, e.version, e.id',
        replace: 'j.stream_id, j.current + e.version - j.expected, e.id',
      },
    ],
    exposure: { kind: 'soak' },
    convictedBy: ['decided on the newest state', 'chains verify'],
    how: 'What was decided on an old state is appended behind what others have appended meanwhile.',
  },
  {
    name: 'hash-not-chained',
    file: 'libs/event-store/src/command.ts',
    edits: [{ find: '    prevHash = stored.hash;\n', replace: '' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['chains-verify'],
    how: 'All events of one command follow the event before the command instead of each other.',
  },
  {
    name: 'idempotency-ignored',
    file: schema,
    edits: [{ find: 'then j.command_id end', replace: 'then null::uuid end' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['one-effect-per-command', 'same-key-same-answer'],
    how: 'The log does not keep whose command an event is, so that a repeat is decided anew.',
  },
  {
    name: 'other-body-accepted',
    file: streams,
    edits: [{ find: "    if (!isSame) return { kind: 'key-reused' };\n", replace: '' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['other-body-refused'],
    how: 'The same key with another body gets the answer of the first.',
  },
  {
    name: 'repeat-answered-otherwise',
    file: streams,
    edits: [{ find: 'const opened = trace.events[0]?.version === 1;', replace: 'const opened = false;' }],
    exposure: { kind: 'company', faults: [] },
    convictedBy: ['same-key-same-answer'],
    how: 'A repeat of what began a stream is answered 200 and not 201.',
  },
  {
    name: 'acknowledged-before-durable',
    file: 'libs/platform/src/runtime/runtime.module.ts',
    edits: [
      {
        find: 'connectionString: config.databaseUrl, max: CONNECTIONS',
        replace:
          "connectionString: config.databaseUrl, max: CONNECTIONS, options: '-c synchronous_commit=off'",
      },
    ],
    exposure: { kind: 'company', faults: ['postgres-killed'] },
    convictedBy: ['acknowledged-stored'],
    how: 'The answer does not wait for the disk; what was answered last is gone when PostgreSQL is killed.',
  },
];
