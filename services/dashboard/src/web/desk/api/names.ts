/** Names of things by their ids: all that one screen asks for are asked for at once. */
import { useQuery } from '@tanstack/react-query';
import DataLoader from 'dataloader';
import { type Client, good } from '@gemba/client/client.http';
import { useSession } from '../../session/gate.jsx';
import type { Entry } from './entries.js';

type Key = { readonly noun: string; readonly id: string };
type Get = (
  service: 'projection',
  path: string,
  told: { query: Readonly<Record<string, string>> },
) => ReturnType<Client['get']>;

const TEN_MINUTES = 600_000;
const AT_ONCE = 200;

const loaders = new WeakMap<Client, DataLoader<Key, string | null, string>>();

const keyOf = ({ noun, id }: Key): string => `${noun}/${id}`;

/** What has no name, or is not for the reader, is null. */
const loaderFor = (client: Client): DataLoader<Key, string | null, string> => {
  const known = loaders.get(client);
  if (known) return known;
  const get = client.get as unknown as Get;
  const namesOf = async (keys: readonly Key[]): Promise<readonly (string | null)[]> => {
    const query = {
      noun: [...new Set(keys.map(({ noun }) => noun))].join(','),
      id: [...new Set(keys.map(({ id }) => id))].join(','),
    };
    const { data } = (await good(get('projection', '/v1/entries', { query }))) as { data: readonly Entry[] };
    const names = new Map(data.map((entry) => [keyOf(entry), entry.name]));
    return keys.map((key) => names.get(keyOf(key)) ?? null);
  };
  const made = new DataLoader(namesOf, { maxBatchSize: AT_ONCE, cacheKeyFn: keyOf, cache: false });
  loaders.set(client, made);
  return made;
};

/** What it is called; null as long as that is not known, and where it has no name. */
export function useName(noun: string | undefined, id: string): string | null {
  const { client } = useSession();
  const asked = useQuery({
    queryKey: ['names', noun, id],
    queryFn: () => loaderFor(client).load({ noun: noun ?? '', id }),
    enabled: noun !== undefined && id !== '',
    staleTime: TEN_MINUTES,
  });
  return asked.data ?? null;
}
