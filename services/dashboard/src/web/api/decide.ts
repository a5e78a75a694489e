/** Decisions that people take on the screen: sent to the service that asks for them, once. */
import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/gate.jsx';
import { good } from '@gemba/client/client.http';
import { type OpenException, departments, namedIn } from './contract.js';

export type Decision = { kind: 'retry' } | { kind: 'waive'; reason: string };

/**
 * Decides on an exception; done when the list shows it. A decision that is sent again because no answer came
 * has the same key, and so one effect.
 */
export function useDecide({ service, id }: OpenException) {
  const { client } = useSession();
  const queries = useQueryClient();
  const sent = useRef({ words: '', key: '' });
  return useMutation({
    mutationFn: async (decision: Decision) => {
      const words = JSON.stringify(decision);
      if (sent.current.words !== words) sent.current = { words, key: crypto.randomUUID() };
      const at = namedIn(departments, service);
      const command = { path: { id }, key: sent.current.key };
      const { version } = await good(
        decision.kind === 'retry'
          ? client.post(at, '/v1/exceptions/{id}/retry', { ...command, body: {} })
          : client.post(at, '/v1/exceptions/{id}/waive', { ...command, body: { reason: decision.reason } }),
      );
      sent.current = { words: '', key: '' };
      const after = `${service}/exception-${id}@${String(version)}`;
      await good(client.get('projection', '/v1/tables/exceptions', { query: { limit: 1, after } }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tables'] }),
  });
}
