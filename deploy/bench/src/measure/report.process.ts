/** Puts the table into docs/performance.md, between its two marks; what people wrote around it stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from './table.js';
import { notesOf, tableOf } from './table.js';

const BEGIN = '<!-- npm run bench writes from here -->';
const END = '<!-- to here -->';

export type Report = {
  readonly outcomes: readonly Outcome[];
  readonly machine: string;
  readonly repetitions: number;
};

/** @throws when the document has lost its marks. */
export const writeDown = (file: string, { outcomes, machine, repetitions }: Report): void => {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file} needs the lines ${BEGIN} and ${END}: the table goes between them.`);
  const day = new Date().toISOString().slice(0, 10);
  const where = `Measured ${day} on ${machine}, Node ${process.version}`;
  const how =
    `${where}, PostgreSQL and Kafka on the same machine, fsync on in both. One warm-up, then ` +
    `${String(repetitions)} runs of each side in turn; figures are medians, the ratio is the median over ` +
    'neighbouring runs.';
  const table = [how, tableOf(outcomes), notesOf(outcomes)].join('\n\n');
  writeFileSync(file, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
};
