/** A list is asked by words that its things can have; others are refused, not answered with nothing. */
import { describe, expect, it } from '@jest/globals';
import { exceptionOf } from '../../exceptions/exception.js';
import { checkFilters, filtersOf } from './filters.js';

const exception = exceptionOf('supply-chain');

describe('a filter', () => {
  it('is there for each question of the noun and for each field of few words', () => {
    expect(filtersOf(exception)).toEqual(expect.arrayContaining(['state', 'owner', 'process', 'status']));
  });

  it('takes words that the field can have, several of them, and none', () => {
    expect(() => checkFilters(exception, { 'filter[status]': 'open,waived' })).not.toThrow();
    expect(() => checkFilters(exception, { 'filter[status]': '' })).not.toThrow();
    expect(() => checkFilters(exception, { 'filter[owner]': 'whoever' })).not.toThrow();
  });

  it('refuses a word that the field never has, and names those that it can have', () => {
    expect(() => checkFilters(exception, { 'filter[status]': 'open,opne' })).toThrow(
      /status is never "opne"; it is one of: .*open/,
    );
  });
});
