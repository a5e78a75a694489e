/** Only what a list allows is understood; a moment in the past is refused, not ignored. */
import { describe, expect, it } from '@jest/globals';
import { checkAsked, filtersIn, listNamed, pageParameters, sortIn, sumsIn } from './asked.js';

const orders = listNamed('order-lines');

describe('a list', () => {
  it('is filtered by any of the values given', () => {
    expect(filtersIn(orders, { 'filter[stage]': 'placed,promised', 'filter[site]': '', limit: '5' })).toEqual(
      [{ field: orders.fields.stage, values: ['placed', 'promised'] }],
    );
  });

  it('is sorted by what it allows, or as it is by nature', () => {
    expect(sortIn(orders, { sort: 'promised' })).toEqual({
      field: orders.fields.promised,
      descending: false,
    });
    expect(sortIn(orders, {})).toEqual({ field: orders.fields.placedAt, descending: true });
  });

  it('refuses fields that it does not have', () => {
    expect(() => filtersIn(orders, { "filter[x' or 1=1]": '1' })).toThrow(/cannot be asked by/);
    expect(() => filtersIn(orders, { 'filter[constructor]': '1' })).toThrow(/cannot be asked by/);
    expect(() => sortIn(orders, { sort: '-colour' })).toThrow(/colour/);
    expect(() => sumsIn(orders, { sum: 'stage' })).toThrow(/no number/);
    expect(() => listNamed('secrets')).toThrow(/no table/);
  });

  it('refuses words that a field never is, and names those that it can be', () => {
    expect(() => filtersIn(orders, { 'filter[stage]': 'placed,shipped' })).toThrow(
      /stage is never "shipped"; it is one of: placed, promised/,
    );
    expect(() => filtersIn(orders, { 'filter[late]': 'yes' })).toThrow(/one of: true, false/);
    const invoices = listNamed('supplier-invoices');
    expect(() => filtersIn(invoices, { 'filter[kind]': 'null' })).toThrow(/kind is never "null"/);
    expect(filtersIn(orders, { 'filter[customer]': 'whoever' })).toHaveLength(1);
  });

  it('refuses the past and parameters that nobody knows', () => {
    expect(() => checkAsked({ at: '2026-03-01T00:00:00Z' }, {})).toThrow(
      expect.objectContaining({ status: 422 }),
    );
    expect(() => checkAsked({ colour: 'red' }, pageParameters(orders))).toThrow(
      expect.objectContaining({ status: 400 }),
    );
    const asked = { limit: '1', 'filter[site]': 'lyon', at: '' };
    expect(() => checkAsked(asked, pageParameters(orders))).not.toThrow();
    expect(() => checkAsked({ filter: 'lyon' }, pageParameters(orders))).toThrow(/Not known here: filter/);
  });
});
