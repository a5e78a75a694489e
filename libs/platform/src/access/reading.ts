/**
 * What a caller may read, by noun, site and field: every interface that shows events, states or rows asks
 * here, and what the caller may not see is left out, as if it did not exist.
 */
import { isShown, mayRead, readersOf } from '@gemba/contracts/access';
import type { EventRecord } from '@gemba/contracts/envelope';
import type { EventSet } from '@gemba/contracts/event';
import { companySets } from '@gemba/contracts/events/company';
import { sensitiveFields, shownTo, without } from '@gemba/contracts/sensitive';
import type { AnyDecider } from '@gemba/decider/decider';
import { Problem } from '../http/problems/problem.js';
import type { Principal } from './principal.js';
import { sees } from './principal.js';

/** Event name → the set in which it is said. */
const setOf: ReadonlyMap<string, EventSet> = new Map(
  companySets.flatMap((set) => Object.keys(set.types).map((name) => [name, set] as const)),
);

const nameOf = (type: string): string => type.slice(type.indexOf('.') + 1);

/** The noun of an event by its type, with or without its service; an event that nobody knows has none. */
export const nounOf = (type: string): string => setOf.get(nameOf(type))?.noun ?? '';

/** @throws Problem 403 where no role of the caller reads this noun. */
export const checkReader = ({ roles }: Principal, noun: string): void => {
  if (mayRead(roles, noun)) return;
  const what = noun.replaceAll('-', ' ');
  throw new Problem(
    403,
    'ACC-READ',
    `Reading of ${what} needs one of the roles: ${readersOf(noun).join(', ')}.`,
  );
};

/** The sites that an event of the enterprise names itself. */
export const sitesNamed = (data: unknown): readonly string[] => {
  const { sites } = (data ?? {}) as { readonly sites?: unknown };
  return Array.isArray(sites) ? (sites as readonly string[]) : [];
};

/** Whether the event exists for the caller: its noun is theirs to read, and its site, or one it names. */
export const knows = (
  caller: Principal,
  { type, meta, data }: Pick<EventRecord, 'type' | 'meta' | 'data'>,
): boolean => {
  const sites = meta.siteId === null ? sitesNamed(data) : [meta.siteId];
  return mayKnow(caller, nounOf(type), sites);
};

/** The same of what is known of it already; it is at none of the sites where it belongs to the enterprise. */
export const mayKnow = (caller: Principal, noun: string, sites: readonly string[]): boolean =>
  (sites.length === 0 || sites.some((site) => sees(caller, site))) && mayRead(caller.roles, noun);

/** The event without the fields that are not shown to the caller; an unknown one as it is. */
export const shownEvent = <E extends Pick<EventRecord, 'type' | 'schemaVersion' | 'data'>>(
  { roles }: Principal,
  event: E,
): E => {
  const type = setOf.get(nameOf(event.type))?.types[nameOf(event.type)];
  const version = type?.versions[event.schemaVersion - 1];
  return version ? { ...event, data: shownCommand(roles, shownTo(roles, version.of, event.data)) } : event;
};

/** The events that a noun says. */
const typesOf = (noun: string): readonly string[] =>
  companySets.filter((set) => set.noun === noun).flatMap(({ types }) => Object.keys(types));

type OfCommand = { readonly command: { readonly noun: string; readonly data: unknown } | null };

const isOfCommand = (said: unknown): said is OfCommand & { command: object } =>
  typeof said === 'object' && said !== null && 'command' in said && isRefusedCommand(said.command);

const isRefusedCommand = (command: unknown): boolean =>
  typeof command === 'object' && command !== null && 'noun' in command && 'data' in command;

/**
 * What an exception keeps of a refused command is of the noun that the command is for: whoever may not read
 * that is shown nothing of it, and nobody the fields that are not shown to them there.
 */
const shownCommand = <T>(roles: readonly string[], said: T): T => {
  if (!isOfCommand(said)) return said;
  const { noun, data } = said.command;
  const types = typesOf(noun);
  if (types.length === 0) return said;
  const shown = mayRead(roles, noun) ? without(hiddenIn(roles, types), data) : {};
  return { ...said, command: { ...said.command, data: shown } };
};

/** Names of the fields that are not shown to somebody with these roles, of everything these events say. */
export const hiddenIn = (roles: readonly string[], types: readonly string[]): ReadonlySet<string> => {
  const classes = types.flatMap((type) => setOf.get(nameOf(type))?.types[nameOf(type)]?.versions ?? []);
  const fields = classes.flatMap(({ of }) => [...sensitiveFields(of)]);
  return new Set(fields.filter(([, sensitivity]) => !isShown(roles, sensitivity)).map(([name]) => name));
};

/**
 * What is answered of the state of a stream, without what is not shown: as its answer declares it, or, where
 * it is not described, by the names under which rules keep fields of events.
 */
export const shownState = ({ roles }: Principal, of: AnyDecider, state: unknown): object => {
  const { answers } = of;
  const shown = answers
    ? shownTo(roles, answers.as, answers.from(state as never))
    : without(hiddenIn(roles, Object.keys(of.events.types)), state);
  return shownCommand(roles, shown) as object;
};

/**
 * The sites that a list is about: those of the filter that the caller may see, or all of theirs; `null` for
 * every site. A site that is not theirs does not exist for them.
 */
export const sitesAsked = ({ sites }: Principal, filter: string | undefined): readonly string[] | null => {
  const all = sites.includes('*');
  if (filter === undefined || filter === '' || filter === '*') return all ? null : sites;
  const asked = filter.split(',');
  return all ? asked : asked.filter((site) => sites.includes(site));
};
