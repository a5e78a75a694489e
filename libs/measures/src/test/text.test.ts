/** Text that people may state: visible, well-formed, in one spelling, with nothing that controls readers. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isText, textPattern, textSpelling } from '../text.js';

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

describe('the spelling of a text', () => {
  const SEED = 20_260_301;
  const bounds = { max: 12 };
  const spelt = textSpelling(bounds);
  const isStated = (text: string): boolean =>
    Array.from(text).length <= bounds.max && new RegExp(textPattern(bounds), 'u').test(text);
  /** Marks and letters that join, part and change places when they are spelt. */
  const joining = fc.constantFrom(
    ...'aeqoAaकডשש일ᄀ각',
    ...'\u0301\u0323\u0328\u0304\u093c\u09bc\u05bc\u11a8\u1161',
  );
  const lengthening = fc.constantFrom(...'\u0344\u0958\u09df\u0f78\ufb2c\u2adc\u{1D160}');
  const chars = fc.oneof(
    { weight: 6, arbitrary: joining },
    lengthening,
    fc.string({ unit: 'binary', maxLength: 1 }),
  );
  const texts = fc.string({ unit: chars.filter((each) => each !== ''), maxLength: 2 * bounds.max });

  it('P3: is NFC of exactly what the pattern allows; nothing else is a text', () => {
    const same = fc.property(texts, (text) => isText(spelt(text), bounds) === isStated(text));
    fc.assert(same, { seed: SEED, numRuns: 2_000 });
  });

  it('P3: is that of every character that may be stated', () => {
    const all = Array.from({ length: 0x11_00_00 }, (_, code) => String.fromCodePoint(code));
    expect(all.filter((each) => isText(spelt(each.repeat(4)), bounds) !== isStated(each.repeat(4)))).toEqual(
      [],
    );
  });

  it('P3: leaves what it would make too long as it is', () => {
    expect(spelt('\u0958'.repeat(4))).toBe('\u0915\u093c'.repeat(4));
    expect(spelt('\u0958'.repeat(5))).toBe('\u0958'.repeat(5));
    expect(spelt('e\u0301'.repeat(6))).toBe('é'.repeat(6));
    expect(spelt('e\u0301'.repeat(7))).toBe('e\u0301'.repeat(7));
    expect(spelt(7)).toBe(7);
  });
});
