/** How single values are written in the text that an EPCIS event is hashed from (CBV 2.0, 8.9.2). */
import { canonicalDecimal } from '@gemba/measures/decimal';
import { digitalLink } from '../words/gs1-keys.js';
import type { VocabularyName } from '../words/vocabulary.js';
import { VOCABULARIES, webName } from '../words/vocabulary.js';

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

/** UTC with milliseconds; the fourth decimal rounds the third. Other texts stay as they are. */
export const canonicalTime = (text: string): string => {
  const [, second, fraction = '', zone] = INSTANT.exec(text) ?? [];
  if (second === undefined || zone === undefined) return text;
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0')) + (Number(fraction[3] ?? '0') >= 5 ? 1 : 0);
  return new Date(Date.parse(`${second}${zone}`) + millis).toISOString();
};

const NUMBER = /^[+-]?\d{1,30}(?:\.\d{0,30})?$/;

/** Numbers without trailing zeros, also where a sender wrote them as text. */
const canonicalNumber = (text: string): string => {
  if (!NUMBER.test(text)) return text;
  const plain = text.replace(/^\+/, '').replace(/\.$/, '');
  return canonicalDecimal(plain.replace(/^(-?)0+(?=\d)/, '$1'));
};

const INCHIKEY = 'urn:epcglobal:cbv:inchikey:';

const canonicalWord = (text: string): string => {
  if (text.startsWith(INCHIKEY)) return `https://identifiers.org/inchikey:${text.slice(INCHIKEY.length)}`;
  if (!text.includes(':')) return text;
  const names = Object.keys(VOCABULARIES) as VocabularyName[];
  return names.map((name) => webName(name, text)).find((each) => each !== text) ?? text;
};

/**
 * A value of any field: words as web addresses, numbers without trailing zeros, GS1 identifiers as Digital
 * Links.
 */
export const canonicalValue = (value: string | number | boolean, of?: VocabularyName): string => {
  const text = String(value).trim();
  if (of) return webName(of, text);
  return digitalLink(text) ?? canonicalNumber(canonicalWord(text));
};
