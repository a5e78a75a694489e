/** The TypeScript type of a JSON Schema, as the typed client has it. */
import type { JsonSchema } from '@gemba/contracts/schema';

/** Called with the name of each schema that is referred to. */
export type Referred = (name: string) => void;

const quoted = (text: string): string => `'${text.replace(/['\\]/g, String.raw`\$&`)}'`;

const nameOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));

type Fields = Readonly<Record<string, JsonSchema>>;

const objectOf = (schema: JsonSchema, referred: Referred): string => {
  const { properties, additionalProperties: each, required = [] } = schema;
  if (typeof each === 'object') return `Readonly<Record<string, ${typeOf(each as JsonSchema, referred)}>>`;
  if (properties === undefined) return 'Readonly<Record<string, unknown>>';
  const needed = new Set(required as string[]);
  const fields = Object.entries(properties as Fields).map(([name, field]) => {
    const mark = needed.has(name) ? '' : '?';
    return `readonly ${nameOf(name)}${mark}: ${typeOf(field, referred)}`;
  });
  return fields.length === 0 ? 'Readonly<Record<never, never>>' : `{ ${fields.join('; ')} }`;
};

const KINDS: Readonly<Record<string, (schema: JsonSchema, referred: Referred) => string>> = {
  object: objectOf,
  array: ({ items }, referred) => {
    const each = typeOf((items ?? {}) as JsonSchema, referred);
    return each.includes('|') || each.startsWith('readonly ') ? `readonly (${each})[]` : `readonly ${each}[]`;
  },
  string: () => 'string',
  integer: () => 'number',
  number: () => 'number',
  boolean: () => 'boolean',
  null: () => 'null',
};

const unionOf = (types: readonly string[]): string => [...new Set(types)].join(' | ');

const wordOf = (word: unknown): string => (typeof word === 'string' ? quoted(word) : JSON.stringify(word));

/** @throws where a schema says what no type can */
export const typeOf = (schema: JsonSchema, referred: Referred): string => {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    referred(name);
    return name;
  }
  if (Array.isArray(schema.enum)) return unionOf((schema.enum as unknown[]).map(wordOf));
  if (schema.type !== undefined) {
    return unionOf(
      ([schema.type].flat() as string[]).map((type) => {
        const kind = KINDS[type];
        if (!kind) throw new Error(`No type of TypeScript is a ${type}.`);
        return kind(schema, referred);
      }),
    );
  }
  const any = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  return any ? unionOf(any.map((each) => typeOf(each, referred))) : 'unknown';
};
