/** Writes the generated documents, or with `--check` tells which of them are not up to date. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import {
  decisionRightTable,
  legalEntityTable,
  operatingModeTable,
  siteTable,
} from '@gemba/platform/access/tables';
import { companySets } from '@gemba/contracts/events/company';
import { routesOf } from '@gemba/platform/http/commands/routes';
import { breaksIn, publishedIn, type Published } from '@gemba/contracts/published';
import { catalogue } from '@gemba/projection-service/figures/kpis/catalogue';
import { models } from '@gemba/projection-service/models/models';
import { projection } from '@gemba/projection-service/projection.module';
import { format, resolveConfig } from 'prettier';
import { documentOf } from './client/document.process.js';
import { clientPages } from './client/pages.js';
import { departments } from './departments.js';
import { refusalsIn } from './sources/modules.process.js';
import { accessPage } from './texts/access.js';
import { topicUsesOf } from './sources/topics.js';
import { casesIn, casesPage } from './texts/cases.js';
import { eventsPage, hearersOf, type Hearer } from './texts/events.js';
import { kpisPage } from './texts/kpis.js';
import { withGenerated } from './texts/markdown.js';
import { serviceTables } from './texts/service.js';

type Page = { readonly file: string; readonly text: string };

const root = resolve(import.meta.dirname, '../../..');

/** What `start` gives to every service besides its own tables. */
const everywhere = [siteTable, legalEntityTable, decisionRightTable, operatingModeTable];

const hearers = (): Hearer[] => [
  ...everywhere.map(({ name, hears }) => ({ service: 'every department', name: `table ${name}`, hears })),
  ...departments.flatMap(hearersOf),
  ...[...models.facts, ...models.tables].map(({ name, hears }) => ({ service: 'projection', name, hears })),
];

const readmes = (): Page[] =>
  departments.flatMap((of) => {
    const folder = join(root, 'services', of.name);
    const file = join(folder, 'README.md');
    if (!existsSync(file)) throw new Error(`${file} is missing: begin it with what the service decides.`);
    return [{ file, text: withGenerated(readFileSync(file, 'utf8'), serviceTables(of, refusalsIn(folder))) }];
  });

const testFiles = (): string[] =>
  globSync('{libs,services,deploy}/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: (name) => ['node_modules', 'dist'].includes(name),
  }).toSorted();

const cases = () => testFiles().flatMap((file) => casesIn(file, readFileSync(join(root, file), 'utf8')));

/** What was published stays; what is new is added. @throws where a published version was changed */
const publishedPage = (): Page => {
  const file = join(root, 'libs', 'contracts', 'published.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Published) : {};
  const now = publishedIn(companySets);
  const breaks = breaksIn(before, now);
  if (breaks.length > 0) throw new Error(`Published events were changed: ${breaks.join('; ')}.`);
  return { file, text: JSON.stringify({ ...before, ...now }) };
};

/** Service → command → codes, for the OpenAPI documents. */
const refusalsPage = (): Page => {
  const codesOf = (of: (typeof departments)[number]) => {
    const refusalsOf = refusalsIn(join(root, 'services', of.name));
    const given = of.deciders.flatMap((each) => routesOf(each).map(({ command }) => ({ each, command })));
    return Object.fromEntries(given.map(({ each, command }) => [command, refusalsOf(each, command)]));
  };
  const all = Object.fromEntries(departments.map((of) => [of.name, codesOf(of)]));
  return { file: join(root, 'libs', 'contracts', 'refusals.json'), text: JSON.stringify(all) };
};

/** From it the rights of the services in Kafka are derived. */
const topicsPage = (): Page => ({
  file: join(root, 'libs', 'contracts', 'topics.json'),
  text: JSON.stringify(topicUsesOf([...departments, projection], everywhere)),
});

/** Figures that rules of other services may name: the catalogue itself belongs to the projection. */
const figuresPage = (): Page => ({
  file: join(root, 'libs', 'contracts', 'src', 'figures.ts'),
  text: `/** The figures of the catalogue by id: made of it by "npm run docs". */
export const FIGURES = ${JSON.stringify(catalogue.map(({ id }) => id))} as const;\n`,
});

/** The types of the client, from the documents as the services give them. */
const CLIENT = join(root, 'libs', 'client', 'src', 'generated');

const clientTypes = (): Page[] => {
  const documents = [...departments, projection].map((of) => [of.name, documentOf(of)] as const);
  return Object.entries(clientPages(new Map(documents))).map(([file, text]) => ({
    file: join(CLIENT, file),
    text,
  }));
};

const pages = (): Page[] => [
  ...clientTypes(),
  publishedPage(),
  { file: join(root, 'docs', 'reference', 'access.md'), text: accessPage(departments) },
  topicsPage(),
  figuresPage(),
  refusalsPage(),
  { file: join(root, 'docs', 'reference', 'cases.md'), text: casesPage(cases()) },
  { file: join(root, 'docs', 'reference', 'events.md'), text: eventsPage(hearers()) },
  { file: join(root, 'docs', 'reference', 'kpis.md'), text: kpisPage(catalogue) },
  ...readmes(),
];

const PARSERS: Readonly<Record<string, string>> = { '.json': 'json', '.ts': 'typescript' };

const formatted = async ({ file, text }: Page): Promise<Page> => ({
  file,
  text: await format(text, {
    ...(await resolveConfig(file)),
    parser: PARSERS[extname(file)] ?? 'markdown',
  }),
});

const isStale = ({ file, text }: Page): boolean => !existsSync(file) || readFileSync(file, 'utf8') !== text;

const all = await Promise.all(pages().map(formatted));
const stale = all.filter(isStale).map(({ file }) => file);
/** Types of what is asked no more. */
const left = globSync('**/*.ts', { cwd: CLIENT })
  .map((file) => join(CLIENT, file))
  .filter((file) => !all.some((page) => page.file === file));

const names = [...stale, ...left].map((file) => relative(root, file)).join(', ');
if (process.argv.includes('--check')) {
  if (names !== '') console.error(`Not up to date: ${names}. Run "npm run docs".`);
  process.exitCode = names === '' ? 0 : 1;
} else {
  for (const { file, text } of all.filter(isStale)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of left) rmSync(file);
  console.log(names === '' ? 'All documents are up to date.' : `Written: ${names}.`);
}
