/** The program behind `npm run chaos`: exit code 0 without findings, 1 with findings, 2 when it broke. */
import { writeFileSync } from 'node:fs';
import { faults } from './nemesis/faults.js';
import { plantedCommand } from './planted/command.process.js';
import { help, readArguments } from './run/words/arguments.js';
import { runTrial } from './run/trial.process.js';
import { told } from './run/words/verdict.js';
import { soakCommand } from './soak/command.process.js';

const leaving = new AbortController();
const leave = (): void => {
  leaving.abort();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
process.once('disconnect', leave);

const began = performance.now();
const tell = (line: string): void => {
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`);
};

async function trial(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked.faults?.[0] === 'list') {
    for (const { name, about } of faults) console.log(`${name.padEnd(30)}${about}`);
    return 0;
  }
  const report = await runTrial(asked, { tell, signal: leaving.signal });
  if (asked.report !== undefined) writeFileSync(asked.report, JSON.stringify(report, undefined, 2));
  console.log(told(report));
  return report.findings.length === 0 ? 0 : 1;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--soak')) return soakCommand(args, leaving.signal);
  if (args.includes('--planted')) return plantedCommand(args, leaving.signal);
  if (!args.includes('--help')) return trial(args);
  console.log(help);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  if (process.connected) process.disconnect();
}
