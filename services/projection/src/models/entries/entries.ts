/** Every thing of the company by what people know of it: its id, its name, and the words it began with. */
import { companyEvents, companySets } from '@gemba/contracts/events/company';
import type { EventType } from '@gemba/contracts/event';
import { sensitiveFields } from '@gemba/contracts/sensitive';
import type { Heard } from '@gemba/decider/process';
import type { Table } from '@gemba/read-model/table';
import { table } from '@gemba/read-model/table';
import type { EntryRow } from '../../answers/rows/company.js';

/** What is stored: besides what is answered, all that it is found by. */
export type StoredEntry = EntryRow & { readonly words: string };

/**
 * What machines open by the thousand and people reach through what caused it; each would cost a row for
 * every event.
 */
const NOT_SOUGHT = ['exception', 'alert', 'epcis-event', 'journal', 'cost-layer', 'attendance'];

/** Values of fields, not words by which a thing is known. */
const NO_WORDS = new Set(['unit', 'currency', 'amount', 'value', 'reason', 'timeZone']);

const MOST_WORDS = 60;
const LONGEST_WORD = 80;
const NUMBER_OR_TIME = /^-?[\d.:TZ+-]+$/;

function* textsIn(value: unknown, hidden: ReadonlySet<string>): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    if (Array.isArray(value) || !(hidden.has(name) || NO_WORDS.has(name))) yield* textsIn(inner, hidden);
}

/** Lower case, each once, the id first: by its beginning a thing is found with a single letter. */
export const wordsOf = (id: string, data: unknown, hidden: ReadonlySet<string>): string => {
  const found = new Set([id.toLowerCase()]);
  for (const text of textsIn(data, hidden)) {
    if (found.size >= MOST_WORDS) break;
    if (text.length <= LONGEST_WORD && !NUMBER_OR_TIME.test(text)) found.add(text.toLowerCase());
  }
  return [...found].join(' ');
};

const nameIn = (data: unknown): string | null => {
  const { name } = data as { readonly name?: unknown };
  return typeof name === 'string' ? name : null;
};

/** Only what begins a thing or names it anew is looked at; everything else costs nothing. */
const keyIn =
  (noun: string) =>
  ({ subject, version, data }: Heard): string | null =>
    version === 1 || nameIn(data) !== null ? `${noun}/${subject}` : null;

const becomes =
  (noun: string, type: EventType) =>
  (row: StoredEntry | undefined, event: Heard): StoredEntry | null => {
    const { subject: id, version, data, siteId: site, service = '', occurredAt: openedAt } = event;
    const words = wordsOf(id, data, new Set(sensitiveFields(type.latest).keys()));
    if (version === 1) return { noun, id, service, site, name: nameIn(data), openedAt, words };
    return row ? { ...row, name: nameIn(data) } : null;
  };

const on = Object.fromEntries(
  companySets
    .filter(({ noun }) => !NOT_SOUGHT.includes(noun))
    .flatMap(({ noun, types }) =>
      Object.entries(types).map(
        ([name, type]) => [name, { key: keyIn(noun), becomes: becomes(noun, type) }] as const,
      ),
    ),
);

export const entries: Table<StoredEntry> = table<typeof companyEvents, StoredEntry>('entries', {
  events: companyEvents,
  row: {} as StoredEntry,
  on,
});
