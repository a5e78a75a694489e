/**
 * GS1 identifiers in their two spellings, EPC URNs and Digital Links, brought to one: the canonical Digital
 * Link.
 */

const HOME = 'https://id.gs1.org';

/** Modulo 10 check digit of GS1 (GS1 General Specifications 7.9), weights 3 and 1 from the right. */
export const checkDigit = (digits: string): string => {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
};

const checked = (digits: string): string => `${digits}${checkDigit(digits)}`;

/** GTIN-14 of a company prefix and an item reference whose first digit is the indicator. */
const gtin = (prefix: string, reference: string): string =>
  checked(`${reference.slice(0, 1)}${prefix}${reference.slice(1)}`);

/** Characters that a URN shows as they are and a Digital Link has to encode. */
export const encoded = (text: string): string =>
  text.replace(/[!()*+,:]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

type Parts = readonly [prefix: string, reference: string, rest: string];

/**
 * How the parts of an EPC URN become the path of a Digital Link; `length` is prefix and reference together.
 */
const INSTANCES: Readonly<Record<string, { length: number; path: (parts: Parts) => string }>> = {
  sgtin: { length: 13, path: ([p, r, s]) => `01/${gtin(p, r)}/21/${encoded(s)}` },
  sscc: { length: 17, path: ([p, r]) => `00/${gtin(p, r)}` },
  sgln: { length: 12, path: ([p, r, s]) => `414/${checked(p + r)}${s === '0' ? '' : `/254/${encoded(s)}`}` },
  grai: { length: 12, path: ([p, r, s]) => `8003/0${checked(p + r)}${encoded(s)}` },
  gsrn: { length: 17, path: ([p, r]) => `8018/${checked(p + r)}` },
  gsrnp: { length: 17, path: ([p, r]) => `8017/${checked(p + r)}` },
  gdti: { length: 12, path: ([p, r, s]) => `253/${checked(p + r)}${encoded(s)}` },
  sgcn: { length: 12, path: ([p, r, s]) => `255/${checked(p + r)}${s}` },
  gsin: { length: 16, path: ([p, r]) => `402/${checked(p + r)}` },
  upui: { length: 13, path: ([p, r, s]) => `01/${gtin(p, r)}/235/${encoded(s)}` },
  pgln: { length: 12, path: ([p, r]) => `417/${checked(p + r)}` },
  lgtin: { length: 13, path: ([p, r, s]) => `01/${gtin(p, r)}/10/${encoded(s)}` },
  itip: { length: 13, path: ([p, r, s]) => `8006/${gtin(p, r)}${tradeItemPiece(s)}` },
};

const tradeItemPiece = (rest: string): string => {
  const [piece = '', total = '', ...serial] = rest.split('.');
  const instance = serial.join('.');
  return `${piece}${total}${instance === '' ? '' : `/21/${encoded(instance)}`}`;
};

/** Keys whose reference has no fixed length. */
const OPEN_ENDED: Readonly<Record<string, (prefix: string, rest: string) => string>> = {
  giai: (p, rest) => `8004/${p}${encoded(rest)}`,
  ginc: (p, rest) => `401/${p}${encoded(rest)}`,
  cpi: (p, rest) => {
    const end = rest.lastIndexOf('.');
    return `8010/${encoded(p + rest.slice(0, end))}/8011/${rest.slice(end + 1)}`;
  },
};

/** What is left of an instance when it names a class: `*` stands for every serial. */
const CLASS_OF: readonly (readonly [RegExp, string])[] = [
  [/\/(?:21|235)\/%2A$/, ''],
  [/%2A$/, ''],
  [/\/8011\/\*$/, ''],
  [/\*$/, ''],
];

const URN = /^urn:epc:(?:id|idpat|class):([a-z]+):(\d{6,12})\.(.+)$/;

/** Prefix, reference and what follows, split where the key says; null when the lengths do not fit. */
const partsOf = (prefix: string, rest: string, together: number): Parts | null => {
  const length = together - prefix.length;
  const reference = rest.slice(0, length);
  const isSeparated = rest.length === length || rest.startsWith('.', length);
  return /^\d*$/.test(reference) && reference.length === length && isSeparated
    ? [prefix, reference, rest.slice(length + 1)]
    : null;
};

const fromUrn = (uri: string): string | null => {
  const found = URN.exec(uri);
  if (found === null) return null;
  const [scheme, prefix, rest] = found.slice(1) as [string, string, string];
  const instance = INSTANCES[scheme];
  if (!instance) return OPEN_ENDED[scheme]?.(prefix, rest) ?? null;
  const parts = partsOf(prefix, rest, instance.length);
  return parts && instance.path(parts);
};

const asClass = (path: string): string => {
  const [pattern, instead] = CLASS_OF.find(([each]) => each.test(path)) ?? [/$/, ''];
  return path.replace(pattern, instead);
};

/** Keys of a Digital Link and the qualifiers that make it finer, the finest first. */
const QUALIFIERS: Readonly<Record<string, readonly string[]>> = {
  '00': [],
  '01': ['21', '10', '235'],
  '253': [],
  '255': [],
  '401': [],
  '402': [],
  '414': ['254'],
  '417': [],
  '8003': [],
  '8004': [],
  '8006': ['21', '10'],
  '8010': ['8011'],
  '8017': [],
  '8018': [],
};

const LINK = /^https?:\/\/[^/?#]+(\/[^?#]*)/i;
const KEY_VALUE = /^\d{4}[\w%.!'()*+,:;=-]*$/;

/** The finest qualifier in the pairs that follow a key, with its value; empty when there is none. */
const qualified = (key: string, more: readonly string[]): string => {
  const pairs = new Map(
    more.flatMap((name, at) => (at % 2 === 0 ? [[name, more[at + 1] ?? ''] as const] : [])),
  );
  const finest = QUALIFIERS[key]?.find((name) => pairs.has(name));
  return finest === undefined ? '' : `/${finest}/${pairs.get(finest) ?? ''}`;
};

const fromLink = (uri: string): string | null => {
  const segments = (LINK.exec(uri)?.[1] ?? '').split('/').slice(1);
  const at = segments.findIndex(
    (key, index) => key in QUALIFIERS && KEY_VALUE.test(segments[index + 1] ?? ''),
  );
  if (at < 0) return null;
  const [key = '', value = '', ...more] = segments.slice(at);
  return `${key}/${key === '01' ? value.padStart(14, '0') : value}${qualified(key, more)}`;
};

/**
 * The canonical GS1 Digital Link of an identifier, at its finest level; null when it is no GS1 identifier.
 */
export const digitalLink = (uri: string): string | null => {
  if (uri.startsWith('urn:epc:idpat:')) {
    const path = fromUrn(uri);
    return path === null ? null : `${HOME}/${asClass(path)}`;
  }
  const path = uri.startsWith('urn:epc:') ? fromUrn(uri) : fromLink(uri);
  return path === null ? null : `${HOME}/${path}`;
};

/** GTIN-14 of how an item names itself: `companyPrefix.itemReference`, or digits with their check digit. */
export const gtinOf = (reference: string): string | null => {
  const [prefix = '', item, more] = reference.split('.');
  if (item !== undefined && more === undefined && /^\d{13}$/.test(prefix + item)) return gtin(prefix, item);
  return /^(\d{8}|\d{12,14})$/.test(reference) ? reference.padStart(14, '0') : null;
};

/** GLN-13 of how a location names itself: `companyPrefix.locationReference`, or 13 digits. */
export const glnOf = (reference: string): string | null => {
  const [prefix = '', place, more] = reference.split('.');
  if (place !== undefined && more === undefined && /^\d{12}$/.test(prefix + place))
    return checked(prefix + place);
  return /^\d{13}$/.test(reference) ? reference : null;
};

/**
 * The trade item that an EPC, an EPC class or a Digital Link names; `lot` and `serial` as they are printed.
 */
export type TradeItem = { readonly gtin: string; readonly lot?: string; readonly serial?: string };

export const tradeItemOf = (uri: string): TradeItem | null => {
  const [, found = '', key, value = ''] =
    /\/01\/(\d{14})(?:\/(10|21)\/(.+))?$/.exec(digitalLink(uri) ?? '') ?? [];
  if (found === '') return null;
  if (key === undefined) return { gtin: found };
  return key === '10'
    ? { gtin: found, lot: decodeURIComponent(value) }
    : { gtin: found, serial: decodeURIComponent(value) };
};

/** GLN-13 of a place that an event names; null when it is named in another way. */
export const placeOf = (uri: string): string | null =>
  /\/414\/(\d{13})(?:\/|$)/.exec(digitalLink(uri) ?? '')?.[1] ?? null;
