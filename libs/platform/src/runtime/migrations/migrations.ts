/** Migrations: what each database of a service is made of, applied once, in order, by TypeORM. */
import { logAppend, logTables } from '@gemba/event-store/schema';
import { messagingSchema } from '@gemba/messaging/schema';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import type { OwnMigration } from '../department.js';
import { deadlinesSchema } from './processes/deadlines.sql.js';
import { tablesSchema } from './tables.sql.js';

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

/** What came after the first release; counted from far above, so that departments can go on adding their own. */
const LATER_FROM = 1_000_000;
const LATER: readonly OwnMigration[] = [{ name: 'append-in-binary', statements: logAppend }];

const migrationOf = ({ name, statements }: OwnMigration, index: number): new () => MigrationInterface => {
  const title = `${name}${String(FIRST + index)}`;
  return {
    [title]: class implements MigrationInterface {
      readonly name = title;
      async up(runner: QueryRunner): Promise<void> {
        for (const statement of statements) await runner.query(statement);
      }
      down(): Promise<void> {
        return Promise.reject(new Error('History is not undone; restore a backup instead.'));
      }
    },
  }[title] as new () => MigrationInterface;
};

/** Brings a database up to date; concurrent starts wait for each other. */
export const migrate = async (url: string, own: readonly OwnMigration[]): Promise<void> => {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [
      ...[...PLATFORM, ...own].map(migrationOf),
      ...LATER.map((each, index) => migrationOf(each, LATER_FROM + index)),
    ],
    migrationsTransactionMode: 'each',
    logging: false,
  });
  await source.initialize();
  try {
    await source.query('select pg_advisory_lock(7311002)');
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
};
