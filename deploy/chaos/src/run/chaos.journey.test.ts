/** Two trials by fixed seeds: two minutes of faults each, without a finding. */
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from './words/verdict.js';

jest.setTimeout(600_000);

const program = resolve(import.meta.dirname, '../../dist/main.js');
const folder = mkdtempSync(join(tmpdir(), 'gemba-chaos-test-'));

/** The report of a trial, run by its own program as `npm run chaos` does. */
const trialOf = async (seed: number): Promise<Report & { words: string }> => {
  const report = join(folder, `${String(seed)}.json`);
  const args = [program, '--seed', String(seed), '--minutes', '2', '--report', report];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => words.push(text.toString()));
  }
  await new Promise((ended) => child.once('close', ended));
  if (child.exitCode === 2) throw new Error(words.join(''));
  return { ...(JSON.parse(readFileSync(report, 'utf8')) as Report), words: words.join('') };
};

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a company under faults', () => {
  it.each([11, 12])('keeps its promises with seed %i', async (seed) => {
    const { findings, commands, faults, words } = await trialOf(seed);
    expect({ findings, words: findings.length > 0 ? words : '' }).toEqual({ findings: [], words: '' });
    expect(commands.ok).toBeGreaterThan(200);
    expect(faults.filter(({ struck }) => struck > 0).length).toBeGreaterThan(4);
  });
});
