/** `npm run chaos -- --soak`: the soak of the log on engines of its own, at full length. */
import { startTestEngines } from '@gemba/deploy-local/testing/test-engines.process';
import { parseArgs } from 'node:util';
import { runSoak, type SoakReport } from './soak.process.js';

function printed({ findings, ...figures }: SoakReport): string {
  const lines = findings.map(({ check, what }) => `  ${check}: ${what}`);
  const verdict = findings.length === 0 ? 'nothing was lost, reordered or done twice' : 'FOUND:';
  return [JSON.stringify(figures, undefined, 2), verdict, ...lines].join('\n');
}

const { values } = parseArgs({
  strict: false,
  options: { events: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const events = Number(values.events);
console.log(`Soak of ${String(events)} events, seed ${String(seed)}`);
const engines = await startTestEngines();
try {
  const { databaseUrl, brokers } = engines;
  const report = await runSoak({ databaseUrl, brokers, seed, events });
  console.log(printed(report));
  process.exitCode = report.findings.length === 0 ? 0 : 1;
} finally {
  await engines.stop();
}
