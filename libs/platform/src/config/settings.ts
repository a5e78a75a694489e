/** Settings of a process as its environment gives them: all faults are said at once, each with what to do. */

import { isStorable } from '@gemba/measures/text';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Setting<T = unknown> = {
  /** Taken where the environment says nothing; without it the setting has to be made. */
  readonly usual?: string;
  /** What it must be, with an example, as it continues "set it to". */
  readonly like: string;
  /** Null where the text is not as it must be. */
  readonly read: (text: string) => T | null;
};

type Settings = Readonly<Record<string, Setting>>;
type Read<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** What stands in the environment is no start: it is said to whoever set it, without a trace. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

/** Secrets may stand in addresses: of those only what is in front of them is shown. */
const shown = (text: string): string => JSON.stringify(text.replace(/\/\/[^@/]*@/, '//…@').slice(0, 60));

const faultOf = (name: string, { usual, like }: Setting, text: string | undefined): string =>
  text === undefined && usual === undefined
    ? `${name} is missing: set it to ${like}.`
    : `${name} is ${shown(text ?? '')}: set it to ${like}.`;

/**
 * Reads all of them; a text of spaces only counts as wrong, an empty one as not set. Faults that were found
 * in other ways are named with the others. @throws WrongSettings
 */
export const settingsIn = <S extends Settings>(
  env: Environment,
  settings: S,
  others: readonly string[] = [],
): Read<S> => {
  const faults = [...others];
  const values = Object.entries(settings).map(([name, setting]) => {
    const made = env[name] === '' ? undefined : env[name];
    const text = made ?? setting.usual;
    const value = text === undefined ? null : setting.read(text);
    if (value === null) faults.push(faultOf(name, setting, made));
    return [name, value];
  });
  if (faults.length === 0) return Object.fromEntries(values) as Read<S>;
  const count = faults.length === 1 ? 'One setting is' : `${String(faults.length)} settings are`;
  throw new WrongSettings(`${count} not as they must be:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
};

const isVisible = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** An address of one of these protocols; null where it is none. */
const addressWith = (protocols: readonly string[], text: string): string | null =>
  isVisible(text) && URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : null;

const readUrls = (text: string): Readonly<Record<string, string>> | null => {
  try {
    const urls: unknown = JSON.parse(text);
    if (typeof urls !== 'object' || urls === null || Array.isArray(urls)) return null;
    const right = Object.values(urls).every((it) => typeof it === 'string' && addressWith(WEB, it) !== null);
    return right ? (urls as Record<string, string>) : null;
  } catch {
    // The fault is named with all others.
    return null;
  }
};

const WEB = ['http:', 'https:'];

/** The checks that settings share. */
export const aPort: Setting<number> = {
  like: 'a port from 0 to 65535, for example 4001',
  read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null),
};

export const aDatabase: Setting<string> = {
  like: 'the address of a PostgreSQL database, for example postgres://user:secret@host:5432/production',
  read: (text) => addressWith(['postgres:', 'postgresql:'], text),
};

export const anAddress: Setting<string> = {
  like: 'an address, for example https://login.example.com',
  read: (text) => addressWith(WEB, text),
};

export const addresses: Setting<Readonly<Record<string, string>>> = {
  like: 'a JSON object of addresses by service, for example {"hr":"http://hr:4005"}',
  read: readUrls,
};

export const aWord: Setting<string> = {
  like: 'one word of visible ASCII characters',
  read: (text) => (isVisible(text) ? text : null),
};

export const aFolder: Setting<string> = {
  like: 'the path of a folder',
  read: (text) => (text.trim() !== '' && isStorable(text) ? text : null),
};

export const aWhole: Setting<number> = {
  like: 'a whole number from 1 to 999999',
  read: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null),
};

/** A setting that may be left out; `null` then. */
export const perhaps = <T>(setting: Setting<T>): Setting<{ readonly is: T } | 'nothing'> => ({
  ...setting,
  usual: '',
  read: (text) => {
    if (text === '') return 'nothing';
    const value = setting.read(text);
    return value === null ? null : { is: value };
  },
});

/** What a setting that may be left out says; null where it was. */
export const saidBy = <T>(read: { readonly is: T } | 'nothing'): T | null =>
  read === 'nothing' ? null : read.is;
