/** Values that a schema of ours allows, by chance and at its bounds. */
import type { JsonSchema } from '@gemba/contracts/schema';
import fc from 'fast-check';
import { EDGES } from './edges.js';

export type Properties = Readonly<Record<string, JsonSchema>>;

/** The keywords that our schemas use. */
export type Part = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Properties;
  readonly required?: readonly string[];
  readonly anyOf?: readonly { readonly properties: Properties }[];
};

/** Characters as JSON Schema counts them. */
const lengthOf = (text: string): number => Array.from(text).length;

const allowsText = ({ pattern, minLength = 0, maxLength = Infinity }: Part): ((text: string) => boolean) => {
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (text) =>
    lengthOf(text) >= minLength && lengthOf(text) <= maxLength && expression?.test(text) !== false;
};

/** The end of the group that opens at `from`. */
const endOfGroup = (pattern: string, from: number): number => {
  let [depth, inClass, at] = [0, false, from];
  for (; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  throw new Error(`A group of ${pattern} has no end.`);
};

/** Without what it looks ahead to, of which no text can be made; what is made is looked at once more. */
const withoutLooks = (pattern: string): string => {
  const at = pattern.search(/\(\?[=!]/);
  return at < 0 ? pattern : withoutLooks(pattern.slice(0, at) + pattern.slice(endOfGroup(pattern, at)));
};

/** Texts made of one character, as long as they may be. */
const longest = ({ maxLength = 0 }: Part): readonly string[] =>
  ['a', '9', '東', '😀', '\u0958', '\u{1D160}', 'e\u0301'].flatMap((each) =>
    [1, 2, 3].map((share) => each.repeat(Math.floor(maxLength / share / lengthOf(each)))),
  );

/** `^(?:EUR|USD)$` → EUR, USD. */
const wordsOf = (pattern = ''): readonly string[] | undefined =>
  /^\^\(\?:([\w/|-]+)\)\$$/.exec(pattern.replaceAll(String.raw`\+`, '-'))?.[1]?.split('|');

const madeBy = ({ pattern }: Part): fc.Arbitrary<string> => {
  if (pattern === undefined) return fc.string({ unit: 'binary' });
  const words = wordsOf(pattern);
  return words ? fc.constantFrom(...words) : fc.stringMatching(new RegExp(withoutLooks(pattern), 'u'));
};

/** Fields that are declared alike share what makes their values. */
const known = new Map<string, fc.Arbitrary<string>>();

const textArbitrary = (part: Part): fc.Arbitrary<string> => {
  const { pattern = '', minLength = 0, maxLength = Infinity } = part;
  const key = `${String(minLength)} ${String(maxLength)} ${pattern}`;
  const found = known.get(key);
  if (found) return found;
  const allows = allowsText(part);
  const edges = [...EDGES, ...longest(part)].filter(allows);
  const fits = madeBy(part).filter(allows);
  const made = edges.length > 0 ? fc.oneof(fits, fc.constantFrom(...edges)) : fits;
  known.set(key, made);
  return made;
};

const objectArbitrary = (part: Part, all: boolean): fc.Arbitrary<unknown> => {
  const { properties, required = [], anyOf } = part;
  if (!properties) return fc.dictionary(fc.string(), fc.jsonValue());
  const ways = anyOf ?? [{ properties: {} }];
  return fc.oneof(
    ...ways.map((way) => {
      const fields = Object.entries(properties).map(
        ([name, schema]) => [name, allowedBy({ ...schema, ...way.properties[name] }, all)] as const,
      );
      const model = Object.fromEntries(fields);
      return all ? fc.record(model) : fc.record(model, { requiredKeys: [...required] });
    }),
  );
};

const integerArbitrary = ({ minimum = 0, maximum = 0 }: Part): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));

const FEW = 3;

const listArbitrary = ({ items = {}, minItems = 0, maxItems = 0 }: Part, all: boolean) =>
  fc.array(allowedBy(items, all), {
    minLength: all ? Math.min(Math.max(minItems, 1), maxItems) : minItems,
    maxLength: Math.min(maxItems, minItems + FEW),
  });

/** What the schema allows; `all`: every field that may be there is, and every list has an entry. */
export const allowedBy = (schema: JsonSchema, all = false): fc.Arbitrary<unknown> => {
  const part = schema as Part;
  if (part.enum) return fc.constantFrom(...part.enum);
  switch (part.type) {
    case 'object':
      return objectArbitrary(part, all);
    case 'array':
      return listArbitrary(part, all);
    case 'integer':
      return integerArbitrary(part);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textArbitrary(part);
    default:
      throw new Error(`No values are known of the type ${String(part.type)}.`);
  }
};
