/** The outbox of this terminal: sends by itself whenever something waits. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../session/gate.jsx';
import { type Waiting, drain, dropWaiting, keepWaiting, readOutbox } from './outbox.js';

const AGAIN_MS = 3_000;

type Doing = Omit<Waiting, 'key' | 'at' | 'refused'>;

export type Outbox = {
  readonly waiting: readonly Waiting[];
  readonly does: (doing: Doing) => void;
  /** Takes away what was refused and has been read. */
  readonly drop: (key: string) => void;
};

export function useOutbox(): Outbox {
  const { client, session } = useSession();
  const person = session.person?.id ?? '';
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState(() => readOutbox(localStorage, person));
  const busy = useRef(false);
  /** What is kept is the truth: another window may have added to it, or sent some of it. */
  const look = useCallback(() => setWaiting(readOutbox(localStorage, person)), [person]);
  const sendAll = useCallback(async () => {
    const kept = readOutbox(localStorage, person);
    if (busy.current || kept.every(({ refused }) => refused !== undefined)) return;
    busy.current = true;
    try {
      await drain(client.post, kept, (each, refused) => {
        if (refused === null) dropWaiting(localStorage, person, each.key);
        else keepWaiting(localStorage, person, { ...each, refused });
        look();
      });
    } finally {
      busy.current = false;
    }
    await queries.invalidateQueries({ queryKey: ['things'] });
  }, [client, person, look, queries]);
  useEffect(() => {
    const send = () => void sendAll();
    send();
    const ticking = setInterval(send, AGAIN_MS);
    addEventListener('online', send);
    addEventListener('storage', look);
    return () => {
      clearInterval(ticking);
      removeEventListener('online', send);
      removeEventListener('storage', look);
    };
  }, [sendAll, look]);
  return {
    waiting,
    does: (doing) => {
      const key = crypto.randomUUID();
      keepWaiting(localStorage, person, { ...doing, key, at: new Date().toISOString() });
      look();
      void sendAll();
    },
    drop: (key) => {
      dropWaiting(localStorage, person, key);
      look();
    },
  };
}
