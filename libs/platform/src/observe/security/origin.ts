/**
 * From where a request comes: the other end of its connection, and behind the dashboard's own door the
 * address that the door saw. What a client says about itself (`x-forwarded-for`) is not believed.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Origin } from './security-event.js';

/** The address that the door saw, and the word by which a service knows the door. */
export const CLIENT_HEADER = 'gemba-client';
export const DOOR_HEADER = 'gemba-door';

type Asked = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether the request came through a door that knows the word; nobody does where there is none. */
const isFromDoor = (said: unknown, word: string | null): boolean =>
  word !== null && typeof said === 'string' && timingSafeEqual(digestOf(said), digestOf(word));

/** `word`: the secret that doors and services share; null where no door is believed. */
export const originOf = ({ headers, socket }: Asked, word: string | null): Origin => {
  const peer = socket.remoteAddress ?? 'unknown';
  const client = headers[CLIENT_HEADER];
  return isFromDoor(headers[DOOR_HEADER], word) && typeof client === 'string' ? { peer, client } : { peer };
};
