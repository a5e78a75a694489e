/** Identities that the company documents, computed here again: of commands, and of sealed events. */
import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const SEPARATOR = '\u001f';
const FIRST = '0'.repeat(64);

/** A UUID of version 8 from the SHA-256 of its parts. */
export const uuidOf = (...parts: readonly string[]): string => {
  const hex = sha256(parts.join(SEPARATOR));
  const variant = (0x80 | (Number.parseInt(hex.slice(16, 18), 16) & 0x3f)).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/** The id of a command that came over HTTP: who gave it, which command it is, and its idempotency key. */
export const commandIdOf = ({
  principal,
  operation,
  key,
}: {
  readonly principal: string;
  readonly operation: string;
  readonly key: string;
}): string => uuidOf(principal, operation, key);

/** What a seal covers, as text of the store. */
export type Link = {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  /** With the service. */
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly meta: string;
  readonly data: string;
  readonly prevHash: string;
  readonly hash: string;
};

const sealOf = (link: Link): string =>
  sha256(
    [
      ...[link.prevHash, link.streamId, String(link.version), link.eventId, link.type],
      ...[String(link.schemaVersion), link.occurredAt, link.recordedAt, link.meta, link.data],
    ].join('\n'),
  );

/**
 * What is wrong with the seal of an event, given the hash of the one before it in its stream; null if
 * nothing.
 */
export const flawIn = (link: Link, before: string | undefined): string | null => {
  if (link.prevHash !== (before ?? FIRST)) return 'it does not carry the hash of the event before it';
  return sealOf(link) === link.hash ? null : 'its hash is not that of its content';
};
