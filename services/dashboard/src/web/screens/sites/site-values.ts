/** Every figure of every site, asked side by side. */
import { useQueries } from '@tanstack/react-query';
import { good } from '@gemba/client/client.http';
import type { KpiValue, Site } from '../../api/contract.js';
import { useSession } from '../../session/gate.jsx';
import { scopeParams } from '../../scope/scope.js';
import { useScope } from '../../api/use-scope.js';

export type SiteValues = { site: Site; values: Map<string, KpiValue> };

/** Sites whose answer has come, in the order given; `pending` while one is missing. */
export function useSiteValues(sites: readonly Site[]): {
  known: SiteValues[];
  pending: boolean;
  error: unknown;
} {
  const { client } = useSession();
  const scope = useScope();
  const answers = useQueries({
    queries: sites.map(({ id }) => {
      const query = { ...scopeParams(scope), site: id, ids: undefined };
      const queryFn = () => good(client.get('projection', '/v1/kpi-values', { query }));
      return { queryKey: ['kpi-values', query], queryFn };
    }),
  });
  const known = sites.flatMap((site, index) => {
    const data = answers[index]?.data?.data;
    return data ? [{ site, values: new Map(data.map((value) => [value.kpi, value])) }] : [];
  });
  return {
    known,
    pending: known.length < sites.length,
    error: answers.find(({ error }) => error)?.error ?? null,
  };
}
