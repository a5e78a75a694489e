/** The outbox of this terminal: sends by itself whenever something waits. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../session/gate.jsx';
import { type Waiting, drain, keepOutbox, readOutbox } from './outbox.js';

const AGAIN_MS = 3_000;

type Doing = Omit<Waiting, 'key' | 'at' | 'refused'>;

export type Outbox = {
  readonly waiting: readonly Waiting[];
  readonly does: (doing: Doing) => void;
  /** Takes away what was refused and has been read. */
  readonly drop: (key: string) => void;
};

export function useOutbox(): Outbox {
  const { client } = useSession();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState(() => readOutbox(localStorage));
  const now = useRef(waiting);
  const busy = useRef(false);
  const change = useCallback((next: readonly Waiting[]) => {
    now.current = next;
    keepOutbox(localStorage, next);
    setWaiting(next);
  }, []);
  const sendAll = useCallback(async () => {
    if (busy.current || now.current.every(({ refused }) => refused !== undefined)) return;
    busy.current = true;
    try {
      await drain(client.post, now.current, ({ key }, refused) => {
        const others = now.current.filter((each) => each.key !== key);
        const said = now.current.find((each) => each.key === key);
        change(refused === null || !said ? others : [...others, { ...said, refused }]);
      });
    } finally {
      busy.current = false;
    }
    await queries.invalidateQueries({ queryKey: ['things'] });
  }, [client, change, queries]);
  useEffect(() => {
    const send = () => void sendAll();
    send();
    const ticking = setInterval(send, AGAIN_MS);
    addEventListener('online', send);
    return () => {
      clearInterval(ticking);
      removeEventListener('online', send);
    };
  }, [sendAll]);
  return {
    waiting,
    does: (doing) => {
      change([...now.current, { ...doing, key: crypto.randomUUID(), at: new Date().toISOString() }]);
      void sendAll();
    },
    drop: (key) => change(now.current.filter((each) => each.key !== key)),
  };
}
