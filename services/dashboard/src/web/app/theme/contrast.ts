/** Remembers whether this reader wants high contrast; without a choice the system's wish holds. */
import { useCallback, useSyncExternalStore } from 'react';

const KEY = 'gemba-contrast';
const CHANGED = 'gemba-contrast-changed';

function wanted(): boolean {
  const chosen = localStorage.getItem(KEY);
  if (chosen !== null) return chosen === 'more';
  return matchMedia('(prefers-contrast: more)').matches;
}

/** Puts the choice on the document, where the tokens look for it. */
export function applyContrast(): void {
  document.documentElement.dataset.contrast = wanted() ? 'more' : 'normal';
}

function subscribe(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  return () => removeEventListener(CHANGED, changed);
}

export function useContrast(): [more: boolean, set: (more: boolean) => void] {
  const more = useSyncExternalStore(subscribe, wanted);
  const set = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? 'more' : 'normal');
    applyContrast();
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [more, set];
}
