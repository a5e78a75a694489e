/** An id beside the command is taken where the client may choose one, and is a field too many elsewhere. */
import { describe, expect, it } from '@jest/globals';
import { IsId, Optional } from '@gemba/contracts/fields';
import { Problem } from '../problems/problem.js';
import { openedBy } from './opened.js';

class Open {
  @Optional() @IsId() site?: string;
}
const natural = { idOf: ({ site = '' }: Open) => `plan.${site}` };

const faultsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.more.errors?.map(({ pointer, code }) => [pointer, code]);
    throw error;
  }
  throw new Error('It was taken.');
};

describe('what opens a stream', () => {
  it('has the id that the client chose, or none', () => {
    expect(openedBy({}, Open, { id: 'A-1', site: 'lyon' })).toMatchObject({
      id: 'A-1',
      body: { site: 'lyon' },
    });
    expect(openedBy({}, Open, {})).toMatchObject({ id: undefined });
    expect(faultsOf(() => openedBy({}, Open, { id: 'A 1' }))).toEqual([['/id', 'isId']]);
  });

  it('has the id that follows from it, and no other can be chosen', () => {
    expect(openedBy(natural, Open, { site: 'lyon' })).toMatchObject({ id: 'plan.lyon' });
    expect(faultsOf(() => openedBy(natural, Open, { id: 'A-1', site: 'lyon' }))).toEqual([
      ['/id', 'unknown-field'],
    ]);
  });

  it.each([null, [], 5, 'Open'])('is an object, not %j', (given) => {
    expect(faultsOf(() => openedBy({}, Open, given))).toEqual([['', 'object']]);
  });
});
