/** Sends a command of any noun: once, on the version that was seen where it replaces something. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Answered, type Client, type Sending, good } from '@gemba/client/client.http';
import { useSession } from '../../session/gate.jsx';
import type { Command, Department } from './nouns.js';

/** What a command did, or would do. */
export type Done = {
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly events: readonly { readonly type: string; readonly data?: Readonly<Record<string, unknown>> }[];
};

export type Given = {
  readonly service: Department;
  readonly command: Pick<Command, 'name' | 'route' | 'opens' | 'replaces'>;
  /** What it is given to; absent where it begins one. */
  readonly to?: { readonly id: string; readonly version: number } | undefined;
};

type Body = Readonly<Record<string, unknown>>;
type Told = Sending & { readonly path?: { readonly id: string }; readonly body: Body };
type Post = (service: Department, path: string, told: Told) => Promise<Answered<Done>>;

/** One command, for as long as it takes to be answered. @throws Refused */
export const sending = (client: Client, { service, command, to }: Given) => {
  const post = client.post as unknown as Post;
  const told = {
    ...(to ? { path: { id: to.id } } : {}),
    ...(command.replaces && to ? { ifMatch: to.version } : {}),
  };
  return (body: Body, how: Sending) => good(post(service, command.route, { ...told, ...how, body }));
};

/** The body, on which version, and when it happened where that was earlier. */
type Saying = { readonly body: Body; readonly ifMatch?: number; readonly occurredAt?: string };

/** What would happen; nothing does. */
export function useTry(given: Given) {
  const { client } = useSession();
  return useMutation({
    mutationFn: ({ body, ...how }: Saying) => sending(client, given)(body, { ...how, dryRun: true }),
  });
}

/**
 * Done when the views have it. What is sent again because no answer came has the same key, and so one effect.
 */
export function useSend(given: Given) {
  const { client } = useSession();
  const queries = useQueryClient();
  const sent = useRef({ words: '', key: '' });
  return useMutation({
    mutationFn: async ({ body, ...how }: Saying) => {
      const said = JSON.stringify([body, how]);
      if (sent.current.words !== said) sent.current = { words: said, key: crypto.randomUUID() };
      const done = await sending(client, given)(body, { ...how, key: sent.current.key });
      sent.current = { words: '', key: '' };
      const after = `${given.service}/${done.streamId}@${String(done.version)}`;
      await good(client.get('projection', '/v1/tables/exceptions', { query: { limit: 1, after } }));
      return done;
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
