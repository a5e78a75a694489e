/** Which figure is being questioned stands in the address, so that the question can be sent to somebody. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useChangeScope } from '../api/use-scope.js';

const views = ['explain', 'facts', 'why'] as const;
export type View = (typeof views)[number];

export function useOpenKpi(): (kpi: string, view: View) => void {
  const change = useChangeScope();
  return useCallback((kpi, view) => change({ kpi, view }), [change]);
}

/** The figure and view in the address, if any. */
export function useOpened(): { kpi: string | null; view: View } {
  const [search] = useSearchParams();
  return { kpi: search.get('kpi'), view: views.find((view) => view === search.get('view')) ?? 'explain' };
}
