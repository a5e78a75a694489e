/**
 * Reads the source files of a noun: the one that declares it, and those of its service that this one
 * imports.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AnyDecider } from '@gemba/decider/decider';
import { codesFrom, declarationsIn, type Declarations } from './refusals.js';

const IMPORT = /from '(\.[^']+)\.js'/g;

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const declares = (file: string, noun: string): boolean =>
  readFileSync(file, 'utf8').includes(`decider('${noun}'`);

const importedFrom = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, path = '']) => resolve(dirname(file), `${path}.ts`))
    .filter((path) => existsSync(path));

const reachedFrom = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of importedFrom(file)) reachedFrom(next, seen);
  return seen;
};

const declarationsOf = (files: Iterable<string>): Declarations =>
  new Map([...files].flatMap((file) => declarationsIn(readFileSync(file, 'utf8'))));

/** For the nouns of the service in this folder. @throws when a noun's file is not there. */
export const refusalsIn = (service: string): ((of: AnyDecider, command: string) => string[]) => {
  const files = sourcesBelow(join(service, 'src'));
  const known = new Map<string, Declarations>();
  const declarationsFor = (noun: string): Declarations => {
    const file = files.find((each) => declares(each, noun));
    if (file === undefined) throw new Error(`No file below ${service} declares the decider ${noun}.`);
    const found = known.get(noun) ?? declarationsOf(reachedFrom(file));
    known.set(noun, found);
    return found;
  };
  return (of, command) => {
    const declarations = declarationsFor(of.name);
    const own = new Set(
      [...declarations].filter(([, text]) => text.includes('decider(')).map(([name]) => name),
    );
    const others = new Map([...declarations].filter(([name]) => !own.has(name)));
    return codesFrom(of.decide[command]?.toString() ?? '', others);
  };
};
