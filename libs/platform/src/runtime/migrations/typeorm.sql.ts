/** Applies migrations by TypeORM, which knows the ones that a database has had. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Migration } from './migrations.sql.js';

const classOf = ({ title, statements }: Migration): new () => MigrationInterface =>
  ({
    [title]: class implements MigrationInterface {
      readonly name = title;
      async up(runner: QueryRunner): Promise<void> {
        for (const statement of statements) await runner.query(statement);
      }
      down(): Promise<void> {
        return Promise.reject(new Error('History is not undone; restore a backup instead.'));
      }
    },
  })[title] as new () => MigrationInterface;

export const runMigrations = async (url: string, migrations: readonly Migration[]): Promise<void> => {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: migrations.map(classOf),
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
