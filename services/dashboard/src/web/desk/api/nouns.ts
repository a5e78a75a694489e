/** What services say of their nouns, and the questions that every noun is asked alike. */
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { type Answered, type Client, good } from '@gemba/client/client.http';
import type { AnswerOf } from '@gemba/client/client.http';
import { departments } from '../../api/contract.js';
import { useSession } from '../../session/gate.jsx';
import type { Schema } from './schema.js';

export type Department = (typeof departments)[number];
type Described = AnswerOf<Department, '/v1/nouns'>['data'][number];
export type Command = Omit<Described['commands'][number], 'body'> & { readonly body: Schema };
export type Noun = Omit<Described, 'state' | 'commands'> & {
  readonly service: Department;
  readonly state: Schema;
  readonly commands: readonly Command[];
};

/** One thing as its service answers it. */
export type Thing = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly [field: string]: unknown;
};
type Page = {
  readonly data: readonly Thing[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
};

/** What may be done with a thing as it stands. */
export type Offered = {
  readonly name: string;
  readonly now: boolean;
  readonly code: string | null;
  readonly detail: string | null;
};
export type Event = {
  readonly eventId: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly meta: {
    readonly actor?: { readonly kind: string; readonly id: string };
    readonly authority?: {
      readonly level: string;
      readonly rightId?: string;
      readonly delegatedFrom?: string;
    };
  };
  readonly data: Readonly<Record<string, unknown>>;
};

type Told = { readonly query?: Readonly<Record<string, string | number | undefined>> };
type Get = (service: Department, path: string, told?: Told) => Promise<Answered<unknown>>;

/** A path that is put together of the name of a noun is none that the compiler knows. */
const asking = (client: Client) => {
  const get = client.get as unknown as Get;
  return <A>(service: Department, path: string, told?: Told) => good(get(service, path, told)) as Promise<A>;
};

function useAsking() {
  return asking(useSession().client);
}

const TEN_MINUTES = 600_000;

const nounsOf = (client: Client, service: Department) => ({
  queryKey: ['nouns', service],
  queryFn: async (): Promise<readonly Noun[]> => {
    const { data } = await good(client.get(service, '/v1/nouns'));
    return data.map((each) => ({ ...each, service }));
  },
  staleTime: TEN_MINUTES,
});

/** The nouns of all departments that answer; the others are named in `silent`. */
export function useNouns(): { readonly nouns: readonly Noun[]; readonly silent: readonly Department[] } {
  const { client } = useSession();
  return useQueries({
    queries: departments.map((service) => nounsOf(client, service)),
    combine: (answers) => ({
      nouns: answers.flatMap(({ data }) => data ?? []),
      silent: departments.filter((_, at) => answers[at]?.isError === true),
    }),
  });
}

/** The noun at this place of the address, or of this name; null where the reader has none of it. */
export function useNoun(service: Department, path: string) {
  const { client } = useSession();
  return useQuery({
    ...nounsOf(client, service),
    select: (nouns) => nouns.find((each) => each.path === path || each.noun === path) ?? null,
  });
}

const encoded = (id: string): string => encodeURIComponent(id);

const AT_ONCE = 50;

/** The things of a noun, newest first, page after page. */
export function useThings({ service, path }: Noun, filters: Readonly<Record<string, string | undefined>>) {
  const ask = useAsking();
  const named = Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [`filter[${name}]`, value]),
  );
  return useInfiniteQuery({
    queryKey: ['things', service, path, filters],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      ask<Page>(service, `/v1/${path}`, { query: { limit: AT_ONCE, cursor, ...named } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useThing({ service, path }: Noun, id: string) {
  const ask = useAsking();
  return useQuery({
    queryKey: ['things', service, path, 'one', id],
    queryFn: () => ask<Thing>(service, `/v1/${path}/${encoded(id)}`),
  });
}

/** Several things at once; those that are not there for the reader are left out. */
export function useSome({ service, path }: Noun, ids: readonly string[]) {
  const ask = useAsking();
  return useQuery({
    queryKey: ['things', service, path, 'some', ids],
    enabled: ids.length > 0,
    queryFn: async () => {
      const asked = ids.map((id) => ask<Thing>(service, `/v1/${path}/${encoded(id)}`));
      const answers = await Promise.allSettled(asked);
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    },
  });
}

export function useOffered({ service, path }: Noun, id: string) {
  const ask = useAsking();
  return useQuery({
    queryKey: ['things', service, path, 'offered', id],
    queryFn: () => ask<{ data: readonly Offered[] }>(service, `/v1/${path}/${encoded(id)}/commands`),
    select: ({ data }) => data,
  });
}

export function useHistory({ service, path }: Noun, id: string) {
  const ask = useAsking();
  return useInfiniteQuery({
    queryKey: ['things', service, path, 'history', id],
    initialPageParam: 1,
    queryFn: ({ pageParam: from }) =>
      ask<{ data: readonly Event[]; hasMore: boolean }>(service, `/v1/${path}/${encoded(id)}/events`, {
        query: { from, limit: 200 },
      }),
    getNextPageParam: ({ data, hasMore }) => (hasMore ? (data.at(-1)?.version ?? 0) + 1 : undefined),
  });
}
