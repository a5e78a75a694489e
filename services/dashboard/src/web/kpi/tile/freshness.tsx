/** Tells how old the last event behind a figure is; the clock ticks once for the whole screen. */
import { useSyncExternalStore } from 'react';
import { agoText } from '../../format/time.js';
import { t } from '../../language/language.js';
import css from './tile.module.css';

const TICK_MS = 5000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) timer = setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The current time in milliseconds, fresh every five seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

export function Freshness({ at }: { at: string | null }) {
  const time = useNow();
  if (at === null) return <span className={css.fresh}>{t('kpi.noEventYet')}</span>;
  return (
    <time className={css.fresh} dateTime={at} title={t('kpi.lastEvent', { at })}>
      {agoText(at, time)}
    </time>
  );
}
