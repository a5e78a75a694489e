/** Proves how figures, moves, moments and exports are written. */
import { describe, expect, it } from '@jest/globals';
import { csv } from './csv.js';
import { delta } from './delta.js';
import { measure, measureText } from './measure.js';
import { agoText, momentText, rangeText } from './time.js';

describe('a figure', () => {
  it('keeps all digits of a decimal string', () => {
    const exact = '12345678901234567.89';
    expect(measureText(exact, { unit: 'money', currency: 'EUR' }, 'en')).toBe(
      '12,345,678,901,234,567.89\u00a0EUR',
    );
  });

  it('shows a fraction in per cent, in the reader’s way', () => {
    expect(measure('0.9375', { unit: 'ratio', decimals: 1 }, 'de')).toEqual({ text: '93,8', unit: '%' });
  });

  it('shortens large money only where asked', () => {
    expect(measure('1234567.00', { unit: 'money', currency: 'EUR', compact: true }, 'en').text).toBe('1.23M');
  });

  it('shows a dash when there is none', () => {
    expect(measure(null, { unit: 'ratio' })).toEqual({ text: '–', unit: '' });
  });
});

describe('a move', () => {
  it('of a ratio is in percentage points', () => {
    const moved = { value: '0.91', previous: '0.90', direction: 'up' } as const;
    expect(delta(moved, { unit: 'ratio' }, 'en')).toEqual({
      text: '1\u00a0pp',
      way: 'up',
      verdict: 'better',
    });
  });

  it('up is worse where less is better', () => {
    const moved = { value: '30', previous: '24', direction: 'down' } as const;
    expect(delta(moved, { unit: 'C62' }, 'en')).toEqual({ text: '25%', way: 'up', verdict: 'worse' });
  });

  it.each([
    ['0.00512', '0.00508', { unit: 'ratio' }],
    ['37604.20', '37603.90', { unit: 'money', currency: 'EUR' }],
  ] as const)(
    'from %s to %s that would be written as 0 is none, neither better nor worse',
    (value, previous, style) => {
      const none = { text: 'no change', way: 'same', verdict: 'neutral' };
      expect(delta({ value, previous, direction: 'up' }, style, 'en')).toEqual(none);
    },
  );

  it('of a small figure is told to the digit', () => {
    const moved = { value: '4.01', previous: '4.00', direction: 'up' } as const;
    expect(delta(moved, { unit: 'DAY', decimals: 1 }, 'en')).toMatchObject({ verdict: 'better' });
  });

  it('needs something to compare with', () => {
    expect(delta({ value: '1', previous: null, direction: 'up' }, { unit: 'C62' })).toBeNull();
  });
});

describe('a moment', () => {
  it('is told in the zone of the site', () => {
    expect(momentText('2026-10-07T22:30:00Z', 'Europe/Warsaw', 'en-GB')).toBe('8 Oct 2026, 00:30 CEST');
  });

  it('ranges name their last day', () => {
    expect(rangeText({ from: '2026-10-01', to: '2026-10-08' }, 'en-GB')).toBe('1\u2009–\u20097 Oct 2026');
  });

  it('of the future counts as now', () => {
    expect(agoText('2026-10-07T22:30:09Z', Date.parse('2026-10-07T22:30:00Z'), 'en')).toBe('now');
  });
});

describe('an export', () => {
  it('runs nothing in a spreadsheet, and leaves negative numbers numbers', () => {
    const rows = [['=1+1', '-5.20', '-cmd', 'a "b", c', null]];
    expect(csv(['a', 'b', 'c', 'd', 'e'], rows)).toBe(`a,b,c,d,e\r\n'=1+1,-5.20,'-cmd,"a ""b"", c",\r\n`);
  });
  it('keeps whole what a spreadsheet would divide at semicolons, and runs nothing behind a space', () => {
    expect(csv(['a', 'b', 'c'], [['x;=1+1', ' =1+1', '＝1+1']])).toBe(`a,b,c\r\n"x;=1+1",' =1+1,'＝1+1\r\n`);
  });
});
