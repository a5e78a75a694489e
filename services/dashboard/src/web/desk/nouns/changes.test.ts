/** The history of a thing says what is new in each event, beside what it was. */
import { describe, expect, it } from '@jest/globals';
import { changesOf } from './changes.js';

describe('the history of a thing', () => {
  it('has of each event what is new, with what it was', () => {
    const total = (amount: string) => ({ amount, currency: 'EUR' });
    const events = [
      { data: { supplier: 'S', total: total('5.00') } },
      { data: {} },
      { data: { supplier: 'S', total: total('7.00'), reason: 'dearer' } },
    ];
    expect(changesOf(events, { supplier: 'S', total: total('7.00') })).toEqual([
      [
        { name: 'supplier', before: undefined, after: 'S' },
        { name: 'total', before: undefined, after: total('5.00') },
      ],
      [],
      [
        { name: 'total', before: total('5.00'), after: total('7.00') },
        { name: 'reason', before: undefined, after: 'dearer' },
      ],
    ]);
  });

  it('takes no observation for a change: what is issued for an order is not what it makes', () => {
    const events = [{ data: { item: 'PUMP' } }, { data: { item: 'SEAL' } }, { data: { item: 'CAST' } }];
    expect(changesOf(events, { item: 'PUMP' }).flat()).toEqual(
      events.map(({ data: { item } }) => ({ name: 'item', before: undefined, after: item })),
    );
  });
});
