/** A command about a line of a thing offers the lines that the thing has. */
import { describe, expect, it } from '@jest/globals';
import { ownOf } from './own.js';

describe('what a thing has lists of', () => {
  it('is offered by the names of the fields of their lines, each value once', () => {
    const lines = [
      { line: '1', item: 'SEAL-24', quantity: { value: '5', unit: 'C62' } },
      { line: '2', item: 'SEAL-24' },
    ];
    expect(ownOf({ id: 'PO-1', lines })).toEqual({ line: ['1', '2'], item: ['SEAL-24'] });
  });

  it('is offered by the singular of the list where its lines are called otherwise', () => {
    const operations = [
      { sequence: 10, workUnit: 'ASM-1' },
      { sequence: 20, workUnit: '' },
    ];
    expect(ownOf({ operations }).operation).toEqual(['10', '20']);
    expect(ownOf({ operations }).workUnit).toEqual(['ASM-1']);
    expect(ownOf({ people: ['P-1'], note: 'x' })).toEqual({});
  });
});
