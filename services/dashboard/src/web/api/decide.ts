/** Decisions that people take on the screen: sent to the service that asks for them, once. */
import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/gate.jsx';
import type { OpenException } from './contract.js';

export type Decision = { kind: 'retry' } | { kind: 'waive'; reason: string };

type Done = { version: number };

/**
 * Decides on an exception; done when the list shows it. A decision that is sent again because no answer came
 * has the same key, and so one effect.
 */
export function useDecide({ service, id }: OpenException) {
  const { client } = useSession();
  const queries = useQueryClient();
  const sent = useRef({ words: '', key: '' });
  return useMutation({
    mutationFn: async ({ kind, ...body }: Decision) => {
      const words = JSON.stringify({ kind, ...body });
      if (sent.current.words !== words) sent.current = { words, key: crypto.randomUUID() };
      const path = `${service}/v1/exceptions/${encodeURIComponent(id)}/${kind}`;
      const { version } = await client.post<Done>(path, { key: sent.current.key, body });
      sent.current = { words: '', key: '' };
      const after = `${service}/exception-${id}@${String(version)}`;
      await client.get('projection/v1/tables/exceptions', { limit: 1, after });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tables'] }),
  });
}
