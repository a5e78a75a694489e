/** Migrations: what each database of a service is made of, in the order in which it is applied, once each. */
import { logAppend, logTables, registersSchema, snapshotsSchema } from '@gemba/event-store/log/schema';
import { sealsSchema } from '@gemba/event-store/log/seals.sql';
import { incarnations, logHome, messagingSchema, streamsOfServices } from '@gemba/messaging/schema';
import type { OwnMigration } from '../department.js';
import { exceptionsSchema } from '../../exceptions/exceptions.sql.js';
import { deadlinesOnce, deadlinesSchema } from '../processes/deadlines.sql.js';
import { tablesSchema } from '../tables.sql.js';

/** Its title is unique and, once released, never changes. */
export type Migration = { readonly title: string; readonly statements: readonly string[] };

/**
 * When a migration was written, in ms; TypeORM orders by it. Own migrations of a department come after these.
 */
const FIRST = 1_767_225_600_000;

const PLATFORM: readonly OwnMigration[] = [
  { name: 'log', statements: [...logTables, ...logAppend] },
  { name: 'messaging', statements: messagingSchema },
  { name: 'tables', statements: tablesSchema },
  { name: 'deadlines', statements: deadlinesSchema },
];

/** What came after the first release; counted from far above, so that departments can add their own. */
const LATER_FROM = 1_000_000;
const LATER: readonly OwnMigration[] = [
  { name: 'append-in-binary', statements: logAppend },
  { name: 'snapshots', statements: snapshotsSchema },
  { name: 'log-home', statements: logHome },
  { name: 'append-by-index', statements: logAppend },
  { name: 'registers', statements: [...registersSchema, ...logAppend] },
  { name: 'seals', statements: sealsSchema },
  { name: 'streams-of-services', statements: streamsOfServices },
  { name: 'incarnations', statements: incarnations },
  { name: 'exceptions', statements: exceptionsSchema },
  { name: 'deadlines-once', statements: deadlinesOnce },
  { name: 'append-planned-once', statements: logAppend },
  { name: 'append-with-registers-planned-once', statements: logAppend },
];

const migrationOf = ({ name, statements }: OwnMigration, index: number): Migration => ({
  title: `${name}${String(FIRST + index)}`,
  statements,
});

/** All migrations of a department that has these of its own. */
export const migrationsOf = (own: readonly OwnMigration[]): readonly Migration[] => [
  ...[...PLATFORM, ...own].map(migrationOf),
  ...LATER.map((each, index) => migrationOf(each, LATER_FROM + index)),
];
