/**
 * A refused command for which its process sends another instead is over: a note of the refusal takes its id,
 * so that a repeat of its cause cannot have both effects when the rule says yes by then.
 */
import type { AnyDecider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened } from '@gemba/decider/decision';
import type { Outcome } from '@gemba/event-store/streams.sql';

class NoteRefusal {
  rejection!: Rejection;
}

const NAME = 'process-refusal';

/** One stream for each refused command, by its id; `process-` streams are not published. */
export const refusals: AnyDecider = {
  name: NAME,
  path: '',
  opens: 'NoteRefusal',
  home: 'enterprise',
  implicit: true,
  commands: { NoteRefusal },
  events: { service: 'process', types: { RefusalNoted: { latest: NoteRefusal } } },
  initial: {},
  allow: {},
  decide: {
    NoteRefusal: (_: unknown, { rejection }: NoteRefusal) => [happened('RefusalNoted', { rejection })],
  },
  evolve: { RefusalNoted: (_: unknown, noted: NoteRefusal): NoteRefusal => noted },
};

/** Why the command was refused at first; null where it was not, or nothing was sent instead. */
export const refusedEarlier = (outcome: Outcome): Rejection | null => {
  if (outcome.kind !== 'done' || !outcome.streamId.startsWith(`${NAME}-`)) return null;
  const [noted] = outcome.events;
  return (noted?.data as NoteRefusal | undefined)?.rejection ?? null;
};
