/** What was chosen once stays chosen, also for a process that comes after one that was killed. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemory } from '../world/memory.process.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemba-memory-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the memory', () => {
  it('chooses once, for this process and the next', async () => {
    const first = openMemory(folder);
    expect(await first.once('lot', () => 'A')).toBe('A');
    expect(await first.once('lot', () => 'B')).toBe('A');
    first.close();
    const next = openMemory(folder);
    expect(await next.once('lot', () => 'C')).toBe('A');
    next.keep('lot', 'D');
    next.close();
    expect(openMemory(folder).recall('lot')).toBe('D');
  });

  it('forgets a line that was cut off, and goes on behind it', () => {
    const first = openMemory(folder);
    first.keep('day', 1);
    first.close();
    appendFileSync(join(folder, 'demo.jsonl'), '["day",');
    const next = openMemory(folder);
    expect(next.recall('day')).toBe(1);
    next.keep('day', 2);
    next.close();
    expect(openMemory(folder).recall('day')).toBe(2);
  });
});
