/** Reads the source files of a noun: the one that declares it, and those that this one has names from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AnyDecider } from '@gemba/decider/decider';
import { codesFrom, declarationsIn, importsIn, type Source, type SourceOf } from './refusals.js';

const OURS = /^@gemba\/(decider|platform)\/(.+)$/;

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const declares = (file: string, noun: string): boolean =>
  readFileSync(file, 'utf8').includes(`decider('${noun}'`);

/** The noun that every service with processes has, seen from the folder of a service. */
const EXCEPTIONS = '../../libs/platform/src/exceptions';

/** Reads each file once. Names of a library lead to where it declares them; those of packages nowhere. */
const reader = (libraries: string): SourceOf => {
  const known = new Map<string, Source>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined || !existsSync(file)) return before;
    const text = readFileSync(file, 'utf8');
    const fileOf = (specifier: string): string | undefined => {
      if (specifier.startsWith('.')) return resolve(dirname(file), specifier.replace(/\.js$/, '.ts'));
      const [, library, path] = OURS.exec(specifier) ?? [];
      return library === undefined ? undefined : join(libraries, library, 'src', `${path ?? ''}.ts`);
    };
    const source = {
      declarations: new Map(declarationsIn(text)),
      imports: new Map(importsIn(text, fileOf)),
    };
    known.set(file, source);
    return source;
  };
};

/** For the nouns of the service in this folder. @throws when a noun's file is not there. */
export const refusalsIn = (service: string): ((of: AnyDecider, command: string) => string[]) => {
  const files = [join(service, 'src'), join(service, EXCEPTIONS)].flatMap(sourcesBelow);
  const sourceOf = reader(resolve(service, '../../libs'));
  return (of, command) => {
    const file = files.find((each) => declares(each, of.name));
    if (file === undefined) throw new Error(`No file below ${service} declares the decider ${of.name}.`);
    return codesFrom({ file, text: of.decide[command]?.toString() ?? '' }, sourceOf);
  };
};
