/** What waits for the reader, and how they want to be told: asked of the projection. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { good } from '@gemba/client/client.http';
import type { AnswerOf } from '@gemba/client/client.http';
import { useSession } from '../session/gate.jsx';

export type Notice = AnswerOf<'projection', '/v1/notices'>['data'][number];
export type Wishes = AnswerOf<'projection', '/v1/notices/settings'>;

/** The first word of what is made fresh when something newly waits for somebody. */
const NOTICES = 'notices';

export function useNotices() {
  const { client } = useSession();
  return useQuery({
    queryKey: [NOTICES],
    queryFn: () => good(client.get('projection', '/v1/notices')),
  });
}

export function useReading() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => good(client.post('projection', '/v1/notices/read', { body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [NOTICES] }),
  });
}

const WISHES = ['notice-wishes'];

export function useWishes() {
  const { client } = useSession();
  return useQuery({
    queryKey: WISHES,
    queryFn: () => good(client.get('projection', '/v1/notices/settings')),
    staleTime: Infinity,
  });
}

export type Chosen = Pick<Wishes, 'language' | 'zone' | 'email' | 'push'> &
  Partial<Record<'address' | 'digestAt' | 'quietFrom' | 'quietUntil', string>>;

/** A browser as its push service knows it. */
export type Device = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

export function useChoosing() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ chosen, device }: { chosen: Chosen; device: Device | null }) => {
      if (device) await good(client.post('projection', '/v1/notices/devices', { body: device }));
      return good(client.post('projection', '/v1/notices/settings', { body: chosen }));
    },
    onSuccess: (wishes) => queries.setQueryData(WISHES, wishes),
  });
}

export function useUndelivered() {
  const { client } = useSession();
  return useQuery({
    queryKey: [NOTICES, 'undelivered'],
    queryFn: () => good(client.get('projection', '/v1/notices/undelivered')),
  });
}
