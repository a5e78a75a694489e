/**
 * What was done at a machine and has not arrived yet. It survives a reload, goes out in the order in which it
 * was done, and each goes with one key for as long as it is sent, so that it has one effect.
 */
import { type Client, good } from '@gemba/client/client.http';
import { Refused } from '@gemba/client/problem';
import type { Department } from '../desk/api/nouns.js';

export type Waiting = {
  readonly key: string;
  /** When it was done, RFC 3339. */
  readonly at: string;
  readonly service: Department;
  readonly route: string;
  readonly id?: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it is, for whoever waits for it. */
  readonly says: string;
  /** Why it was refused; absent while it waits. */
  readonly refused?: string;
};

/** Each under a name of its own, so that two windows do not write over each other's. */
const PREFIX = 'gemba.floor.outbox';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What somebody did goes out in their name alone: a key counts for who sends it. */
const namePrefix = (person: string): string => `${PREFIX}/${person}/`;

/** As long as a command is on its way anyway; what is older says when it was done. */
const LATE_MS = 30_000;

const isWaiting = (each: unknown): each is Waiting =>
  typeof each === 'object' && each !== null && typeof (each as Waiting).key === 'string';

const readOne = (text: string | null): readonly Waiting[] => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isWaiting(kept) ? [kept] : [];
  } catch (error) {
    // What somebody else wrote under this name is none of ours.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

/** All that this person did here, whichever window it was done in, in the order in which it was done. */
export const readOutbox = (store: Kept, person: string): readonly Waiting[] => {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return names
    .filter((name) => name.startsWith(namePrefix(person)))
    .flatMap((name) => readOne(store.getItem(name)))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
};

export const keepWaiting = (store: Kept, person: string, waiting: Waiting): void => {
  store.setItem(`${namePrefix(person)}${waiting.key}`, JSON.stringify(waiting));
};

export const dropWaiting = (store: Kept, person: string, key: string): void => {
  store.removeItem(`${namePrefix(person)}${key}`);
};

/** Answers that say nothing of what was sent: it still runs, came too late, or the clock here is ahead. */
const NOT_YET: readonly string[] = ['PLT-KEY-RUNNING', 'PLT-TIME-FUTURE'];
const TRY_AGAIN: readonly number[] = [401, 408, 425];

/** Nobody has decided about it: the network, the sign-in or the service is away. */
const isAway = (error: unknown): boolean => {
  if (!(error instanceof Refused)) return true;
  const { status, code } = error.problem;
  return status >= 429 || TRY_AGAIN.includes(status) || NOT_YET.includes(code ?? '');
};

type Post = Client['post'];

const told = ({ key, at, id, body }: Waiting, now: number) => ({
  ...{ key, body },
  ...(id === undefined ? {} : { path: { id } }),
  ...(now - Date.parse(at) > LATE_MS ? { occurredAt: at } : {}),
});

type Answer = 'done' | 'away' | { readonly refused: string };

const sentOnce = async (post: Post, each: Waiting, now: number): Promise<Answer> => {
  const send = post as unknown as (service: Department, route: string, told: object) => ReturnType<Post>;
  try {
    await good(send(each.service, each.route, told(each, now)));
    return 'done';
  } catch (error) {
    if (isAway(error)) return 'away';
    return { refused: error instanceof Error ? error.message : String(error) };
  }
};

/**
 * Sends what waits, first come, first sent, until nobody answers. What is refused stays with its reason until
 * somebody has read it, and holds nothing up that was done at another thing; `settled` is told after each.
 */
export const drain = async (
  post: Post,
  waiting: readonly Waiting[],
  settled: (each: Waiting, refused: string | null) => void,
): Promise<void> => {
  for (const each of waiting) {
    if (each.refused !== undefined) continue;
    const answer = await sentOnce(post, each, Date.now());
    if (answer === 'away') return;
    settled(each, answer === 'done' ? null : answer.refused);
  }
};
