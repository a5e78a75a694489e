/** The questions the screens ask, each with the key under which its answer is kept and made fresh. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/gate.jsx';
import { type Scope, scopeParams } from '../scope/scope.js';
import type { Params } from '../http/client.http.js';
import type * as Contract from './contract.js';

const MINUTE = 60_000;

/** One GET of the projection service, kept under its path and parameters. */
function useProjection<T>(
  path: string,
  params: Params = {},
  options: { enabled?: boolean; keep?: boolean } = {},
) {
  const { client } = useSession();
  const { enabled = true, keep = true } = options;
  return useQuery({
    queryKey: [path.split('/')[0], path, params],
    queryFn: () => client.get<T>(`projection/v1/${path}`, params),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

export function useKpis() {
  const { client } = useSession();
  return useQuery({
    queryKey: ['kpis'],
    queryFn: () => client.get<{ data: Contract.Kpi[] }>('projection/v1/kpis'),
    staleTime: 10 * MINUTE,
    select: ({ data }) => data,
  });
}

export function useKpiValues(scope: Scope, ids?: string) {
  return useProjection<Contract.KpiValues>('kpi-values', { ...scopeParams(scope), ids });
}

export function useExplanation(scope: Scope, id: string) {
  return useProjection<Contract.Explanation>(`kpi-values/${id}/explain`, scopeParams(scope));
}

/** The facts behind one part of a figure, page after page. */
export function useFacts(scope: Scope, id: string, part: 'numerator' | 'denominator') {
  const { client } = useSession();
  const params = { ...scopeParams(scope), part, limit: 50 };
  return useInfiniteQuery({
    queryKey: ['kpi-values', 'facts', id, params],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      client.get<Contract.Facts>(`projection/v1/kpi-values/${id}/facts`, { ...params, cursor: pageParam }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

type Filters = Record<string, string | undefined>;

function filtered(filters: Filters): Params {
  return Object.fromEntries(Object.entries(filters).map(([field, value]) => [`filter[${field}]`, value]));
}

export type TableQuestion = { filters?: Filters; sort?: string; limit?: number; scope?: Scope };

/** One page of a table; `hasMore` says when the list goes on. */
function useRows<T = Contract.Row>(name: string, question: TableQuestion = {}) {
  const { filters = {}, sort, limit = 200, scope } = question;
  const moment = { at: scope?.at, knownAt: scope?.knownAt };
  return useProjection<Contract.Page<T>>(`tables/${name}`, { ...filtered(filters), sort, limit, ...moment });
}

const MOST_PAGES = 5;

/** Up to a thousand rows of a table; `hasMore` says when that was not all, which the screen then tells. */
export function useAllRows<T = Contract.Row>(name: string, question: TableQuestion = {}) {
  const { client } = useSession();
  const { filters = {}, sort, scope } = question;
  const params = { ...filtered(filters), sort, limit: 200, at: scope?.at, knownAt: scope?.knownAt };
  return useQuery({
    queryKey: ['tables', `tables/${name}`, 'all', params],
    queryFn: async () => {
      const path = `projection/v1/tables/${name}`;
      let page = await client.get<Contract.Page<T>>(path, params);
      const data = [...page.data];
      for (let count = 1; page.nextCursor && count < MOST_PAGES; count += 1) {
        page = await client.get<Contract.Page<T>>(path, { ...params, cursor: page.nextCursor });
        data.push(...page.data);
      }
      return { data, hasMore: page.hasMore };
    },
    placeholderData: keepPreviousData,
  });
}

export function useSummary(
  name: string,
  group: string,
  question: { sum?: string; filters?: Filters; scope?: Scope },
) {
  const { sum, filters = {}, scope } = question;
  const moment = { at: scope?.at, knownAt: scope?.knownAt };
  return useProjection<Contract.Summary>(`tables/${name}/summary`, {
    group,
    sum,
    ...filtered(filters),
    ...moment,
  });
}

export function useSites() {
  return useRows<Contract.Site>('sites');
}

export function useProfitAndLoss(scope: Scope) {
  return useProjection<Contract.ProfitAndLoss>('profit-and-loss', scopeParams(scope));
}

export function useConsistency() {
  return useProjection<{ data: Contract.Check[] }>('consistency');
}

export function useTrust() {
  return useProjection<Contract.Trust>('trust');
}

const readers = ['production', 'supply-chain', 'quality', 'hr', 'finance', 'governance', 'projection'];

/** What is parked in every service that reads events; one that does not answer is named, not left out. */
export function useParked() {
  const { client } = useSession();
  return useQuery({
    queryKey: ['trust', 'parked'],
    queryFn: async () => {
      const asked = readers.map((service) =>
        client.get<{ data: Contract.ParkedEvent[] }>(`${service}/v1/parked`),
      );
      const answers = await Promise.allSettled(asked);
      const of = (at: number): string => readers[at] ?? '';
      return {
        silent: answers.flatMap(({ status }, at) => (status === 'rejected' ? [of(at)] : [])),
        rows: answers.flatMap((answer, at) =>
          answer.status === 'rejected' ? [] : answer.value.data.map((each) => ({ reader: of(at), ...each })),
        ),
      };
    },
    placeholderData: keepPreviousData,
  });
}

/** The event as its own service keeps it. */
export function useEvent(of: { service: string; streamId: string; version: number } | null) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['event', of],
    queryFn: () =>
      client.get<{ data: unknown[] }>(
        `${of?.service}/v1/streams/${encodeURIComponent(of?.streamId ?? '')}/events`,
        {
          from: of?.version,
          limit: 1,
        },
      ),
    enabled: of !== null,
    staleTime: Infinity,
    select: ({ data }) => data[0] ?? null,
  });
}
