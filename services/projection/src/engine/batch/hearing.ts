/** Events as the models hear them: in their current version, with what a fact keeps of the envelope. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { currentVersion, upcast } from '@gemba/contracts/event';
import type { EventType } from '@gemba/contracts/event';
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard } from '@gemba/decider/process';
import { heardFrom } from '@gemba/platform/runtime/heard';

const types: Readonly<Record<string, EventType | undefined>> = companyEvents.types;

/**
 * Reads data of an older version as the current one; events that this program does not know stay as they
 * are.
 */
export const hear = (event: EventRecord): Heard => {
  const heard = heardFrom(event);
  const type = types[heard.type];
  if (type === undefined || event.schemaVersion === currentVersion(type)) return heard;
  return { ...heard, data: upcast(type, event.data, event.schemaVersion) };
};

/** `production.QuantityReported` → `production`. */
export const serviceOf = ({ type }: Pick<EventRecord, 'type'>): string => type.slice(0, type.indexOf('.'));
