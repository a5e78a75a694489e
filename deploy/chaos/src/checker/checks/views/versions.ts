/** What an event of an older version says is what the views show of it as the current one. */
import type { Check } from '../../model/finding.js';
import { named } from '../../model/case.js';
import type { StoredEvent } from '../../model/snapshot.js';
import { dataOf } from '../../model/shapes.js';

/** A delay of the first version says no reason, which counts as any other. */
const reasonOf = (event: StoredEvent): string =>
  event.schemaVersion === 1 ? 'other' : dataOf<{ readonly reason: string }>(event).reason;

export const olderReadAsCurrent: Check = {
  name: 'older-read-as-current',
  find: ({ views, byId }) =>
    views.facts.flatMap((fact) => {
      const event = byId.get(fact.eventId);
      if (event?.type !== 'ShipmentDelayed') return [];
      const [due, shown] = [reasonOf(event), fact.dimensions.reason];
      if (shown === due) return [];
      const version = `recorded in version ${String(event.schemaVersion)}`;
      const what = `${named(event)}, ${version}, is counted under ${shown ?? 'no reason'}, not ${due}.`;
      return [{ what, evidence: { event, fact } }];
    }),
};
