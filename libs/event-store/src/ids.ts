/** Deterministic ids: the same cause gives the same command id, so a repeat has no second effect. */
import { createHash } from 'node:crypto';

/** Hex SHA-256 of a text. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A UUID (RFC 9562 version 8) made of its parts. */
export const uuidFrom = (...parts: readonly string[]): string => {
  const hex = digestOf(parts.join('\u001f'));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const start = `${hex.slice(0, 8)}-${hex.slice(8, 12)}`;
  return `${start}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};
