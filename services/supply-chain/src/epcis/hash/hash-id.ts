/** The id of an EPCIS event that was sent without one: a hash of what it says (CBV 2.0, 8.9). */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../facts/facts.js';
import { preHash } from './pre-hash.js';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

type Event = Readonly<Record<string, unknown>>;

/** `ni:///sha-256;…?ver=CBV2.0`, the same for every spelling of the same event. */
export const hashId = (event: Event): string => `ni:///sha-256;${sha256(preHash(event))}?ver=CBV2.0`;

/** What an event says, also that it declares an error, which its hash id leaves out: 64 hex digits. */
export const contentOf = (event: Event): string =>
  sha256(`${preHash(event)}${canonicalJson(event.errorDeclaration ?? null)}`);
