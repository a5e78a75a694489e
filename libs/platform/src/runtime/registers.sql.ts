/** Registers are declared like tables; here they become folds over the records of the service's own log. */
import { createHash } from 'node:crypto';
import type { EventRecord } from '@gemba/contracts/envelope';
import { speakersOf } from '@gemba/contracts/events/company';
import type { Registers } from '@gemba/event-store/registers/registers.sql';
import { NO_REGISTERS } from '@gemba/event-store/registers/registers.sql';
import type { AnyTable } from '@gemba/read-model/table';
import { keysOf } from '@gemba/read-model/table';
import { heardFrom } from './hearing/heard.js';

/**
 * The registers of a department. Their edition follows from the text of their folds: whoever changes what a
 * function does that a fold only calls gives the register a new name.
 */
export const registersOf = (tables: readonly AnyTable[]): Registers => {
  if (tables.length === 0) return NO_REGISTERS;
  const byName = new Map(tables.map((each) => [each.name, each]));
  const hears = [...new Set(tables.flatMap((each) => each.hears))].flatMap(typesOf);
  const heardOf = once(heardFrom);
  return {
    edition: editionOf(tables),
    hears,
    touched: (event: EventRecord) => {
      const heard = heardOf(event);
      return tables.flatMap((each) => keysOf(each, heard).map((key) => ({ name: each.name, key })));
    },
    folded: (row, event, { name, key }) => {
      const heard = heardOf(event);
      return byName.get(name)?.on[heard.type]?.becomes(row as never, heard as never, key) ?? null;
    },
  };
};

/** One event touches many rows. */
const once = <T>(of: (event: EventRecord) => T): ((event: EventRecord) => T) => {
  const known = new WeakMap<EventRecord, T>();
  return (event) => {
    const before = known.get(event);
    if (before !== undefined) return before;
    const found = of(event);
    known.set(event, found);
    return found;
  };
};

/** An event is heard of everybody who says it; in the log of a service only its own are found. */
const typesOf = (name: string): readonly string[] =>
  (speakersOf.get(name) ?? []).map((service) => `${service}.${name}`);

const editionOf = (tables: readonly AnyTable[]): string => {
  const text = tables
    .map(({ name, on }) => {
      const folds = Object.entries(on).map(([type, fold]) => [
        type,
        String(fold?.key),
        String(fold?.becomes),
      ]);
      return JSON.stringify([name, folds.toSorted()]);
    })
    .toSorted();
  return createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 16);
};
