/** Reads the JSON Schema of a command as a form: which kind of field each is, and what it is called. */

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

const ACRONYMS = ['epcis', 'gln', 'gtin', 'vat', 'hr', 'bom', 'id'];

/** `needBy` → `Need by`, `purchase-order` → `Purchase order`, `vatId` → `VAT ID`. */
export function labelOf(name: string): string {
  const words = name
    .replaceAll('-', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const spelt = words.replaceAll(/\w+/g, (word) => (ACRONYMS.includes(word) ? word.toUpperCase() : word));
  return spelt.charAt(0).toUpperCase() + spelt.slice(1);
}

/** The fields of a record in the order in which they are declared. */
export function fieldsOf({ properties = {}, required = [] }: Schema): readonly Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    label: labelOf(name),
    kind: kindOf(schema),
    required: required.includes(name),
    schema: present(schema),
  }));
}
