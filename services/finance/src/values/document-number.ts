/**
 * Numbers of documents are kept as they are printed (Directive 2006/112/EC, article 226, point 2). Those of
 * one partner that look alike are probably one document: case, separators and leading zeros do not tell them
 * apart.
 */

/** Full-width and other variants become plain letters and digits; everything else separates. */
const plain = (number: string): string => number.normalize('NFKC').toUpperCase();

const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const BETWEEN_DIGITS = /(?<=\p{N})[^\p{L}\p{N}]+(?=\p{N})/gu;
const LEADING_ZEROS = /(?<!\p{N})0+(?=\p{N})/gu;

/** `2026-0815a` and `20260815A` are the same. */
export const asWritten = (number: string): string => plain(number).replaceAll(SEPARATORS, '');

/** `INV-007` and `INV 7` are the same, and `2026-0815` and `2026/815`; `2026-11-2` and `2026-1-12` differ. */
export const withoutZeros = (number: string): string =>
  plain(number)
    .replaceAll(LEADING_ZEROS, '')
    .replaceAll(BETWEEN_DIGITS, '-')
    .replaceAll(/[^\p{L}\p{N}-]+|(?<!\p{N})-|-(?!\p{N})/gu, '');

const OTHER_SCRIPTS = /(?![A-Za-z0-9])[\p{L}\p{N}]/gu;

const codeOf = (character: string): string => `u${(character.codePointAt(0) ?? 0).toString(16)}`;

/**
 * The number as part of an id. A number that is an identifier stays as it is; signs that no identifier has
 * part it, and letters and digits of other scripts are named by their code points: `FV 12/11` is `FV-12-11`.
 */
export const numberInId = (number: string): string => {
  const id = number
    .normalize('NFKC')
    .replaceAll(OTHER_SCRIPTS, codeOf)
    .replaceAll(/[^A-Za-z0-9._:-]+/g, '-')
    .replaceAll(/^[._:-]+|[._:-]+$/g, '');
  return id === '' ? [...number].map(codeOf).join('-') : id;
};
