/** Keeps the screen alive: a message that something moved makes the answers that show it fresh again. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useSession } from '../session/gate.jsx';
import type { Changed } from './contract.js';
import type { Message } from '../http/event-stream.js';
import { listen } from '../http/live.http.js';

export type Live = { connected: boolean; lagMs: number | null; lastAt: number | null };

const LiveContext = createContext<Live>({ connected: false, lagMs: null, lastAt: null });
const GATHER_MS = 250;
/** What services are asked themselves is asked again less often: they cannot say what of it has moved. */
const THINGS_MS = 2_000;
const things = ['things', 'entries'];
const figures = ['kpi-values', 'profit-and-loss', 'consistency', 'trust'];

export function useLive(): Live {
  return use(LiveContext);
}

/** What waits for the reader follows from these. */
const waiting = ['decisions', 'exceptions', 'tasks'];

function concerns(key: readonly unknown[], changed: Changed): boolean {
  if (key[0] === 'tables') {
    const name = String(key[1]).split('/')[1] ?? '';
    return changed.tables.includes(name);
  }
  if (key[0] === 'notices') return waiting.some((name) => changed.tables.includes(name));
  return figures.includes(String(key[0])) && changed.measures.length + changed.tables.length > 0;
}

function merge(one: Changed | null, other: Changed): Changed {
  if (!one) return other;
  return {
    ...other,
    measures: [...one.measures, ...other.measures],
    tables: [...one.tables, ...other.tables],
  };
}

/** Gathers a burst of messages for a quarter of a second, then asks again once for what they touch. */
function refresher(queries: QueryClient): (changed: Changed) => void {
  let gathered: Changed | null = null;
  let waiting = false;
  const refreshThings = () => {
    waiting = false;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => things.includes(String(queryKey[0])) });
  };
  const flush = () => {
    const changed = gathered;
    gathered = null;
    if (!changed) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, changed) });
  };
  return (changed) => {
    if (!gathered) setTimeout(flush, GATHER_MS);
    if (!waiting) setTimeout(refreshThings, THINGS_MS);
    waiting = true;
    gathered = merge(gathered, changed);
  };
}

/** While a past moment is looked at nothing moves, so `paused` closes the stream. */
export function LiveProvider({ paused, children }: { paused: boolean; children: ReactNode }) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [live, setLive] = useState<Live>({ connected: false, lagMs: null, lastAt: null });
  useEffect(() => {
    if (paused) return;
    const ending = new AbortController();
    const refresh = refresher(queries);
    const onMessage = ({ event, data }: Message) => {
      if (event === 'heartbeat') setLive((now) => ({ ...now, lastAt: Date.now() }));
      if (event === 'reset') void queries.invalidateQueries();
      if (event !== 'changed') return;
      const changed = JSON.parse(data) as Changed;
      refresh(changed);
      const lagMs = Math.max(0, Date.now() - Date.parse(changed.recordedAt));
      setLive({ connected: true, lagMs, lastAt: Date.now() });
    };
    let lost = false;
    const onState = (connected: boolean) => {
      // Nobody told meanwhile what moved, and answers may have failed: everything shown is asked for again.
      if (connected && lost) void queries.invalidateQueries();
      lost = !connected;
      setLive((now) => ({ ...now, connected }));
    };
    void listen(client, { onMessage, onState }, ending.signal);
    return () => ending.abort();
  }, [client, paused, queries]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
