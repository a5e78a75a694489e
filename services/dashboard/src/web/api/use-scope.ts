/** Gives the screens the scope in the address and the ways to change it. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSites } from './queries.js';
import { readScope, type Scope, scopeSearch } from '../scope/scope.js';

export type ScopeChange = Record<string, string | undefined>;

/** The zone of the site looked at; for the group that of its first site. */
export function useZone(): string {
  const [search] = useSearchParams();
  const sites = useSites().data?.data ?? [];
  const site = sites.find(({ id }) => id === search.get('site')) ?? sites[0];
  return site?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The day matters, not the second: the scope stays the same object until its text changes. */
export function useScope(): Scope {
  const [search] = useSearchParams();
  const timeZone = useZone();
  const text = JSON.stringify(readScope(search, { timeZone, now: new Date() }));
  return useMemo(() => JSON.parse(text) as Scope, [text]);
}

/** Sets or removes parts of the address, leaving the rest. */
export function useChangeScope(): (change: ScopeChange) => void {
  const [, setSearch] = useSearchParams();
  return useCallback(
    (change) => {
      setSearch((before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(change)) {
          if (value === undefined || value === '') after.delete(key);
          else after.set(key, value);
        }
        return after;
      });
    },
    [setSearch],
  );
}

/** Makes the address of another screen that keeps the scope. */
export function useLinkTo(): (path: string) => string {
  const [search] = useSearchParams();
  return useCallback((path) => path + scopeSearch(search), [search]);
}
