/**
 * The history file: one JSON line per command, handed to the operating system before the next one is
 * given.
 */
import { appendFileSync, closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Line, Operation } from './operation.js';

export type History = {
  /** Writes a command down and answers the number of its line. */
  readonly write: (operation: Omit<Operation, 'kind' | 'n'>) => Operation;
  readonly close: () => void;
};

/** Opens the file to append to; it may hold lines of others. */
export const openHistory = (file: string, from = 0): History => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a', 0o600);
  let count = from;
  return {
    write: (operation) => {
      count += 1;
      const line: Operation = { kind: 'operation', n: count, ...operation };
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      return line;
    },
    close: () => {
      closeSync(descriptor);
    },
  };
};

/** Adds one line beside the commands. */
export const note = (file: string, line: Exclude<Line, Operation>): void => {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
};
