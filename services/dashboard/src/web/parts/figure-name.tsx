/** The name people use for a figure, wherever a row carries only its id. */
import { useCallback } from 'react';
import { useKpis } from '../api/queries.js';
import { labelOf } from '../desk/api/schema.js';

/** Looks names up; a figure that the reader may not see is called by its id. */
export function useFigureNames(): (id: string) => string {
  const kpis = useKpis().data;
  return useCallback((id) => kpis?.find((kpi) => kpi.id === id)?.name ?? labelOf(id), [kpis]);
}

export function FigureName({ id }: { id: string }) {
  return useFigureNames()(id);
}
