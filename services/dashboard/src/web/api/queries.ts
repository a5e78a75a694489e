/** The questions the screens ask, each with the key under which its answer is kept and made fresh. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Answered, good } from '@gemba/client/client.http';
import { useSession } from '../session/gate.jsx';
import { type Scope, scopeParams } from '../scope/scope.js';
import { type RowOf, type Summary, type Table, departments, namedIn } from './contract.js';
import { called } from '../language/language.js';

const MINUTE = 60_000;

/** Kept under a key that begins with the word by which it is made fresh; an old answer stays meanwhile. */
function useAnswer<T>(queryKey: readonly unknown[], queryFn: () => Promise<T>) {
  return useQuery({ queryKey, queryFn, placeholderData: keepPreviousData });
}

export function useKpis() {
  const { client } = useSession();
  return useQuery({
    queryKey: ['kpis'],
    queryFn: () => good(client.get('projection', '/v1/kpis')),
    staleTime: 10 * MINUTE,
    select: ({ data }) =>
      data.map((kpi) => ({ ...kpi, name: called(kpi.name), description: called(kpi.description) })),
  });
}

export function useKpiValues(scope: Scope, ids?: string) {
  const { client } = useSession();
  const query = { ...scopeParams(scope), ids };
  return useAnswer(['kpi-values', query], () => good(client.get('projection', '/v1/kpi-values', { query })));
}

export function useExplanation(scope: Scope, id: string) {
  const { client } = useSession();
  const asked = { path: { id }, query: scopeParams(scope) };
  return useAnswer(['kpi-values', 'explain', asked], () =>
    good(client.get('projection', '/v1/kpi-values/{id}/explain', asked)),
  );
}

type WhyQuestion = Readonly<Record<'baseSite' | 'baseKnownAt' | 'by' | 'value', string | undefined>>;

/** Why a figure moved, against another period, site or moment. */
export function useWhy(scope: Scope, id: string, question: WhyQuestion) {
  const { client } = useSession();
  const asked = { path: { id }, query: { ...scopeParams(scope), ...question, limit: 50 } };
  return useAnswer(['kpi-values', 'why', asked], () =>
    good(client.get('projection', '/v1/kpis/{id}/why', asked)),
  );
}

/** The facts behind one part of a figure, page after page. */
export function useFacts(scope: Scope, id: string, part: 'numerator' | 'denominator') {
  const { client } = useSession();
  const query = { ...scopeParams(scope), part, limit: 50 };
  return useInfiniteQuery({
    queryKey: ['kpi-values', 'facts', id, query],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      good(
        client.get('projection', '/v1/kpi-values/{id}/facts', { path: { id }, query: { ...query, cursor } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How much work and spending serves an objective. */
export function useAlignment(scope: Scope) {
  const { client } = useSession();
  const { currency: _, ...query } = scopeParams(scope);
  return useAnswer(['kpi-values', 'alignment', query], () =>
    good(client.get('projection', '/v1/alignment', { query })),
  );
}

type Lot = Readonly<Record<'site' | 'item' | 'lot' | 'direction', string>>;

export function useGenealogy(query: Lot) {
  const { client } = useSession();
  return useAnswer(['tables', 'tables/genealogy', query], () =>
    good(client.get('projection', '/v1/genealogy', { query })),
  );
}

/** What an event, or everything that happened to a thing, came of, and what came of it. */
export function useCauses(query: { event: string } | { noun: string; id: string }) {
  const { client } = useSession();
  return useAnswer(['tables', 'causes', query], () =>
    good(client.get('projection', '/v1/causes', { query })),
  );
}

/** What held a line of a sales order, or a production order, up. */
export function useDelay(query: { line: string } | { order: string }) {
  const { client } = useSession();
  return useAnswer(['tables', 'trace', query], () => good(client.get('projection', '/v1/trace', { query })));
}

type Filters = Readonly<Record<string, string | undefined>>;
type Moment = { scope?: Scope };
export type TableQuestion = Moment & { filters?: Filters; sort?: string };

/** Lists refuse a past moment in words of their own, so it is asked for where one is looked at. */
function tableQuery(filters: Filters, scope: Scope | undefined) {
  const named = Object.entries(filters).map(([field, value]) => [`filter[${field}]`, value] as const);
  return { ...Object.fromEntries(named), at: scope?.at, knownAt: scope?.knownAt };
}

type Rows<N extends Table> = { data: readonly RowOf<N>[]; hasMore: boolean; nextCursor: string | null };
type Query = Readonly<Record<string, string | number | undefined>>;
type Untold = (service: 'projection', path: string, told: { query: Query }) => Promise<Answered<unknown>>;

/** The compiler does not follow a path that is put together of a name: what a table answers is named here. */
function useTables() {
  const get = useSession().client.get as Untold;
  return {
    page: <N extends Table>(name: N, query: Query) =>
      good(get('projection', `/v1/tables/${name}`, { query })) as Promise<Rows<N>>,
    summary: (name: Table, query: Query) =>
      good(get('projection', `/v1/tables/${name}/summary`, { query })) as Promise<Summary>,
  };
}

const MOST_PAGES = 5;
const LARGEST_PAGE = 200;

/** Up to a thousand rows of a table; `hasMore` says when that was not all, which the screen then tells. */
export function useAllRows<N extends Table>(name: N, question: TableQuestion = {}) {
  const tables = useTables();
  const { filters = {}, sort, scope } = question;
  const query = { ...tableQuery(filters, scope), sort, limit: LARGEST_PAGE };
  return useAnswer(['tables', `tables/${name}`, 'all', query], async () => {
    let page = await tables.page(name, query);
    const data = [...page.data];
    for (let count = 1; page.nextCursor && count < MOST_PAGES; count += 1) {
      page = await tables.page(name, { ...query, cursor: page.nextCursor });
      data.push(...page.data);
    }
    return { data, hasMore: page.hasMore };
  });
}

export function useSummary(
  name: Table,
  group: string,
  question: Moment & { sum?: string; filters?: Filters },
) {
  const tables = useTables();
  const { sum, filters = {}, scope } = question;
  const query = { group, sum, ...tableQuery(filters, scope) };
  return useAnswer(['tables', `tables/${name}/summary`, query], () => tables.summary(name, query));
}

export function useSites() {
  const { client } = useSession();
  const query = { limit: LARGEST_PAGE };
  return useAnswer(['tables', 'tables/sites', query], () =>
    good(client.get('projection', '/v1/tables/sites', { query })),
  );
}

export function useProfitAndLoss(scope: Scope) {
  const { client } = useSession();
  const query = scopeParams(scope);
  return useAnswer(['profit-and-loss', query], () =>
    good(client.get('projection', '/v1/profit-and-loss', { query })),
  );
}

/** Where the time of the machines went; of one of them where it is named. */
export function useLosses(scope: Scope, workUnit: string) {
  const { client } = useSession();
  const query = { ...scopeParams(scope), workUnit: workUnit === '' ? undefined : workUnit };
  return useAnswer(['kpi-values', 'losses', query], () =>
    good(client.get('projection', '/v1/losses', { query })),
  );
}

export function useConsistency() {
  const { client } = useSession();
  return useAnswer(['consistency'], () => good(client.get('projection', '/v1/consistency')));
}

export function useTrust() {
  const { client } = useSession();
  return useAnswer(['trust'], () => good(client.get('projection', '/v1/trust')));
}

/** What is parked in every service that reads events; one that does not answer is named, not left out. */
export function useParked() {
  const { client } = useSession();
  return useAnswer(['trust', 'parked'], async () => {
    const readers = [...departments, 'projection'] as const;
    const answers = await Promise.allSettled(readers.map((reader) => good(client.get(reader, '/v1/parked'))));
    const of = (at: number): string => readers[at] ?? '';
    return {
      silent: answers.flatMap(({ status }, at) => (status === 'rejected' ? [of(at)] : [])),
      rows: answers.flatMap((answer, at) =>
        answer.status === 'rejected' ? [] : answer.value.data.map((each) => ({ reader: of(at), ...each })),
      ),
    };
  });
}

/** The event as its own service keeps it. */
export function useEvent(of: { service: string; streamId: string; version: number } | null) {
  const { client } = useSession();
  const { service = '', streamId = '', version = 0 } = of ?? {};
  return useQuery({
    queryKey: ['event', of],
    queryFn: () => {
      const asked = { path: { streamId }, query: { from: String(version), limit: 1 } };
      return good(client.get(namedIn(departments, service), '/v1/streams/{streamId}/events', asked));
    },
    enabled: of !== null,
    staleTime: Infinity,
    select: ({ data }) => data[0] ?? null,
  });
}
