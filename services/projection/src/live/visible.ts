/** What a caller may know of a live message: the sites, measures and lists that are theirs to read. */
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import type { Changed } from '../answers/views.js';
import { mayHearOf, mayHearOfList } from '../figures/readers.js';
import type { Message } from './hub.js';

/** Null when nothing of it is for the caller. */
export const visible = (message: Message, caller: Principal): Message | null => {
  if (message.event !== 'changed') return message;
  const change = JSON.parse(message.data) as Changed;
  const sites = change.sites.filter((site) => sees(caller, site === '' ? null : site));
  if (sites.length === 0 && change.sites.length > 0) return null;
  const measures = change.measures.filter((measure) => mayHearOf(caller.roles, measure));
  const tables = change.tables.filter((name) => mayHearOfList(caller.roles, name));
  const moved = change.measures.length + change.tables.length;
  if (moved > 0 && measures.length + tables.length === 0) return null;
  return { ...message, data: JSON.stringify({ ...change, sites, measures, tables }) };
};
