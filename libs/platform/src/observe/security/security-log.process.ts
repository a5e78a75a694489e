/** The one writer of security logs: JSON lines to a file of its own, or to standard output. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SecurityEvent } from './security-event.js';
import { securityLine } from './security-event.js';

export type SecurityLog = {
  readonly note: (event: SecurityEvent) => void;
  /** Resolves when all that was noted is with the file. */
  readonly close: () => Promise<void>;
};

/** Whoever reads it learns who works when; it is for its owner. */
const OWNER_ONLY = 0o600;

/**
 * The file is `<program>.jsonl` of the folder; `folder` null: standard output, whatever the level of the
 * other log. `failed` is told once when it cannot be written; the program goes on, and notes what follows on
 * standard output.
 */
export const securityLogOf = (
  program: string,
  folder: string | null,
  failed: (error: Error) => void,
): SecurityLog => {
  const now = (): string => new Date().toISOString();
  const told = (event: SecurityEvent): void => {
    process.stdout.write(securityLine(program, now(), event));
  };
  if (folder === null) return { note: told, close: () => Promise.resolve() };
  let isBroken = false;
  const broken = (error: Error): void => {
    if (isBroken) return;
    isBroken = true;
    failed(error);
  };
  mkdirSync(folder, { recursive: true });
  const stream = createWriteStream(join(folder, `${program}.jsonl`), { flags: 'a', mode: OWNER_ONLY });
  stream.on('error', broken);
  return {
    note: (event) => {
      if (isBroken) told(event);
      else stream.write(securityLine(program, now(), event));
    },
    close: () =>
      new Promise((resolve) => {
        if (isBroken) resolve();
        else stream.end(resolve);
      }),
  };
};
