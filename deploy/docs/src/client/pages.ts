/** The types of the client: one file for each group of operations, and one that names them by service. */
import type { JsonSchema } from '@gemba/contracts/schema';
import type { OpenApi } from '@gemba/platform/spec/openapi/document';
import type { Operation } from './operations.js';
import { operationType } from './operations.js';
import { typeOf } from './types.js';

/** Path below the folder of the generated types → text. */
export type ClientPages = Readonly<Record<string, string>>;

type Documents = ReadonlyMap<string, OpenApi>;
type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Shapes that all services have. */
const SHARED = ['Done', 'Event'];

const pascal = (word: string): string =>
  word.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

const schemasOf = (document: OpenApi): Readonly<Record<string, JsonSchema>> =>
  (document.components as { readonly schemas: Readonly<Record<string, JsonSchema>> }).schemas;

/** The declarations of these schemas and of those to which they refer. */
const declared = (document: OpenApi, names: Iterable<string>, shared: Set<string>): readonly string[] => {
  const done = new Map<string, string>();
  const declare = (name: string): void => {
    if (SHARED.includes(name)) shared.add(name);
    if (SHARED.includes(name) || done.has(name)) return;
    done.set(name, '');
    done.set(name, `type ${name} = ${typeOf(schemasOf(document)[name] ?? {}, declare)};`);
  };
  for (const name of names) declare(name);
  return [...done.values()];
};

type Routes = readonly (readonly [path: string, methods: Readonly<Record<string, Operation>>])[];

/** The declarations of a group, which begin with what it needs of others. */
const groupText = (document: OpenApi, group: string, routes: Routes): string => {
  const found = new Set<string>();
  const paths = routes.map(([path, methods]) => {
    const all = Object.entries(methods).map(
      ([method, operation]) =>
        `readonly ${method}: ${operationType(document, operation, (name) => found.add(name))}`,
    );
    return `readonly '${path}': { ${all.join('; ')} };`;
  });
  const shared = new Set<string>();
  const types = declared(document, found, shared);
  const imports =
    shared.size > 0
      ? [`import type { ${[...shared].toSorted().join(', ')} } from '../shapes/shared.js';`]
      : [];
  return [...imports, ...types, `export type ${pascal(group)} = {\n${paths.join('\n')}\n};`].join('\n\n');
};

const groupsOf = (document: OpenApi): ReadonlyMap<string, string> => {
  const routes = Object.entries(document.paths as Operations);
  const byGroup = Map.groupBy(routes, ([, methods]) => Object.values(methods)[0]?.tags[0] ?? 'other');
  return new Map([...byGroup].map(([group, each]) => [group, groupText(document, group, each)]));
};

const opening = (says: string): string => `/** ${says}; written by "npm run docs". */\n`;

const sharedText = (document: OpenApi): string =>
  SHARED.map(
    (name) => `export type ${name} = ${typeOf(schemasOf(document)[name] ?? {}, () => undefined)};`,
  ).join('\n\n');

/** A group that is the same in several services stands once, for every one of them. */
const EVERY = 'every';

type Placed = {
  readonly service: string;
  readonly group: string;
  readonly text: string;
  readonly folder: string;
};

const placed = (documents: Documents): readonly Placed[] => {
  const all = [...documents].flatMap(([service, document]) =>
    [...groupsOf(document)].map(([group, text]) => ({ service, group, text })),
  );
  const alike = Map.groupBy(all, ({ group, text }) => `${group} ${text}`);
  return all.map((each) => {
    const several = (alike.get(`${each.group} ${each.text}`) ?? []).length > 1;
    return { ...each, folder: several ? EVERY : each.service };
  });
};

/** Lines are no longer than this. */
const COLUMNS = 110;

const importOf = ({ folder, group }: Placed, name: string): string =>
  `import type { ${pascal(group)} as ${name} } from './${folder}/${group}.js';`;

/** Folder and group in one word; of the folder only its initials where the line would be too long. */
const nameOf = (each: Placed): string => {
  const name = `${pascal(each.folder)}${pascal(each.group)}`;
  return importOf(each, name).length <= COLUMNS
    ? name
    : `${pascal(each.folder).replaceAll(/[a-z]/g, '')}${pascal(each.group)}`;
};

const servicesText = (all: readonly Placed[]): string => {
  const imports = new Map(all.map((each) => [nameOf(each), importOf(each, nameOf(each))]));
  const services = Map.groupBy(all, ({ service }) => service);
  const fields = [...services].map(
    ([service, groups]) => `readonly '${service}': ${groups.map(nameOf).join(' & ')};`,
  );
  return `${[...imports.values()].join('\n')}\n\n/** Service → path → method → what it takes and answers. */
export type Services = {\n${fields.join('\n')}\n};`;
};

/** All files of the types, from the documents by their services. */
export const clientPages = (documents: Documents): ClientPages => {
  const all = placed(documents);
  const [first] = documents.values();
  if (!first) throw new Error('There is no document.');
  return {
    'services.ts': opening('What each service takes and answers') + servicesText(all),
    'shapes/shared.ts': opening('The shapes that all services have') + sharedText(first),
    ...Object.fromEntries(
      all.map(({ folder, group, text }) => [
        `${folder}/${group}.ts`,
        opening(`What is asked of ${folder} about ${group}`) + text,
      ]),
    ),
  };
};
