/** What may stand in an address: each kind of parameter has its one check here, and says what it must be. */
import { isKey } from '@gemba/contracts/fields';
import { isText } from '@gemba/measures/text';
import { Problem } from '../problems/problem.js';

/** Parameters as the server reads them: one that is given twice is a list. */
type Given = Readonly<Record<string, unknown>>;

export type Query = Readonly<Record<string, string | undefined>>;

/** What any value of an address may have; longer ones are no filter and no cursor of ours. */
const MOST_CHARACTERS = 8_000;
const MOST_PARAMETERS = 100;

const wrong = (detail: string): Problem => new Problem(400, 'PLT-QUERY', detail);

const checkValue = (name: string, value: string): void => {
  if (value === '' || isText(value.normalize('NFC'), { max: MOST_CHARACTERS })) return;
  throw wrong(`${JSON.stringify(name.slice(0, 80))} has characters that no value has here, or too many.`);
};

/**
 * Checks every part of an address before a route sees it. `mayRepeat`: the interface has a standard of its
 * own, by which a parameter may be given several times. @throws Problem 400.
 */
export const checkAddress = (
  { params, query }: { readonly params: unknown; readonly query: unknown },
  mayRepeat: boolean,
): void => {
  for (const [name, value] of Object.entries((params ?? {}) as Given)) checkValue(name, String(value));
  const asked = Object.entries((query ?? {}) as Given);
  if (asked.length > MOST_PARAMETERS) throw wrong(`Ask with at most ${String(MOST_PARAMETERS)} parameters.`);
  for (const [name, given] of asked) {
    const values = [given].flat().map(String);
    if (values.length > 1 && !mayRepeat) throw wrong(`${name} is given more than once; give it once.`);
    checkValue('a parameter', name);
    for (const value of values) checkValue(name, value);
  }
};

/** A whole number in plain digits, from `min` to `max`. @throws Problem 400. */
const wholeIn = (
  name: string,
  text: string | undefined,
  { min, max, usual }: { readonly min: number; readonly max: number; readonly usual: number },
): number => {
  if (text === undefined || text === '') return usual;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw wrong(`${name} must be a whole number from ${String(min)} to ${String(max)}.`);
};

/** What the version of a stream may be: an integer of the log's table. */
const MAX_VERSION = 2_147_483_647;
/** What a position of a log may be: JavaScript counts exactly up to there. */
const MAX_POSITION = Number.MAX_SAFE_INTEGER;

/** The version of something parked: 0 is that of a message that could not be read. @throws Problem 400. */
export const parkedVersionIn = (text: string): number =>
  wholeIn('version', text, { min: 0, max: MAX_VERSION, usual: 0 });

/** The version of a stream, from 1. @throws Problem 400. */
export const versionIn = (name: string, text: string | undefined): number =>
  wholeIn(name, text, { min: 1, max: MAX_VERSION, usual: 1 });

/** A position of a log, 0 for its beginning. @throws Problem 400. */
export const positionIn = (name: string, text: string | undefined): number =>
  wholeIn(name, text, { min: 0, max: MAX_POSITION, usual: 0 });

/** The id of a noun in an address. @throws Problem 400. */
export const keyIn = (text: string): string => {
  if (isKey(text)) return text;
  throw wrong(
    'The id in the address is none: letters, digits and . _ : - are, beginning and ending with one.',
  );
};

/** Refuses parameters that nobody reads. @throws Problem 400 that names all of them. */
export const onlyKnown = (query: Query, known: readonly string[]): void => {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw wrong(`Not known here: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
};

/**
 * What is asked for, with commas between: all of them of the words there are, since a list that is empty
 * because of a slip looks like one with nothing in it. @throws Problem 400 that names the words.
 */
export const wordsIn = (name: string, text: string, words: readonly string[] | null): readonly string[] => {
  const asked = text.split(',');
  const wrongWord = words && asked.find((word) => !words.includes(word));
  if (words === null || wrongWord === undefined) return asked;
  throw wrong(`${name} is never ${JSON.stringify(wrongWord)}; it is one of: ${words.join(', ')}.`);
};
