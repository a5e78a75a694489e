/** `npm run chaos -- --soak`: the soak of the log on engines of its own, at full length. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startTestEngines } from '@gemba/deploy-local/testing/test-engines.process';
import { runSoak, type SoakReport } from './soak.process.js';

const text = { type: 'string' } as const;
const OPTIONS = {
  soak: { type: 'boolean' },
  events: { ...text, default: '1000000' },
  seed: { ...text, default: '1' },
  report: text,
} as const;

/** Answers the exit code: 0 when nothing was found. */
export async function soakCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const seed = Number(values.seed);
  const events = Number(values.events);
  console.log(`Soak of ${String(events)} events, seed ${String(seed)}`);
  const engines = await startTestEngines();
  try {
    const { databaseUrl, kafka } = engines;
    const report = await runSoak({ databaseUrl, server: kafka.server, seed, events, signal });
    if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(report, undefined, 2));
    console.log(told(report));
    return report.findings.length === 0 ? 0 : 1;
  } finally {
    await engines.stop();
  }
}

function told({ findings, ...figures }: SoakReport): string {
  const lines = findings.map(({ check, what }) => `  ${check}: ${what}`);
  const verdict = findings.length === 0 ? 'Nothing was lost, reordered or done twice.' : 'Found:';
  return [JSON.stringify(figures, undefined, 2), verdict, ...lines].join('\n');
}
