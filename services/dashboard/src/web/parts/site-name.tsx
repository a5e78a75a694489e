/** The name people use for a site, wherever a row carries only its id. */
import { useCallback } from 'react';
import { useSites } from '../api/queries.js';

/** Looks names up; an id that is not known is shown as it is. */
export function useSiteNames(): (id: string) => string {
  const sites = useSites().data?.data;
  return useCallback((id) => sites?.find((site) => site.id === id)?.name ?? id, [sites]);
}

export function SiteName({ id }: { id: string }) {
  return useSiteNames()(id);
}
