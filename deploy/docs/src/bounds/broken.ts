/** What a schema forbids: a value that it allows, with one bound broken. */
import type { JsonSchema } from '@gemba/contracts/schema';
import type { Part } from './allowed.js';
import { EDGES } from './edges.js';

export type Broken = { readonly why: string; readonly value: unknown };

type Fields = Readonly<Record<string, unknown>>;

const OTHERS: readonly unknown[] = [null, true, 0, 1.5, 'word', [], [[]], {}, { more: 1 }];

const isOf = (type: string | undefined, value: unknown): boolean => {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
};

const otherTypes = ({ type }: Part): readonly Broken[] =>
  OTHERS.filter((value) => !isOf(type, value)).map((value) => ({ why: `no ${String(type)}`, value }));

/** So many of the texts that a pattern forbids are tried of each field; fields begin at different ones. */
const TRIED = 5;
const forbidden = new Map<string, readonly string[]>();
let tried = 0;

const unlike = (pattern: string): readonly string[] => {
  const known = forbidden.get(pattern);
  if (known) return known;
  const expression = new RegExp(pattern, 'u');
  const texts = EDGES.filter((text) => !expression.test(text));
  forbidden.set(pattern, texts);
  return texts;
};

const someUnlike = (pattern: string): readonly string[] => {
  const texts = unlike(pattern);
  const from = (tried += TRIED) % texts.length;
  return [...texts.slice(from), ...texts.slice(0, from)].slice(0, TRIED);
};

const brokenText = (part: Part): readonly Broken[] => {
  const { minLength = 0, maxLength, pattern, enum: words } = part;
  const unlike = pattern === undefined ? [] : someUnlike(pattern);
  return [
    ...(minLength > 0 ? [{ why: 'too short', value: '' }] : []),
    ...(maxLength === undefined ? [] : [{ why: 'too long', value: 'a'.repeat(maxLength + 1) }]),
    ...(words ? [{ why: 'no word of it', value: `${words[0] ?? ''}-` }] : []),
    ...unlike.map((value) => ({ why: 'pattern', value })),
  ];
};

const brokenInteger = ({ minimum = -Infinity, maximum = Infinity }: Part): readonly Broken[] => [
  { why: 'too small', value: minimum - 1 },
  { why: 'too large', value: maximum + 1 },
  { why: 'no whole number', value: minimum + 0.5 },
];

const brokenList = (part: Part, good: readonly unknown[]): readonly Broken[] => {
  const { items = {}, minItems = 0, maxItems = Infinity } = part;
  const [first] = good;
  const tooMany = Array.from({ length: maxItems + 1 }, () => first);
  return [
    ...(minItems > 0 ? [{ why: 'too few', value: good.slice(0, minItems - 1) }] : []),
    { why: 'too many', value: tooMany },
    ...brokenBy(items, first).map(({ why, value }) => ({
      why: `an entry: ${why}`,
      value: [...good.slice(1), value],
    })),
  ];
};

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));

const brokenObject = ({ properties, required = [] }: Part, good: Fields): readonly Broken[] => {
  if (!properties) return [{ why: 'a text that no store holds', value: { ...good, a: [{ b: 'a\u0000' }] } }];
  return [
    ...required.map((name) => ({ why: `${name} is missing`, value: without(good, name) })),
    ...['more', 'constructor', 'toString'].map((name) => ({
      why: `has ${name}`,
      value: { ...good, [name]: 1 },
    })),
    ...Object.entries(properties).flatMap(([name, schema]) =>
      brokenBy(schema, good[name]).map(({ why, value }) => ({
        why: `${name}: ${why}`,
        value: { ...good, [name]: value },
      })),
    ),
  ];
};

/** Each bound of the schema broken by one; `good` is what it allows, with all its fields. */
export const brokenBy = (schema: JsonSchema, good: unknown): readonly Broken[] => {
  const part = schema as Part;
  const own = {
    string: () => brokenText(part),
    integer: () => brokenInteger(part),
    array: () => brokenList(part, good as readonly unknown[]),
    object: () => brokenObject(part, good as Fields),
  }[part.type ?? ''];
  return [...otherTypes(part), ...(own?.() ?? [])];
};
