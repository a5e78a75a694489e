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

const KEPT = 'gemba.floor.outbox';

/** As long as a command is on its way anyway; what is older says when it was done. */
const LATE_MS = 30_000;

const isWaiting = (each: unknown): each is Waiting =>
  typeof each === 'object' && each !== null && typeof (each as Waiting).key === 'string';

export const readOutbox = (store: Pick<Storage, 'getItem'>): readonly Waiting[] => {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isWaiting) : [];
  } catch (error) {
    // What somebody else wrote under this name is none of ours.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

export const keepOutbox = (store: Pick<Storage, 'setItem'>, waiting: readonly Waiting[]): void => {
  store.setItem(KEPT, JSON.stringify(waiting));
};

/** Nobody has decided about it: the network, the sign-in or the service is away. */
const isAway = (error: unknown): boolean =>
  !(error instanceof Refused) || error.problem.status === 401 || error.problem.status >= 429;

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
