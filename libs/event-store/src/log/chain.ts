/** Every event carries the hash of the one before it in its stream, so that a change of history shows. */
import { hash } from 'node:crypto';

export const FIRST_HASH = '0'.repeat(64);

/** What the hash of an event covers, exactly as it is stored. */
export type Sealed = {
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly meta: string;
  readonly data: string;
};

/** Hex SHA-256 over the previous hash and every stored field, one per line. */
export const sealOf = (event: Sealed, prevHash: string): string =>
  hash(
    'sha256',
    [
      prevHash,
      event.streamId,
      event.version,
      event.eventId,
      event.type,
      event.schemaVersion,
      event.occurredAt,
      event.recordedAt,
      event.meta,
      event.data,
    ].join('\n'),
    'hex',
  );

export type ChainLink = Sealed & { readonly prevHash: string; readonly hash: string };

/** Says what is wrong with a link, given the one before it in the same stream; null when it holds. */
export const flawIn = (link: ChainLink, before: ChainLink | undefined): string | null => {
  const expectedVersion = (before?.version ?? 0) + 1;
  if (link.version !== expectedVersion) {
    return `version ${String(link.version)} stands where ${String(expectedVersion)} should`;
  }
  if (link.prevHash !== (before?.hash ?? FIRST_HASH)) return 'it does not follow the event before it';
  return sealOf(link, link.prevHash) === link.hash ? null : 'its content was changed after it was recorded';
};
