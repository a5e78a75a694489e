/** One file per border rule that breaks it, and files that come close without breaking any. */

export type BorderCase = { readonly rule: string; readonly file: string; readonly text: string };

const LIB = 'libs/measures/src';

const uses = (...from: readonly string[]): string =>
  [...from.map((it, at) => `import * as it${String(at)} from '${it}';`), `export const used = it0;`, ''].join(
    '\n',
  );

/** What the cases import: every file here keeps all borders. */
export const CLEAN: Readonly<Record<string, string>> = {
  'libs/measures/src/quantity.ts': uses('node:crypto', 'node:util'),
  'libs/decider/src/decider.ts': `export type Decider = string;\n`,
  'libs/decider/src/testing.ts': uses('node:assert/strict', './decider.js'),
  'libs/contracts/src/stock.ts': uses('@gemba/measures/quantity'),
  'libs/read-model/src/facts.ts': uses('@gemba/contracts/stock', '@gemba/decider/decider'),
  'libs/event-store/src/streams.sql.ts': uses('pg'),
  'libs/messaging/src/transport/consumes.kafka.ts': uses('@nestjs/microservices', '@nestjs/common'),
  'libs/platform/src/start.module.ts': uses('@nestjs/common', '@gemba/event-store/streams.sql'),
  'services/hr/src/absence.ts': uses('@gemba/contracts/stock'),
  'services/hr/src/absence-types.ts': [
    `import type { Pool } from 'pg';`,
    `import type { used } from './absence.http.js';`,
    `export type Needs = { readonly pool: Pool; readonly door: typeof used };`,
    '',
  ].join('\n'),
  'libs/platform/src/log.process.ts': uses('pino', './log-level.js'),
  'libs/platform/src/log-level.ts': `export const level = 'info';\n`,
  'services/hr/src/absence.http.ts': uses('node:http', './absence.js'),
  'services/hr/src/main.ts': uses('@gemba/platform/start.module'),
  'services/hr/src/absence.sql.test.ts': uses(
    'pg',
    '../../../deploy/local/src/local.js',
    '../../quality/src/lot.js',
  ),
  'services/quality/src/lot.ts': uses('@gemba/measures/quantity'),
  'libs/client/src/problem.ts': `export const used = 'a problem';\n`,
  'services/dashboard/src/web/tile.tsx': uses('@gemba/measures/quantity', '@gemba/client/problem'),
  'deploy/chaos/src/load/history/operation.ts': `export const used = 'a line';\n`,
  'deploy/chaos/src/checker/check.process.ts': uses('pg', '../load/history/operation.js'),
  'deploy/local/src/local.ts': uses('node:fs', '../../../services/hr/src/absence.js'),
};

const imports = (rule: string, file: string, from: string): BorderCase => ({ rule, file, text: uses(from) });

/** Each breaks the rule it names; some break a second one on the way. */
export const BROKEN: readonly BorderCase[] = [
  imports('decider-imports-nothing', 'libs/decider/src/a.ts', '@gemba/measures/quantity'),
  imports('decider-imports-nothing', 'libs/decider/src/b.ts', 'pg'),
  imports('decider-imports-nothing', 'libs/decider/src/c.ts', 'node:crypto'),
  imports('measures-imports-no-library', `${LIB}/layer.ts`, '@gemba/contracts/stock'),
  imports('contracts-import-only-measures', 'libs/contracts/src/layer.ts', '@gemba/read-model/facts'),
  imports('middle-libraries-import-down', 'libs/read-model/src/up.module.ts', '@gemba/platform/start.module'),
  imports('scheduling-imports-only-measures', 'libs/scheduling/src/layer.ts', '@gemba/contracts/stock'),
  imports(
    'middle-libraries-import-down',
    'libs/messaging/src/aside.sql.ts',
    '@gemba/event-store/streams.sql',
  ),
  imports('client-imports-nothing-of-ours', 'libs/client/src/contract.ts', '@gemba/contracts/stock'),
  imports('client-imports-no-node', 'libs/client/src/file.http.ts', 'node:http'),
  imports('libraries-import-no-service', `${LIB}/service.ts`, '../../../services/hr/src/absence.js'),
  imports('services-import-no-deploy', 'services/hr/src/deploy.ts', '../../../deploy/local/src/local.js'),
  imports('services-never-import-each-other', 'services/hr/src/other.ts', '../../quality/src/lot.js'),
  imports('nothing-imports-deploy', 'tool.config.mjs', './deploy/local/src/local.ts'),
  imports(
    'checker-imports-nothing-of-the-product',
    'deploy/chaos/src/checker/sums.ts',
    '@gemba/measures/quantity',
  ),
  imports(
    'checker-imports-nothing-of-the-product',
    'deploy/chaos/src/checker/started.ts',
    '../../../local/src/local.js',
  ),
  imports('only-platform-knows-nest', 'libs/event-store/src/nest.module.ts', '@nestjs/common'),
  imports('only-platform-knows-nest', 'libs/messaging/src/nest.module.ts', '@nestjs/microservices'),
  imports('transport-knows-only-handlers', 'libs/messaging/src/transport/whole.kafka.ts', '@nestjs/core'),
  imports('web-talks-only-http', 'services/dashboard/src/web/contract.ts', '@gemba/contracts/stock'),
  imports('web-imports-no-node', 'services/dashboard/src/web/file.ts', 'node:fs'),
  imports('rules-import-no-edge-file', 'services/hr/src/rule.ts', './absence.http.js'),
  imports('rules-import-no-edge-file', 'services/hr/src/rule-of-store.ts', '@gemba/event-store/streams.sql'),
  imports('rules-import-no-edge-package', 'services/hr/src/rule-of-pg.ts', 'pg'),
  {
    rule: 'rules-import-no-edge-package',
    file: 'services/hr/src/rule-of-both.ts',
    text: `import type { Pool } from 'pg';\nimport pg from 'pg';\nexport const pool: Pool = new pg.Pool();\n`,
  },
  {
    rule: 'rules-import-no-edge-package',
    file: 'services/hr/src/rule-of-mixed.ts',
    text: `import { type Pool, Client } from 'pg';\nexport const used = (it: Pool) => [it, Client];\n`,
  },
  imports('rules-import-no-edge-file', 'libs/platform/src/rule-of-log.ts', './log.process.js'),
  imports('rules-import-no-io', 'services/hr/src/rule-of-files.ts', 'node:fs'),
  imports('rules-import-no-io', 'services/hr/src/rule-of-net.ts', 'node:net'),
  imports('no-cycles', `${LIB}/one.ts`, './two.js'),
  imports('no-cycles', `${LIB}/two.ts`, './one.js'),
  { rule: 'no-orphans', file: `${LIB}/alone.ts`, text: 'export const alone = 1;\n' },
  imports('nobody-imports-a-test', 'services/hr/src/end.sql.ts', './absence.sql.test.js'),
  imports('imports-are-found', `${LIB}/lost.ts`, './nowhere.js'),
];
