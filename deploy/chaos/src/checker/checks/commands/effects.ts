/**
 * A command has one effect or none: none when it was refused, at most one whatever happened to its answer.
 */
import type { Check } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { StoredEvent } from '../../model/snapshot.js';
import { commandsIn, hadEffect, spoken } from './attempts.js';

/** Nothing traces to a command of which every attempt was refused. */
export const refusedWithoutTrace: Check = {
  name: 'refused-without-trace',
  find: (of) =>
    commandsIn(of).flatMap(({ commandId, attempts }) => {
      const events = of.byCommand.get(commandId) ?? [];
      const [first] = attempts;
      const isRefused = attempts.every(({ outcome }) => outcome === 'refused');
      if (!first || !isRefused || events.length === 0) return [];
      return [{ what: `${spoken(first)} was refused, but left a trace.`, evidence: { attempts, events } }];
    }),
};

/** What a rule forbids in every state had no effect. */
export const rulesHeld: Check = {
  name: 'rules-held',
  find: (of) =>
    of.operations
      .filter((attempt) => attempt.breaks === true && hadEffect(attempt))
      .map((attempt) => ({
        what: `${spoken(attempt)} breaks a rule (${attempt.intent}) and was done.`,
        evidence: attempt,
      })),
};

const isBlock = (events: readonly StoredEvent[]): boolean =>
  events.every((event, index) => {
    const before = events[index - 1];
    return (
      before === undefined ||
      (event.service === before.service &&
        event.streamId === before.streamId &&
        event.position === before.position + 1 &&
        event.version === before.version + 1)
    );
  });

/**
 * The events of one command, also of one that a process sent, were written together, into one stream,
 * once.
 */
export const oneEffect: Check = {
  name: 'one-effect-per-command',
  find: (of) =>
    [...of.byCommand].flatMap(([commandId, events]) => {
      const marked = events.filter(({ commandColumn }) => commandColumn === commandId);
      const [first] = events;
      if (!first || (isBlock(events) && marked.length === 1)) return [];
      const what = `The command ${commandId} had more than one effect, the first ${named(first)}.`;
      return [{ what, evidence: events }];
    }),
};
