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

/** Blanks, then something visible, then anything: read once from left to right, however long it is. */
const patternWith = (more: string): string =>
  more === ''
    ? `^[${BLANK}]*[^${REFUSED}${BLANK}][^${REFUSED}]*$`
    : `^[${BLANK}${more}]*[^${REFUSED}${BLANK}](?:[^${REFUSED}]|${more})*$`;

/** One line; for JSON Schema, whose expressions are read with Unicode. */
export const LINE_PATTERN = patternWith('');

/** Several lines, parted by line feeds. */
export const LINES_PATTERN = patternWith(String.raw`\n`);

const LINE = new RegExp(LINE_PATTERN, 'u');
const LINES = new RegExp(LINES_PATTERN, 'u');

/** Characters as JSON Schema counts them: code points, not halves of surrogate pairs. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/**
 * Whether it is text of 1 to `max` characters in NFC of which one at least is visible; `lines`: line feeds
 * are allowed.
 */
export function isText(value: unknown, { max, lines = false }: { max: number; lines?: boolean }): boolean {
  if (typeof value !== 'string' || value.length > 2 * max || lengthOf(value) > max) return false;
  return (lines ? LINES : LINE).test(value) && value.normalize('NFC') === value;
}

/** Whether every store can hold it: no half of a surrogate pair, no NUL. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
