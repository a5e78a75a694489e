/** `npm run bench`: measures every row on engines of its own, prints the table and writes it down. */
import { fork } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startTestEngines } from '@gemba/deploy-local/testing/test-engines.process';
import type { Bench, Result, Row } from './measure/row.js';
import type { Outcome } from './measure/table.js';
import { notesOf, tableOf } from './measure/table.js';
import { writeDown } from './measure/report.process.js';
import { rows } from './rows.js';

const root = resolve(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, 'one.process.js');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '5' },
    history: { type: 'string', default: '1000000' },
    quick: { type: 'boolean', default: false },
  },
});

/** A row that fails ends the bench: a table with holes would be read as one without. */
const resultOf = (row: Row, bench: Bench): Promise<Result> =>
  new Promise((done, fail) => {
    const child = fork(program, [row.id, JSON.stringify(bench)], { cwd: root });
    let result: Result | undefined;
    child.once('message', (message) => (result = message as Result));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0 && result) done(result);
      else fail(new Error(`${row.id} ended with ${String(code)} and ${result ? 'a' : 'no'} result.`));
    });
  });

/** A whole name means its row, a part of one every row that has it. */
const isNamed = (name: string, id: string): boolean =>
  rows.some((row) => row.id === name) ? id === name : id.includes(name);

const chosen = rows.filter(({ id }) => positionals.length === 0 || positionals.some((it) => isNamed(it, id)));
if (chosen.length === 0) {
  console.error(`No row is called like that. There are: ${rows.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}

const model = cpus()[0]?.model.trim() ?? 'unknown';
const machine = `${String(cpus().length)} processors (${model}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
const engines = await startTestEngines();
const outcomes: Outcome[] = [];
try {
  const { databaseUrl, kafka } = engines;
  const shared = { databaseUrl, kafka: kafka.server, pids: engines.pids() };
  const amount = { scale: values.quick ? 0.1 : 1, history: Number(values.history) };
  const bench = { ...shared, ...amount, repetitions: Number(values.repeat) };
  for (const row of chosen) {
    process.stdout.write(`${row.work} … `);
    const result = await resultOf(row, bench);
    console.log(row.holds(result) ? 'reached' : 'NOT REACHED');
    outcomes.push({ row, result });
  }
} finally {
  await engines.stop();
}
console.log(`\n${tableOf(outcomes)}\n\n${notesOf(outcomes)}\n\n${machine}; Node ${process.version}.`);
if (chosen.length === rows.length && !values.quick)
  writeDown(join(root, 'docs', 'performance.md'), { outcomes, machine, repetitions: Number(values.repeat) });
process.exitCode = outcomes.every(({ row, result }) => row.holds(result)) ? 0 : 1;
