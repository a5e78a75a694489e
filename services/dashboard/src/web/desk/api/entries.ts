/** Every thing of the company by id, name and words, as far as the reader may know of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Answered, good } from '@gemba/client/client.http';
import { useSession } from '../../session/gate.jsx';

export type Entry = {
  readonly noun: string;
  readonly id: string;
  readonly service: string;
  readonly site: string | null;
  readonly name: string | null;
  readonly openedAt: string;
};
type Entries = { readonly data: readonly Entry[]; readonly hasMore: boolean };

type Question = {
  readonly q?: string | undefined;
  readonly noun?: string | undefined;
  readonly site?: string | undefined;
  readonly limit?: number;
};

type Get = (service: string, path: string, told: { query: Question }) => Promise<Answered<Entries>>;

/** Asked only where something is asked for. */
export function useEntries(query: Question, enabled = true) {
  const { client } = useSession();
  const get = client.get as unknown as Get;
  return useQuery({
    queryKey: ['entries', query],
    queryFn: () => good(get('projection', '/v1/entries', { query })),
    placeholderData: keepPreviousData,
    enabled,
  });
}
