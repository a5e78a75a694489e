/** One holder of a state folder, from whichever clone it was started. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from '../engines/movement.process.js';
import { takeLock } from './lock.process.js';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'gemba-lock-'));
});
afterEach(() => {
  rmSync(state, { recursive: true });
});

const lock = (): string => join(state, 'lock');

it('P27: is refused while another process lives that took it, whatever program that is', () => {
  writeFileSync(lock(), JSON.stringify({ pid: process.ppid, started: startOf(process.ppid) }));
  expect(() => takeLock(state)).toThrow(/already running on .*GEMBA_STATE/);
});

it('P27: is taken over from a process that ended, also when its number is in use again', () => {
  writeFileSync(lock(), JSON.stringify({ pid: process.ppid, started: '1' }));
  const release = takeLock(state);
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(() => takeLock(state)).toThrow('already running');
  release();
  expect(existsSync(lock())).toBe(false);
});

it('P27: is taken over when only half of it was written', () => {
  writeFileSync(lock(), '{"pid":');
  takeLock(state)();
  expect(existsSync(lock())).toBe(false);
});
