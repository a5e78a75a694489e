/** What was published is kept in a file, and the events of now can be read as they were then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { companySets } from './events/company.js';
import { breaksIn, breaksOf, publishedIn, type Published } from './published.js';

const file = join(import.meta.dirname, '../published.json');
const published = JSON.parse(readFileSync(file, 'utf8')) as Published;

describe('published versions', () => {
  it('P17: stay as they were; a change is a next version', () => {
    expect(breaksIn(published, publishedIn(companySets))).toEqual([]);
  });

  it('P17: are all kept; a new one is added by "npm run docs"', () => {
    expect(Object.keys(publishedIn(companySets)).filter((version) => !(version in published))).toEqual([]);
  });
});

describe('a change of a published version', () => {
  const before = {
    ...{ type: 'object', required: ['eta', 'lines'] },
    properties: {
      eta: { type: 'string', format: 'date' },
      lines: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    },
  };

  it('breaks it where a field goes, comes, must be there or means something else', () => {
    expect(breaksOf(before, before)).toEqual([]);
    expect(breaksOf(before, { ...before, required: ['eta', 'lines', 'why'] })).toEqual([
      '/why is needed now',
    ]);
    expect(breaksOf(before, { ...before, required: ['eta'] })).toEqual(['/lines may be absent now']);
    const { lines } = before.properties;
    expect(breaksOf(before, { ...before, properties: { lines } })).toEqual(['/eta is gone']);
    const moment = { eta: { type: 'string', format: 'date-time' }, lines };
    expect(breaksOf(before, { ...before, properties: moment })).toEqual(['/eta is of another kind']);
    const fewer = { ...before.properties, lines: { ...lines, items: { type: 'string', enum: ['b'] } } };
    expect(breaksOf(before, { ...before, properties: fewer })).toEqual(['/lines[] can no longer be a']);
  });

  it('is none where something optional comes, or a word is added', () => {
    const more = {
      ...before.properties,
      note: { type: 'string' },
      lines: { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] } },
    };
    expect(breaksOf(before, { ...before, properties: more })).toEqual([]);
  });
});
