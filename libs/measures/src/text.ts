/**
 * Text that people state: well-formed Unicode in one spelling (NFC), visible, without characters that
 * control a terminal or turn round how what stands beside them is read.
 */

/** C0, C1, halves of surrogate pairs, line and paragraph separators, bidirectional overrides and isolates. */
const REFUSED = String.raw`\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\u2028\u2029\u202A-\u202E\u2066-\u2069`;

/** Spaces and characters without a glyph, as far as they are not refused. */
const BLANK =
  String.raw`\u0020\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F` +
  String.raw`\u202F\u205F-\u2065\u206A-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0`;

/** Characters that NFC spells with two or three; Unicode never adds to them. */
const LENGTHENING_LETTERS =
  String.raw`\u0344\u0958-\u095F\u09DC\u09DD\u09DF\u0A33\u0A36\u0A59-\u0A5B\u0A5E\u0B5C\u0B5D\u0F43\u0F4D` +
  String.raw`\u0F52\u0F57\u0F5C\u0F69\u0F73\u0F75\u0F76\u0F78\u0F81\u0F93\u0F9D\u0FA2\u0FA7\u0FAC\u0FB9` +
  String.raw`\u2ADC\uFB1D\uFB1F\uFB2A-\uFB36\uFB38-\uFB3C\uFB3E\uFB40\uFB41\uFB43\uFB44\uFB46-\uFB4E`;
/** Notes stand as they are, since not every reader of expressions has an escape for them. */
const LENGTHENING_NOTES = '\u{1D15E}-\u{1D164}\u{1D1BB}-\u{1D1C0}';
const LENGTHENING = LENGTHENING_LETTERS + LENGTHENING_NOTES;
const MOST_SPELT_BY = 3;

/** Blanks, then something visible, then anything: read once from left to right, however long it is. */
const patternWith = (more: string): string =>
  more === ''
    ? `[${BLANK}]*[^${REFUSED}${BLANK}][^${REFUSED}]*$`
    : `[${BLANK}${more}]*[^${REFUSED}${BLANK}](?:[^${REFUSED}]|${more})*$`;

const LINE = patternWith('');
/** Several lines, parted by line feeds. */
const LINES = patternWith(String.raw`\n`);

const ONE_LINE = new RegExp(`^${LINE}`, 'u');
const MORE_LINES = new RegExp(`^${LINES}`, 'u');

/** How long it may be in characters as JSON Schema counts them; `lines`: line feeds are allowed. */
export type TextBounds = { readonly max: number; readonly lines?: boolean };

/**
 * Which texts of at most `max` characters may be stated, in any spelling: none whose NFC could be longer than
 * that. For JSON Schema, whose expressions are read with Unicode.
 */
export function textPattern({ max, lines = false }: TextBounds): string {
  const most = String(Math.floor(max / MOST_SPELT_BY));
  return String.raw`^(?=[^${LENGTHENING}]*$|[\s\S]{0,${most}}$)${lines ? LINES : LINE}`;
}

/** Characters as JSON Schema counts them: code points, not halves of surrogate pairs. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

const isWithin = (text: string, max: number): boolean => text.length <= 2 * max && lengthOf(text) <= max;

/** Whether it is text of 1 to `max` characters in NFC of which one at least is visible. */
export function isText(value: unknown, { max, lines = false }: TextBounds): boolean {
  if (typeof value !== 'string' || !isWithin(value, max)) return false;
  return (lines ? MORE_LINES : ONE_LINE).test(value) && value.normalize('NFC') === value;
}

/** The spelling in NFC of what may be stated; what may not, as it is: `isText` then says no. */
export function textSpelling(bounds: TextBounds): (value: unknown) => unknown {
  const stated = new RegExp(textPattern(bounds), 'u');
  return (value) => {
    if (typeof value !== 'string') return value;
    const spelt = value.normalize('NFC');
    return spelt === value || (isWithin(value, bounds.max) && stated.test(value)) ? spelt : value;
  };
}

/** What `isStorable` takes, for JSON Schema. */
export const STORABLE_PATTERN = String.raw`^[^\u0000\uD800-\uDFFF]*$`;

/** Whether every store can hold it: no half of a surrogate pair, no NUL. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
