/** What is done without a network arrives once, in order, with its time; what is refused is told. */
import { describe, expect, it } from '@jest/globals';
import type { Client } from '@gemba/client/client.http';
import { type Waiting, drain, dropWaiting, keepWaiting, readOutbox } from './outbox.js';

const at = new Date(Date.now() - 600_000).toISOString();
const of = (key: string): Waiting => ({
  ...{ key, at, service: 'production', route: '/v1/production-orders/{id}/start-operation', id: 'WO-1' },
  ...{ body: { operation: 10 }, says: key },
});

type Sent = { readonly key: string; readonly occurredAt?: string };

const postThat = (answers: (sent: Sent) => unknown): { post: Client['post']; sent: Sent[] } => {
  const sent: Sent[] = [];
  const post = ((_service: string, _route: string, told: Sent) => {
    sent.push(told);
    return Promise.resolve(answers(told));
  }) as unknown as Client['post'];
  return { post, sent };
};

const ok = { ok: true, status: 200, data: {}, headers: new Headers() };
const refusal = (status: number) => ({
  ok: false,
  problem: { status, title: 'No', detail: 'Not your turn.' },
});

describe('the outbox', () => {
  it('goes out in order, each with its key and the time at which it was done', async () => {
    const { post, sent } = postThat(() => ok);
    const settled: (string | null)[] = [];
    await drain(post, [of('a'), of('b')], (each, refused) => settled.push(each.key, refused));
    expect(sent).toMatchObject([
      { key: 'a', occurredAt: at },
      { key: 'b', occurredAt: at },
    ]);
    expect(settled).toEqual(['a', null, 'b', null]);
  });

  it.each([
    ['the network is away', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the sign-in is over', () => refusal(401)],
    ['the service is away', () => refusal(503)],
  ])('keeps everything while %s', async (_, answers) => {
    const { post, sent } = postThat(answers);
    const settled: string[] = [];
    await drain(post, [of('a'), of('b')], (each) => settled.push(each.key));
    expect([sent.length, settled]).toEqual([1, []]);
  });

  it('tells why something was refused, sends what is behind it, and does not send it again', async () => {
    const { post, sent } = postThat(({ key }) => (key === 'a' ? refusal(409) : ok));
    const told: (string | null)[] = [];
    await drain(post, [of('a'), of('b')], (_, refused) => told.push(refused));
    expect(told).toEqual([expect.stringContaining('Not your turn.'), null]);
    await drain(post, [{ ...of('a'), refused: 'Not your turn.' }], () => told.push('again'));
    expect([sent.length, told.length]).toEqual([2, 2]);
  });

  it.each(['PLT-KEY-RUNNING', 'PLT-TIME-FUTURE'])('waits where %s says that it is too soon', async (code) => {
    const problem = { status: 409, title: 'No', detail: 'Not yet.', code };
    const { post, sent } = postThat(() => ({ ok: false, problem }));
    const settled: string[] = [];
    await drain(post, [of('a'), of('b')], (each) => settled.push(each.key));
    expect([sent.length, settled]).toEqual([1, []]);
  });

  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };

  it('survives a reload, and what is none of it', () => {
    expect(readOutbox(store, 'ana')).toEqual([]);
    keepWaiting(store, 'ana', of('a'));
    expect(readOutbox(store, 'ana')).toEqual([of('a')]);
    for (const name of kept.keys()) kept.set(name, '{oops');
    expect(readOutbox(store, 'ana')).toEqual([]);
    kept.clear();
  });

  it('keeps what two windows do, in order, and what somebody did for nobody else', () => {
    const earlier = { ...of('b'), at: '2026-03-02T10:00:00.000Z' };
    keepWaiting(store, 'ana', of('a'));
    keepWaiting(store, 'ana', earlier);
    keepWaiting(store, 'ben', of('c'));
    expect(readOutbox(store, 'ana')).toEqual([earlier, of('a')]);
    dropWaiting(store, 'ana', 'b');
    expect(readOutbox(store, 'ana')).toEqual([of('a')]);
    expect(readOutbox(store, 'ben')).toEqual([of('c')]);
  });
});
