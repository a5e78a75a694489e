/**
 * The log has no gap: positions from 1 on, versions of every stream from 1 on, every event once, every
 * seal whole.
 */
import type { Check, Found } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { StoredEvent } from '../../model/snapshot.js';

const outOfLine = (
  events: readonly StoredEvent[],
  numberOf: (event: StoredEvent) => number,
): readonly Found[] =>
  events.flatMap((event, index) => {
    const before = events[index - 1];
    const due = before ? numberOf(before) + 1 : 1;
    if (numberOf(event) === due) return [];
    return [{ what: `${named(event)} stands where number ${String(due)} is due.`, evidence: event }];
  });

export const logPositions: Check = {
  name: 'log-positions',
  find: ({ logs }) =>
    Object.values(logs).flatMap(({ events }) => outOfLine(events, ({ position }) => position)),
};

export const streamVersions: Check = {
  name: 'stream-versions',
  find: ({ byStream }) =>
    [...byStream.values()].flatMap((events) => outOfLine(events, ({ version }) => version)),
};

export const eventsOnce: Check = {
  name: 'event-ids-unique',
  find: ({ events }) =>
    [...Map.groupBy(events, ({ eventId }) => eventId).values()]
      .filter((same) => same.length > 1)
      .map((same) => ({
        what: `The event ${same[0]?.eventId ?? ''} is stored more than once.`,
        evidence: same,
      })),
};

export const chainsVerify: Check = {
  name: 'chains-verify',
  find: ({ logs }) =>
    Object.entries(logs).flatMap(([service, { flaws }]) =>
      flaws.map((flaw) => ({
        what: `${service} ${flaw.streamId}@${String(flaw.version)}: ${flaw.flaw}.`,
        evidence: flaw,
      })),
    ),
};
