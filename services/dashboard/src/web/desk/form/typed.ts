/** What was typed into a form, and the body that it makes. */
import type { Field, Schema } from '../api/schema.js';
import { fieldsOf } from '../api/schema.js';
import type { Own } from './own.js';

/** Texts as they stand in the inputs; flags, records and lists by the names of their fields. */
export type Typed = string | boolean | TypedRecord | readonly Typed[];
export type TypedRecord = { readonly [N in string]: Typed };

/** What a field starts with where nobody has typed: the unit and the currency that are usual here. */
export type Usual = {
  readonly unit: string;
  readonly currency: string;
  readonly site: string;
  /** What the thing that is commanded has lists of. */
  readonly own: Own;
};

export const isTypedRecord = (typed: Typed | undefined): typed is TypedRecord =>
  typeof typed === 'object' && !Array.isArray(typed);

const PAIRS: Partial<Record<Field['kind'], readonly [amount: string, of: 'unit' | 'currency']>> = {
  quantity: ['value', 'unit'],
  money: ['amount', 'currency'],
};

/** A document without a line says nothing; its lines are numbered as they stand. */
const firstLines = ({ items = {}, minItems = 0 }: Schema, usual: Usual): Typed | undefined =>
  minItems === 0
    ? undefined
    : [{ ...firstRecord(items, usual), ...(items.properties?.line ? { line: '1' } : {}) }];

const FIRST: Partial<Record<Field['kind'], (field: Field, usual: Usual) => Typed | undefined>> = {
  quantity: (_, { unit }) => ({ value: '', unit }),
  money: (_, { currency }) => ({ amount: '', currency }),
  currency: (_, { currency }) => currency,
  unit: (_, { unit }) => unit,
  reference: ({ schema }, { site }) => (schema['x-refers-to'] === 'site' ? site : undefined),
  record: ({ schema, required }, usual) => (required ? firstRecord(schema, usual) : undefined),
  list: ({ schema }, usual) => firstLines(schema, usual),
};

type Known = Readonly<Record<string, unknown>>;

const AS_TEXT: readonly Field['kind'][] = [
  ...([
    'text',
    'lines',
    'reference',
    'date',
    'time',
    'currency',
    'unit',
    'choice',
    'whole',
    'decimal',
    'duration',
  ] as const),
];

/** What a thing says of itself, as it would be typed; undefined where that cannot be typed in one go. */
const knownAs = ({ kind }: Field, value: unknown): Typed | undefined => {
  if (value === null || value === undefined) return undefined;
  if (kind in PAIRS || kind === 'flag') return value as Typed;
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return AS_TEXT.includes(kind) && isPlain ? String(value) : undefined;
};

/** What a command begins with that says again what the thing already says, such as the total to approve. */
export const knownRecord = (schema: Schema, thing: Known): TypedRecord =>
  Object.fromEntries(
    fieldsOf(schema).flatMap((field) => {
      const known = knownAs(field, thing[field.name]);
      return known === undefined ? [] : [[field.name, known] as const];
    }),
  );

const ONE_OF_ITS_OWN: readonly Field['kind'][] = ['text', 'whole', 'reference'];

/** Where there is one to choose, it is chosen. */
const onlyOf = ({ name, kind, required }: Field, { own }: Usual): string | undefined => {
  const [only, ...others] = own[name] ?? [];
  return required && others.length === 0 && ONE_OF_ITS_OWN.includes(kind) ? only : undefined;
};

/** An empty record, with what is usual filled in. */
export const firstRecord = (schema: Schema, usual: Usual): TypedRecord =>
  Object.fromEntries(
    fieldsOf(schema).flatMap((field) => {
      const first = FIRST[field.kind]?.(field, usual) ?? onlyOf(field, usual);
      return first === undefined ? [] : [[field.name, first] as const];
    }),
  );

const textOf = (typed: Typed | undefined): string => (typeof typed === 'string' ? typed.trim() : '');

const recordOf = (typed: Typed | undefined): TypedRecord => (isTypedRecord(typed) ? typed : {});

/** Most of Europe writes a decimal comma. */
const decimalOf = (text: string): string => (/^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);

/** An amount without its number says nothing, though the usual unit stands beside it. */
const pairOf = (typed: TypedRecord, [amount, of]: readonly [string, string]): object | undefined => {
  const [number, word] = [textOf(typed[amount]), textOf(typed[of])];
  return number === '' ? undefined : { [amount]: decimalOf(number), [of]: word };
};

/** Separated by commas, blanks or lines. */
const textsOf = (typed: Typed | undefined): readonly string[] =>
  textOf(typed)
    .split(/[\s,;]+/)
    .filter((each) => each !== '');

const WHOLE = /^-?\d{1,15}$/;

/** What is no whole number is sent as it stands: the service says what is wrong with it. */
const wholeOf = (text: string): number | string => (WHOLE.test(text) ? Number(text) : text);

/** A moment is typed in the reader's own zone. */
const instantOf = (text: string): string => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
};

const SPAN = /(\d+)\s*(d|h|min|m)(?:[a-z]*)/gi;
const SPANS = /^\s*(?:\d+\s*d[a-z]*)?\s*(?:\d+\s*h[a-z]*)?\s*(?:\d+(?:\s*m[a-z]*)?)?\s*$/i;
const CLOCK = /^(\d+):([0-5]\d)$/;
const AFTER_HOURS = /(h[a-z]*\s*\d+)$/i;

/** `1:30`, `1 h 30`, `90 min`, `3 d` as ISO 8601 has them; what is none of them is sent as it stands. */
export const durationOf = (text: string): string => {
  const said = text.replace(CLOCK, '$1 h $2').replace(AFTER_HOURS, '$1 m');
  const spans = SPANS.test(said) ? [...said.matchAll(SPAN)] : [];
  if (spans.length === 0) return text;
  const of = (letter: string): string =>
    spans
      .filter(([, , span = '']) => span.toLowerCase().startsWith(letter))
      .map(([, count]) => `${String(Number(count))}${letter.toUpperCase()}`)
      .join('');
  const time = of('h') + of('m');
  return `P${of('d')}${time === '' ? '' : `T${time}`}`;
};

const listOf = (schema: Schema, typed: Typed | undefined): readonly object[] =>
  (Array.isArray(typed) ? (typed as readonly Typed[]) : []).map((each) =>
    bodyOf(schema.items ?? {}, recordOf(each)),
  );

type Stated = (typed: Typed | undefined, field: Field) => unknown;

const textIn =
  (as: (text: string) => unknown): Stated =>
  (typed) => {
    const text = textOf(typed);
    return text === '' ? undefined : as(text);
  };

const isUnsaid = (typed: Typed | undefined, { required }: Field): boolean =>
  !required && (typed === undefined || typed === '');

const STATED: Partial<Record<Field['kind'], Stated>> = {
  quantity: (typed) => pairOf(recordOf(typed), ['value', 'unit']),
  money: (typed) => pairOf(recordOf(typed), ['amount', 'currency']),
  flag: (typed, field) => (isUnsaid(typed, field) ? undefined : typed === true),
  record: (typed, { schema }) => (typed === undefined ? undefined : bodyOf(schema, recordOf(typed))),
  list: (typed, field) => (isUnsaid(typed, field) ? undefined : listOf(field.schema, typed)),
  texts: (typed, field) => (isUnsaid(typed, field) ? undefined : textsOf(typed)),
  decimal: textIn(decimalOf),
  whole: textIn(wholeOf),
  instant: textIn(instantOf),
  duration: textIn(durationOf),
};

const asTyped = textIn((text) => text);

/** The body of the command: what is empty is left out, and the service says whether it may be. */
export const bodyOf = (schema: Schema, typed: TypedRecord): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fieldsOf(schema).flatMap((field) => {
      const value = (STATED[field.kind] ?? asTyped)(typed[field.name], field);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );

/** Cells of a spreadsheet, as it puts them on the clipboard; empty rows say nothing. */
const cellsIn = (text: string): readonly (readonly string[])[] =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));

const NUMBER = /^-?\d[\d.,]*$/;
const CODE = /^[A-Z][A-Z0-9]{1,2}$/;

type Cells = { readonly typed: TypedRecord; readonly rest: readonly string[] };

/** A number may have its unit or currency behind it, in its own cell or in the next. */
const pairFrom = (
  [cell = '', ...rest]: readonly string[],
  [amount, of]: readonly [string, string],
  usual: string,
) => {
  const [number = '', word] = cell.split(/\s+/);
  const isNext = word === undefined && CODE.test(rest[0] ?? '');
  const unit = word ?? (isNext ? rest[0] : undefined) ?? usual;
  return { value: { [amount]: number, [of]: unit }, rest: isNext ? rest.slice(1) : rest };
};

const cellsFor = (field: Field, cells: readonly string[], usual: Usual): Cells => {
  const pair = PAIRS[field.kind];
  if (pair) {
    const { value, rest } = pairFrom(cells, pair, usual[pair[1]]);
    return { typed: { [field.name]: value }, rest };
  }
  const [cell = '', ...rest] = cells;
  return { typed: { [field.name]: field.kind === 'flag' ? /^(true|yes|x|1)$/i.test(cell) : cell }, rest };
};

type Pasting = { readonly fields: readonly Field[]; readonly from: number; readonly usual: Usual };

const lineOf = (cells: readonly string[], { fields, from, usual }: Pasting): TypedRecord => {
  let left: Cells = { typed: {}, rest: cells };
  for (const field of fields.slice(from)) {
    if (left.rest.length === 0) break;
    const { typed, rest } = cellsFor(field, left.rest, usual);
    left = { typed: { ...left.typed, ...typed }, rest };
  }
  return left.typed;
};

/** The row over the columns: nothing in it is a number, though lines have one. */
const isHeader = (cells: readonly string[], { fields, from }: Pasting): boolean =>
  fields.slice(from).some(({ kind }) => kind in PAIRS) &&
  !cells.some((cell) => NUMBER.test(cell.split(/\s+/)[0] ?? ''));

/**
 * The lines that pasted cells make, from this column on: null where it is a single cell, which is pasted as
 * text.
 */
export const pastedLines = (text: string, pasting: Pasting): readonly TypedRecord[] | null => {
  const [first = [], ...others] = cellsIn(text);
  if (others.length === 0 && first.length <= 1) return null;
  const rows = isHeader(first, pasting) ? others : [first, ...others];
  return rows.map((cells) => lineOf(cells, pasting));
};
