/** What people meet on their screens is called something in every language that the application speaks. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { spoken } from './spoken.js';

const ROOT = `${import.meta.dirname}/../../../..`;
const catalogueAt = async (path: string): Promise<Readonly<Record<string, string>>> =>
  JSON.parse(await readFile(`${ROOT}/${path}`, 'utf8')) as Record<string, string>;

describe.each(['fr', 'pl', 'pt'])('%s', (language) => {
  it('calls everything something, and nothing that there is not', async () => {
    const names = await catalogueAt(`libs/client/src/names/${language}.json`);
    const all = new Set(spoken());
    expect([...all].filter((name) => names[name] === undefined)).toEqual([]);
    expect(Object.keys(names).filter((name) => !all.has(name))).toEqual([]);
  });
});
