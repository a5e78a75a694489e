/** Text that people may state: visible, well-formed, in one spelling, with nothing that controls readers. */
import { describe, expect, it } from '@jest/globals';
import { isText } from '../text.js';

const line = (text: string, max = 20): boolean => isText(text, { max });

describe('a line of text', () => {
  it.each(['José', 'Łódź', '東京', 'שלום', 'a\u200Db', '👩‍🏭 Ana', 'x'])('takes %j', (text) => {
    expect(line(text.normalize('NFC'))).toBe(true);
  });

  it('P3: has no half of a surrogate pair', () => {
    for (const text of ['Jos \ud83d', '\ude00 a', 'a\ud83d\ud83db']) expect(line(text)).toBe(false);
  });

  it.each(['', ' ', '\u00A0\u2003', '\u200B', '\uFEFF\u2060', '\u3164'])('P3: is not blank: %j', (text) => {
    expect(line(text)).toBe(false);
  });

  it.each(['a\u0000', 'a\nb', 'a\rb', 'a\tb', 'a\u001b[31m', 'a\u0085b', 'a\u2028b', 'a\u007f'])(
    'P3: has no control characters: %j',
    (text) => {
      expect(line(text)).toBe(false);
    },
  );

  it('P3: has no mark that turns the reading round', () => {
    for (const mark of '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069')
      expect(line(`invoice ${mark}001`)).toBe(false);
  });

  it('P3: is in NFC', () => {
    expect(line('e\u0301')).toBe(false);
    expect(line('é')).toBe(true);
  });

  it('is bounded in characters, not in halves of them', () => {
    expect(line('😀'.repeat(20))).toBe(true);
    expect(line('😀'.repeat(21))).toBe(false);
    expect(isText(`a${' '.repeat(1_000_000)}\u0000`, { max: 2_000_000 })).toBe(false);
  });
});

describe('lines of text', () => {
  it('may be parted by line feeds, and are not blank for that', () => {
    expect(isText('a\n\nb', { max: 20, lines: true })).toBe(true);
    expect(isText('\n \n', { max: 20, lines: true })).toBe(false);
    expect(isText('a\r\nb', { max: 20, lines: true })).toBe(false);
  });
});
