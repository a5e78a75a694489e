/**
 * A department is what one service consists of, as a table: its nouns, its processes, its tables, its own
 * edges.
 */
import type { Type } from '@nestjs/common';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { AnyTable } from '@gemba/read-model/table';
import type { PoolClient } from 'pg';
import { exceptionOf } from '../exceptions/exception.js';
import type { Core, Runtime } from './runtime.module.js';

/** A consumer of the department's own making; what it does in `tx` happens exactly once. */
export type OwnConsumer = {
  readonly name: string;
  readonly topics: readonly string[];
  /** Full types of the events that have an effect; all of them unless told. */
  readonly hears?: readonly string[];
  readonly apply: (events: readonly Delivered[], tx: PoolClient, runtime: Runtime) => Promise<void>;
};

/** Something that runs beside the service, for example a listener on a partner's topic. */
export type Companion = (runtime: Runtime) => Promise<{
  readonly stop: () => Promise<void>;
  /** Resolves when only a new start helps; the process then ends, and whoever watches it starts it again. */
  readonly over?: Promise<void>;
}>;

/** SQL of the department's own tables; each entry runs once, in order, under its name. */
export type OwnMigration = { readonly name: string; readonly statements: readonly string[] };

export type Department = Core & {
  readonly tables: readonly AnyTable[];
  readonly controllers: readonly Type[];
  readonly consumers: readonly OwnConsumer[];
  readonly companions: readonly Companion[];
  /** Topics on which systems outside the company speak to it, beside those of the services. */
  readonly takes: readonly string[];
  readonly migrations: readonly OwnMigration[];
};

/** What is refused to a process is an exception of its department. */
const exceptionsOf = (name: string, { processes = [] }: Partial<Department>): readonly AnyDecider[] =>
  processes.length > 0 ? [exceptionOf(name)] : [];

/** Names a department and fills in what it does not have. */
export const department = (name: string, declared: Partial<Omit<Department, 'name'>>): Department => ({
  name,
  deciders: [...(declared.deciders ?? []), ...exceptionsOf(name, declared)],
  processes: declared.processes ?? [],
  registers: declared.registers ?? [],
  tables: declared.tables ?? [],
  controllers: declared.controllers ?? [],
  consumers: declared.consumers ?? [],
  companions: declared.companions ?? [],
  takes: declared.takes ?? [],
  migrations: declared.migrations ?? [],
});
