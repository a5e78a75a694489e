/** Events as tables and processes hear them: the name without its service, the subject without its noun. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { company, companySets, speakersOf } from '@gemba/contracts/events/company';
import type { Language } from '@gemba/contracts/language';
import { asCurrent, nameOf, subjectOf } from '@gemba/contracts/language';
import type { Heard } from '@gemba/decider/process';
import { checkStorable } from './storable.js';

/** The topics on which these events travel. */
export const topicsOf = (names: readonly string[], prefix: string): string[] => {
  const unknown = names.filter((name) => !speakersOf.has(name));
  if (unknown.length > 0) throw new Error(`Nobody in the company says ${unknown.join(', ')}.`);
  const speakers = names.flatMap((name) => speakersOf.get(name) ?? []);
  return [...new Set(speakers.map((speaker) => `${prefix}.${speaker}`))].sort();
};

/** Every topic of the company. */
export const companyTopics = (prefix: string): string[] => [
  ...new Set(companySets.map(({ service }) => `${prefix}.${service}`)),
];

/**
 * Hears events of a language: in their current version, about the subject that their noun tells. What no
 * store can hold is told here, of each event by itself: so it does not depend on the rest of its batch.
 */
export const hearing =
  (language: Language) =>
  (recorded: EventRecord): Heard => {
    const event = asCurrent(language, recorded);
    checkStorable(event);
    return {
      eventId: event.eventId,
      type: nameOf(event.type),
      data: event.data,
      subject: subjectOf(language, event),
      streamId: event.streamId,
      siteId: event.meta.siteId,
      companyId: event.meta.companyId,
      occurredAt: event.occurredAt,
      businessDate: event.meta.businessDate,
      actor: event.meta.actor,
    };
  };

/** An event of the company as tables, processes and views hear it. @throws NewerVersion */
export const heardFrom = hearing(company);
