/** Rows follow their document, and rows that a document no longer has are told apart. */
import { describe, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { expanded, expansion, listed } from './expansion.js';
import { table } from './table.js';

type Box = { readonly holds: readonly string[] };

const boxes = table('boxes', { events: companyEvents, row: {} as Box, on: {} });
const things = expansion('things', {
  of: boxes,
  rows: (box, key) => Object.fromEntries(box.holds.map((name) => [`${key}.${name}`, { box: key, name }])),
});

describe('an expansion', () => {
  it('lists the rows of all documents', () => {
    expect(listed(things, { a: { holds: ['pen'] }, b: { holds: ['pen'] } })).toEqual({
      'a.pen': { box: 'a', name: 'pen' },
      'b.pen': { box: 'b', name: 'pen' },
    });
  });

  it('tells what is gone', () => {
    const change = { before: { holds: ['pen', 'ink'] }, after: { holds: ['ink'] } };
    expect(expanded(things as never, 'a', change)).toEqual({
      rows: { 'a.ink': { box: 'a', name: 'ink' } },
      gone: ['a.pen'],
    });
    expect(expanded(things as never, 'a', { before: change.after, after: undefined }).gone).toEqual([
      'a.ink',
    ]);
  });
});
