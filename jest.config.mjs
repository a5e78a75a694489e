/**
 * Three suites: pure rules (no server), engines (real PostgreSQL and Kafka), journeys (the running
 * company).
 */
const EDGE = String.raw`\.(sql|http|kafka|engine)\.test\.ts$`;
const JOURNEY = String.raw`\.(journey|browser)\.test\.ts$`;

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.gemba/'],
  modulePathIgnorePatterns: ['/dist/', '/.gemba/'],
};

/** Real engines on a machine that others use as well; a test that waits longer waits for nothing. */
const PATIENCE_MS = 60_000;

const engines = {
  testTimeout: PATIENCE_MS,
  globalSetup: './deploy/local/src/testing/engines.setup.mjs',
  globalTeardown: './deploy/local/src/testing/engines.teardown.mjs',
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testRegex: String.raw`\.test\.ts$`,
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, EDGE, JOURNEY],
    },
    { ...shared, ...engines, displayName: 'engines', testRegex: EDGE },
    { ...shared, displayName: 'journey', testRegex: JOURNEY },
  ],
};
