/** Writes the generated documents, or with `--check` tells which of them are not up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  decisionRightTable,
  legalEntityTable,
  operatingModeTable,
  siteTable,
} from '@gemba/platform/access/tables';
import { catalogue } from '@gemba/projection-service/figures/kpis/catalogue';
import { models } from '@gemba/projection-service/models/models';
import { format, resolveConfig } from 'prettier';
import { departments } from './departments.js';
import { refusalsIn } from './sources/modules.process.js';
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

const pages = (): Page[] => [
  { file: join(root, 'docs', 'reference', 'events.md'), text: eventsPage(hearers()) },
  { file: join(root, 'docs', 'reference', 'kpis.md'), text: kpisPage(catalogue) },
  ...readmes(),
];

const formatted = async ({ file, text }: Page): Promise<Page> => ({
  file,
  text: await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }),
});

const isStale = ({ file, text }: Page): boolean => !existsSync(file) || readFileSync(file, 'utf8') !== text;

const stale = (await Promise.all(pages().map(formatted))).filter(isStale);
const names = stale.map(({ file }) => relative(root, file)).join(', ');
if (process.argv.includes('--check')) {
  if (stale.length > 0) console.error(`Not up to date: ${names}. Run "npm run docs".`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { file, text } of stale) writeFileSync(file, text);
  console.log(stale.length === 0 ? 'All documents are up to date.' : `Written: ${names}.`);
}
