/** For each restriction and limit of the lint rules one text that breaks it, and where it would stand. */

export type LintCase = { readonly says: RegExp; readonly file: string; readonly text: string };

const RULE = 'services/hr/src';
const TEST = 'services/hr/test';

let count = 0;
const breaks = (says: RegExp, folder: string, text: string): LintCase => {
  count += 1;
  return { says, file: `${folder}/case-${String(count)}${folder === TEST ? '.test' : ''}.ts`, text };
};

const everywhere: readonly LintCase[] = [
  breaks(/enum/, RULE, `export enum Colour { Red }`),
  breaks(/No barrels/, RULE, `export * from './clean.js';`),
  breaks(/Name the class/, RULE, `export class StockManager { n = 1; }`),
  breaks(/Name the class/, RULE, `export class DateUtils { n = 1; }`),
  breaks(/never swallowed/, RULE, `export function f(g: () => void) { try { g(); } catch { /* quiet */ } }`),
  breaks(/never swallowed/, RULE, `export const f = (p: Promise<void>) => p.catch(() => {});`),
  breaks(/never swallowed/, RULE, `export const f = (p: Promise<number>) => p.catch(() => undefined);`),
  breaks(/never swallowed/, RULE, `export const f = (p: Promise<number>) => p.catch(() => null);`),
  breaks(/Export by name/, RULE, `export default 1;`),
  breaks(/Export by name/, RULE, `const a = 1;\nexport { a as default };`),
  breaks(/Unexpected any/, RULE, `export const f = (a: any) => String(a);`),
  breaks(/Promises must be awaited/, RULE, `export function f(p: Promise<void>) { p.then(() => 1); }`),
  breaks(/noInlineConfig/, RULE, `/* eslint-disable eqeqeq */\nexport const a = 1;`),
  breaks(/use fileURLToPath/, RULE, `export const here = new URL('.', import.meta.url).pathname;`),
  breaks(/use fileURLToPath/, RULE, `export const { pathname } = new URL('.', import.meta.url);`),
  breaks(/use fileURLToPath/, RULE, `const at = new URL(import.meta.url);\nexport const here = at.pathname;`),
  breaks(/console/, RULE, `export function f() { console.log(1); }`),
];

const body = (lines: number): string =>
  Array.from({ length: lines }, (_, i) => `  n += ${String(i)};`).join('\n');

const limits: readonly LintCase[] = [
  breaks(/too many lines \(401\)/, RULE, Array.from({ length: 401 }, (_, i) => `// ${String(i)}`).join('\n')),
  breaks(/too many lines \(61\)/, RULE, `export function f(n: number) {\n${body(58)}\n  return n;\n}`),
  breaks(
    /too many parameters \(5\)/,
    RULE,
    `export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => a + b + c + d + e;`,
  ),
  breaks(
    /nested too deeply \(4\)/,
    RULE,
    `export function f(a: number[]) { for (;;) { if (a[0]) { while (a[1]) { if (a[2]) a.pop(); } } } }`,
  ),
  breaks(/complexity of 11/, RULE, `export const f = (n: number) => ${'n === 1 || '.repeat(10)} n === 2;`),
];

const clock = /no clock/;
const chance = /no chance/;
const world = /only rules/;

const pure: readonly LintCase[] = [
  breaks(clock, RULE, `export const f = () => Date.now();`),
  breaks(clock, RULE, `export const f = () => new Date();`),
  breaks(clock, RULE, `export const f = () => Date();`),
  breaks(clock, RULE, `import { DateTime } from 'luxon';\nexport const f = () => DateTime.now();`),
  breaks(clock, RULE, `import { DateTime } from 'luxon';\nexport const f = () => DateTime.utc();`),
  breaks(clock, RULE, `export const f = () => performance.now();`),
  breaks(clock, RULE, `export const f = (g: () => void) => setTimeout(g, 1);`),
  breaks(chance, RULE, `export const f = () => Math.random();`),
  breaks(chance, RULE, `import { randomUUID } from 'node:crypto';\nexport const f = () => randomUUID();`),
  breaks(world, RULE, `export const f = () => process.env.PORT;`),
  breaks(world, RULE, `export const f = () => fetch('http://localhost');`),
];

const given = `import { expect, it, jest } from '@jest/globals';\n`;
const tests: readonly LintCase[] = [
  breaks(/No mocks/, TEST, `${given}jest.mock('pg');\nit('a', () => { expect(1 + 1).toBe(2); });`),
  breaks(
    /No mocks/,
    TEST,
    `${given}export const f = jest.fn();\nit('a', () => { expect(f).toBeDefined(); });`,
  ),
  breaks(/hides a race/, TEST, `${given}jest.retryTimes(2);\nit('a', () => { expect(1 + 1).toBe(2); });`),
  breaks(/Every test runs/, TEST, `${given}it.only('a', () => { expect(1 + 1).toBe(2); });`),
  breaks(/Every test runs/, TEST, `${given}it.skip('a', () => { expect(1 + 1).toBe(2); });`),
  breaks(/Every test runs/, TEST, `import { xit } from '@jest/globals';\nxit('a', () => { String(1); });`),
  breaks(/literal cannot fail/, TEST, `${given}it('a', () => { expect(true).toBe(true); });`),
  breaks(/not for a time/, TEST, `export const f = (done: () => void) => setTimeout(done, 500);`),
  breaks(
    /not for a time/,
    TEST,
    `export const f = (page: { waitForTimeout(ms: number): unknown }) => page.waitForTimeout(5);`,
  ),
  breaks(
    /not for a time/,
    TEST,
    `import { setTimeout as later } from 'node:timers/promises';\nexport const f = later;`,
  ),
];

export const LINT_CASES: readonly LintCase[] = [...everywhere, ...limits, ...pure, ...tests];

/** Files that come close and break nothing. */
export const LINT_CLEAN: Readonly<Record<string, string>> = {
  'services/hr/src/clean.ts': [
    `import { DateTime } from 'luxon';`,
    `export class ReleaseOrder {}`,
    `export const at = (iso: string) => [new Date(iso), DateTime.fromISO(iso), DateTime.utc(2026, 3, 1)];`,
    `export const bar = (p: Promise<number>) => p.catch((error: unknown) => String(error));`,
    '',
  ].join('\n'),
  'services/hr/src/absence.http.ts': `export const now = () => [Date.now(), process.env.PORT];\n`,
  'services/hr/src/main.ts': `setTimeout(() => { process.exit(0); }, 1);\n`,
  'services/hr/test/clean.test.ts': `${given}it('a', () => { jest.setTimeout(9); expect([]).toEqual([]); });`,
  'tool.config.mjs': `export default { a: 1 };\n`,
};
