/** First expired, first out: of what is available, not expired, and promised to nobody else. */
import { describe, expect, it } from '@jest/globals';
import { fefo } from './fefo.js';
import type { Lot } from './lot.js';
import { NO_STOCK } from './stock-state.js';

const lot = (value: string, at: string, expiry?: string): Lot => ({
  ...{ balances: { available: value, hold: '100' }, opening: {}, closedUntil: '' },
  movements: [{ at, status: 'available', change: value }],
  ...(expiry === undefined ? {} : { expiry }),
});
const stock = {
  ...NO_STOCK,
  lots: {
    NEVER2: lot('5', '2026-02-01'),
    NEVER1: lot('5', '2026-01-01'),
    LATER: lot('5', '2026-01-01', '2026-05-01'),
    SOON: lot('3', '2026-02-20', '2026-04-01'),
    GONE: lot('9', '2026-01-01', '2026-03-01'),
  },
};
const date = '2026-03-02';
const taken = (quantity: string, more: object = {}) => {
  const { picks, missing } = fefo({ ...stock, ...more }, { quantity, date, demand: 'own' });
  return [picks.map((pick) => `${pick.lot} ${pick.quantity}`).join(', '), missing];
};

describe('first expired, first out', () => {
  it('takes what expires first, and of what never does the oldest', () => {
    expect(taken('2')).toEqual(['SOON 2', '0']);
    expect(taken('14')).toEqual(['SOON 3, LATER 5, NEVER1 5, NEVER2 1', '0']);
    expect(fefo(stock, { quantity: '1', date }).picks).toEqual([
      { lot: 'SOON', quantity: '1', expiry: '2026-04-01' },
    ]);
  });

  it('leaves out what expired, is held, or is promised to others, and says what is missing', () => {
    expect(taken('20')).toEqual(['SOON 3, LATER 5, NEVER1 5, NEVER2 5', '2']);
    const reservations = [{ demand: 'other', quantity: '14' }];
    expect(taken('6', { reservations })).toEqual(['SOON 3, LATER 1', '2']);
    expect(taken('6', { reservations: [...reservations, { demand: 'own', quantity: '2' }] })).toEqual([
      'SOON 3, LATER 1',
      '2',
    ]);
    expect(taken('1', { reservations: [{ demand: 'other', quantity: '19' }] })).toEqual(['', '1']);
  });
});
