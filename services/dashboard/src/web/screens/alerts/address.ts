/** Where the figure of an alert is seen as it was: the same period, by what was recorded at that moment. */
import type { RowOf } from '../../api/contract.js';

type Seen = Pick<RowOf<'alerts'>, 'kpi' | 'site' | 'from' | 'to' | 'evaluatedAt'>;

export function figureAddress({ kpi, site, from, to, evaluatedAt }: Seen, currency: string | null): string {
  const asked = new URLSearchParams({
    ...{ kpi, view: 'facts', period: 'custom', from, to, knownAt: evaluatedAt },
    ...(site === null ? {} : { site }),
    ...(currency === null ? {} : { currency }),
  });
  return `/wall?${asked.toString()}`;
}
