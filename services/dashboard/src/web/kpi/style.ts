/** How the values of a figure are written: bare counts carry no unit beside them. */
import type { Kpi } from '../api/contract.js';
import type { Style } from '../format/measure.js';

export function styleOf(kpi: Kpi, currency: string | null): Style & { decimals: number } {
  return { unit: kpi.unit === 'C62' ? '' : kpi.unit, currency, decimals: kpi.decimals };
}
