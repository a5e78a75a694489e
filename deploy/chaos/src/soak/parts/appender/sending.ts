/** How a command of the soak is sent, and how its outcome has to be. */
import { createHash } from 'node:crypto';
import type { CommandContext, Surroundings } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import type { SoakCommand } from '../plan.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The rule asks for nothing but the state of its stream. */
export const surroundings: Surroundings = {
  enterprise: 'soak',
  // So that successors of killed processes begin with snapshots, as those of a service do.
  code: () => 'soak',
  givenFor: ({ command, context }) =>
    Promise.resolve({
      given: {
        id: command.id,
        at: context.at,
        date: context.at.slice(0, 10),
        by: context.actor,
        roles: [],
        site: null,
        known: {},
      },
    }),
};

/** `body` tells what is sent from what the key stands for. */
export function contextOf(
  { commandId }: SoakCommand,
  { writer, n }: { readonly writer: number; readonly n: number },
  body: string,
): CommandContext {
  const now = new Date().toISOString();
  return {
    commandId,
    commandHash: hashOf(`${String(writer)}/${String(n)}/${body}`),
    actor: { kind: 'system', id: `writer-${String(writer)}` },
    roles: [],
    at: now,
    now,
    correlationId: commandId,
    causationId: commandId,
    process: false,
  };
}

/** What is wrong with an outcome; null when it is as it has to be. */
export function expectationOf({ refused, events }: SoakCommand, outcome: Outcome): string | null {
  const wanted = refused ? 'refused' : 'done';
  if (outcome.kind !== wanted) return `it was answered ${outcome.kind}, not ${wanted}`;
  if (outcome.kind !== 'done' || outcome.events.length === events) return null;
  return `it made ${String(outcome.events.length)} events, not ${String(events)}`;
}
