/**
 * What the demo company has done so far, in a file beside the data, so that a load that was ended goes on
 * where it was.
 */
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A choice that depended on what was there; made once, and kept, so that a repeat says the same. */
export type Memory = {
  readonly once: <T>(what: string, choose: () => Promise<T> | T) => Promise<T>;
  readonly recall: <T>(what: string) => T | undefined;
  readonly keep: (what: string, value: unknown) => void;
  readonly close: () => void;
};

type Entry = readonly [what: string, value: unknown];

/** The entries that were written whole; what a killed process left of the next one is cut off. */
const entriesIn = (file: string): readonly Entry[] => {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole));
  const lines = whole.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
};

/** Opens the memory in the folder of the running company; the newest entry for a thing holds. */
export const openMemory = (folder: string): Memory => {
  const file = join(folder, 'demo.jsonl');
  const known = new Map(entriesIn(file));
  const handle = openSync(file, 'a', 0o600);
  const keep = (what: string, value: unknown): void => {
    writeSync(handle, `${JSON.stringify([what, value])}\n`);
    known.set(what, value);
  };
  const recall = <T>(what: string): T | undefined => known.get(what) as T | undefined;
  return {
    once: async <T>(what: string, choose: () => Promise<T> | T) => {
      const before = recall<T>(what);
      if (before !== undefined) return before;
      const chosen = await choose();
      keep(what, chosen);
      return chosen;
    },
    recall,
    keep,
    close: () => {
      closeSync(handle);
    },
  };
};
