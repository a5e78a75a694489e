/** Every bug can be planted in today's sources, and what comes out still compiles. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transform } from '@swc/core';
import { patched } from './bugs/bug.js';
import { bugs, bugsNamed } from './bugs/all.js';
import { olderBuild } from './older-build.js';

const root = resolve(import.meta.dirname, '../../../..');
const config = JSON.parse(readFileSync(resolve(root, '.swcrc'), 'utf8')) as object;
const sourceOf = (file: string): string => readFileSync(resolve(root, file), 'utf8');

const changes = [...bugs, ...olderBuild];

describe('the planted bugs', () => {
  it.each(changes.map((each) => [each.name, each] as const))('%s fits and compiles', async (_, change) => {
    const source = sourceOf(change.file);
    const text = patched(change, source);
    expect(text).not.toBe(source);
    const { code } = await transform(text, { ...config, filename: change.file, swcrc: false });
    expect(code.length).toBeGreaterThan(0);
  });

  it('are at least sixteen, each under a name of its own and looked for by a check', () => {
    expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
    expect(bugs.length).toBeGreaterThanOrEqual(16);
    expect(bugs.filter(({ convictedBy }) => convictedBy.length === 0)).toEqual([]);
  });

  it('are found by name', () => {
    expect(bugsNamed('relay-skips-one').map(({ file }) => file)).toEqual([
      'libs/messaging/src/relay/batch.ts',
    ]);
    expect(bugsNamed('all')).toEqual(bugs);
    expect(() => bugsNamed('relay-skips-two')).toThrow(/no bug "relay-skips-two"/);
  });
});

describe('a patch', () => {
  const bug = { name: 'b', file: 'f', edits: [{ find: 'a < b', replace: 'a <= b' }] };

  it('changes the one place', () => {
    expect(patched(bug, 'if (a < b) return;')).toBe('if (a <= b) return;');
  });

  it('refuses a text without the place, and one that has it twice', () => {
    expect(() => patched(bug, 'if (a > b) return;')).toThrow('0 times');
    expect(() => patched(bug, 'a < b; a < b;')).toThrow('2 times');
  });
});
