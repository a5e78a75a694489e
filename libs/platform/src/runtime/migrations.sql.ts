/** Migrations: what each database of a service is made of, applied once, in order, by TypeORM. */
import { logSchema } from '@gemba/event-store/schema';
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
  { name: 'log', statements: logSchema },
  { name: 'messaging', statements: messagingSchema },
  { name: 'tables', statements: tablesSchema },
  { name: 'deadlines', statements: deadlinesSchema },
];

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
    migrations: [...PLATFORM, ...own].map(migrationOf),
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
