/** Whatever a body holds, its faults are named at once, no more than a person can read, and in no time. */
import { describe, expect, it } from '@jest/globals';
import { IsId, IsListOf, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import { Problem } from '../problems/problem.js';
import { validated } from './validation.js';

class Line {
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: object;
}
class Order {
  @IsText({ max: 40 }) name!: string;
  @Optional() @IsListOf(() => Line, { max: 3 }) lines?: Line[];
}

/** A busy machine takes its time; without a bound it took seven seconds on an idle one. */
const BRIEF_MS = 1_500;

const refusalOf = (body: unknown): Problem => {
  try {
    validated(Order, body);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('It was taken.');
};

const pointersOf = (body: unknown) =>
  refusalOf(body).more.errors?.map(({ pointer, code }) => [pointer, code]);

describe('a body', () => {
  it('is told all its faults at once, each with its place', () => {
    const lines = [{ item: 'A B', quantity: { value: '1', unit: 'KGM' }, 'a/b': 1 }, 'x'];
    expect(pointersOf({ lines, more: 1 })).toEqual([
      ['/lines/0/a~1b', 'unknown-field'],
      ['/more', 'unknown-field'],
      ['/name', 'isText'],
      ['/lines/0/item', 'isId'],
      ['/lines/1', 'nestedValidation'],
    ]);
  });

  it('is refused where a list stands in place of an object', () => {
    expect(pointersOf({ name: 'a', lines: [[]] })).toEqual([['/lines', 'isListOf']]);
  });

  it('P40: of 80,000 unknown members is answered with a hundred faults, at once', () => {
    const body = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`m${String(at)}`, at]));
    const began = performance.now();
    const refusal = refusalOf(body);
    expect(performance.now() - began).toBeLessThan(BRIEF_MS);
    expect(refusal.more.errors).toHaveLength(100);
    expect(refusal.message).toBe('80000 field(s) are not as they must be. The first 100 are named.');
    expect(JSON.stringify(refusal.more.errors).length).toBeLessThan(20_000);
  });

  it('P40: with a list that is too long, or that stands where none may, is not looked into', () => {
    const began = performance.now();
    const many = Array.from({ length: 80_000 }, () => ({ more: 1 }));
    expect(pointersOf({ name: 'a', lines: many })).toEqual([['/lines', 'arrayMaxSize']]);
    expect(pointersOf({ name: many })).toEqual([['/name', 'arrayMaxSize']]);
    expect(performance.now() - began).toBeLessThan(BRIEF_MS);
  });

  it('P40: names an unknown member of a megabyte by its beginning', () => {
    expect(JSON.stringify(refusalOf({ name: 'a', ['x'.repeat(1_000_000)]: 1 }).more).length).toBeLessThan(
      500,
    );
  });

  it('P3: has its texts in one spelling when it is taken', () => {
    expect(validated(Order, { name: 'Jose\u0301' })).toEqual({ name: 'José' });
  });
});
