/** Reads the JSON Schema of a command as a form: which kind of field each is, and what it is called. */
import { englishOf } from '@gemba/client/names/english';
import { called } from '../../language/language.js';

export type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-refers-to'?: string;
  readonly 'x-figure'?: boolean;
  readonly 'x-by-programs'?: boolean;
};

/** How a value is typed. A `list` is of records, `texts` are of ids, dates or words. */
export type Kind =
  | 'text'
  | 'lines'
  | 'reference'
  | 'quantity'
  | 'money'
  | 'date'
  | 'instant'
  | 'time'
  | 'duration'
  | 'currency'
  | 'unit'
  | 'choice'
  | 'flag'
  | 'whole'
  | 'decimal'
  | 'record'
  | 'list'
  | 'texts';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  readonly required: boolean;
  readonly schema: Schema;
};

const BY_FORMAT: Readonly<Record<string, Kind>> = {
  quantity: 'quantity',
  money: 'money',
  date: 'date',
  'date-time': 'instant',
  'local-time': 'time',
  duration: 'duration',
  currency: 'currency',
  unit: 'unit',
  decimal: 'decimal',
  lines: 'lines',
};

const BY_TYPE: Readonly<Record<string, Kind>> = { boolean: 'flag', integer: 'whole', object: 'record' };

/** The schema of a value that may be null without its null. */
export function present(schema: Schema): Schema {
  const [only] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  if (schema.type === undefined && only) return only;
  if (!Array.isArray(schema.type)) return schema;
  return { ...schema, type: (schema.type as string[]).find((type) => type !== 'null') ?? 'string' };
}

const listKind = ({ items }: Schema): Kind => (items?.properties ? 'list' : 'texts');

const plainKind = ({ format = '', type }: Schema): Kind =>
  BY_FORMAT[format] ?? BY_TYPE[String(type)] ?? 'text';

export function kindOf(given: Schema): Kind {
  const schema = present(given);
  if (schema['x-refers-to'] !== undefined) return 'reference';
  if (schema.enum) return 'choice';
  return schema.type === 'array' ? listKind(schema) : plainKind(schema);
}

/** What a field, a noun or an event is called in the language of the reader. */
export const labelOf = (name: string): string => called(englishOf(name));

/** The fields of a record in the order in which they are declared, without those that programs alone say. */
export function fieldsOf({ properties = {}, required = [] }: Schema): readonly Field[] {
  return Object.entries(properties)
    .filter(([, schema]) => schema['x-by-programs'] !== true)
    .map(([name, schema]) => ({
      name,
      label: labelOf(name),
      kind: kindOf(schema),
      required: required.includes(name),
      schema: present(schema),
    }));
}

/** Of a field of a record or of the lines of its lists: an event says of one what the state says of all. */
export function schemaNamed({ properties = {} }: Schema, name: string): Schema | undefined {
  const within = Object.values(properties).map((field) => present(field).items?.properties?.[name]);
  return properties[name] ?? within.find((found) => found !== undefined);
}
