/** What the MATCH parameters of a query look for: identifiers, and patterns that stand for many of them. */
import { digitalLink } from '../words/gs1-keys.js';
import { isUri } from '../words/vocabulary.js';
import { companyOf, exactly, within } from './words-of-event.js';

/** Identifiers are compared as Digital Links, whichever way they are spelt. */
export const canonicalId = (uri: string): string => digitalLink(uri) ?? uri;

const NO_PATTERN =
  'must be identifiers (URIs), or pure identity patterns like urn:epc:idpat:sgtin:4012345.012345.*';
const UNANSWERED =
  'has a pattern that is not answered here: all serials of an item (urn:epc:idpat:sgtin:4012345.012345.*), ' +
  'all items (…sgtin:4012345.*.*) or pallets (…sscc:4012345.*) of a company are, and single identifiers';

const OF_COMPANY = /^urn:epc:idpat:(sgtin|sscc):(\d{6,12})(?:\.\*)+$/;
const KINDS: Readonly<Record<string, string>> = { sgtin: '01', sscc: '00' };

/** What is wrong with a value of MATCH; null when it can be looked for. */
export const unmatchable = (uri: string): string | null => {
  if (uri.startsWith('urn:epc:idpat:'))
    return OF_COMPANY.test(uri) || digitalLink(uri) !== null ? null : UNANSWERED;
  return !isUri(uri) || /[*[\]]/.test(uri) ? NO_PATTERN : null;
};

/** An identifier; or what a pattern stands for: all serials of an item, all items or pallets of a company. */
export const matching = (names: readonly string[], uri: string): readonly string[] => {
  const [, kind = '', prefix] = OF_COMPANY.exec(uri) ?? [];
  if (prefix !== undefined) return names.map((name) => within(name, companyOf(KINDS[kind] ?? '', prefix)));
  const id = canonicalId(uri);
  return names.flatMap((name) =>
    uri.startsWith('urn:epc:idpat:') ? [exactly(name, id), within(name, id)] : [exactly(name, id)],
  );
};
