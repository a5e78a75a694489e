/**
 * Names the build that runs by what it was compiled to, so that what another build derived is not
 * believed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Libraries whose code takes part in folding events. */
const FOLDING = ['@gemba/contracts/event', '@gemba/decider/decider', '@gemba/event-store/chain'];
const MEASURES = '@gemba/measures/decimal';

const compiledIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .sort()
    .map((file) => join(folder, file));

/**
 * SHA-256 over all compiled files beside a program and of the libraries that fold; taken at the first
 * question, some ten milliseconds for a department, and remembered.
 */
export const buildOf = (program: string): (() => string) => {
  let known: string | undefined;
  return () => (known ??= digestOf(program));
};

const digestOf = (program: string): string => {
  const libraries = [...FOLDING, MEASURES].map((name) => dirname(fileURLToPath(import.meta.resolve(name))));
  const digest = createHash('sha256');
  for (const file of [dirname(program), ...libraries].flatMap(compiledIn)) digest.update(readFileSync(file));
  return digest.digest('hex');
};
