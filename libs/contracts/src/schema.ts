/**
 * Every data class knows its JSON Schema: fields register here, and OpenAPI, AsyncAPI and shaping read from
 * here.
 */
import { isStorable } from '@gemba/measures/text';
import type { Sensitivity } from './access.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export type DataClass<T = object> = new () => T;

export type Field = {
  readonly schema: JsonSchema;
  readonly optional: boolean;
  /** The class of the value, or of each element when `list`. */
  readonly of?: DataClass;
  readonly list?: boolean;
  /** Null is a value: it says that there is nothing. */
  readonly nullable?: boolean;
  /** Not every reader of the noun may see it. */
  readonly sensitivity?: Sensitivity;
  /** What a value that is no record, or each of a list of them, must be. */
  readonly check?: { readonly says: string; readonly holds: (value: unknown) => boolean };
  /** How a value is spelt: texts in NFC. */
  readonly normal?: (value: unknown) => unknown;
};

const registry = new WeakMap<object, Map<string, Field>>();
/** What `fieldsOf` has answered; a class is complete before it is asked for. */
const known = new WeakMap<DataClass, ReadonlyMap<string, Field>>();

const ownFields = (prototype: object): Map<string, Field> => {
  const known = registry.get(prototype);
  if (known) return known;
  const fresh = new Map<string, Field>();
  registry.set(prototype, fresh);
  return fresh;
};

/**
 * Called by field decorators; later calls add to what is there (`@Optional()` above or below another field).
 */
export const register = (prototype: object, property: string, field: Partial<Field>): void => {
  const fields = ownFields(prototype);
  const before = fields.get(property) ?? { schema: {}, optional: false };
  fields.set(property, { ...before, ...field, schema: { ...before.schema, ...field.schema } });
  known.delete(prototype.constructor as DataClass);
};

/** The fields of a class, inherited ones first, in the order of declaration. */
export const fieldsOf = (of: DataClass): ReadonlyMap<string, Field> => {
  const found = known.get(of) ?? collected(of);
  known.set(of, found);
  return found;
};

const collected = (of: DataClass): ReadonlyMap<string, Field> => {
  const parent = Object.getPrototypeOf(of.prototype) as object | null;
  const inherited = parent && parent !== Object.prototype ? fieldsOf(parent.constructor as DataClass) : [];
  return new Map([...inherited, ...(registry.get(of.prototype as object) ?? [])]);
};

type How = {
  readonly isThere: (field: Field) => boolean;
  /** How a class stands within another; written out there unless told. */
  readonly within?: (of: DataClass) => JsonSchema;
};

const schemaWhere = (of: DataClass, how: How): JsonSchema => {
  const fields = [...fieldsOf(of)];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field, how)])),
    required: fields.filter(([, field]) => how.isThere(field)).map(([name]) => name),
  };
};

const fieldSchema = (field: Field, how: How): JsonSchema => {
  const schema = field.of ? recordSchema({ ...field, of: field.of }, how) : field.schema;
  return field.nullable ? orNull(schema) : schema;
};

const recordSchema = ({ of, list, schema }: Field & { readonly of: DataClass }, how: How): JsonSchema => {
  const inner = how.within?.(of) ?? schemaWhere(of, how);
  return list ? { ...schema, type: 'array', items: inner } : { ...inner, ...schema };
};

const orNull = ({ description, ...schema }: JsonSchema): JsonSchema => {
  const said = description === undefined ? {} : { description };
  if (typeof schema.type !== 'string' || schema.properties !== undefined)
    return { ...said, anyOf: [schema, { type: 'null' }] };
  const words = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, ...said, ...words, type: [schema.type, 'null'] };
};

/** JSON Schema 2020-12 of a data class; unknown fields are refused. */
export const schemaOf = (of: DataClass): JsonSchema =>
  schemaWhere(of, { isThere: ({ optional }) => !optional });

const isAnswered = ({ optional, sensitivity }: Field): boolean => !optional && sensitivity === undefined;

/** JSON Schema of what readers are answered: what not all of them are shown may be missing, at any depth. */
export const answerSchemaOf = (of: DataClass): JsonSchema => schemaWhere(of, { isThere: isAnswered });

/** The few words that a value can be, as an address spells them; null where it can be more than those. */
export const wordsOf = ({ type, enum: words }: JsonSchema): readonly string[] | null => {
  if (Array.isArray(words)) return words.filter((word) => word !== null).map(String);
  return [type].flat().includes('boolean') ? ['true', 'false'] : null;
};

/**
 * The same of a class and of each within it, by their names; `within` is how one of them refers to another.
 * @throws where two classes have one name
 */
export const answerSchemasOf = (
  classes: Iterable<DataClass>,
  within: (of: DataClass) => JsonSchema,
): Readonly<Record<string, JsonSchema>> => {
  const found = new Map<string, DataClass>();
  const visit = (of: DataClass): void => {
    const before = found.get(of.name);
    if (before && before !== of) throw new Error(`Two classes of answers are called ${of.name}.`);
    if (before) return;
    found.set(of.name, of);
    for (const { of: inner } of fieldsOf(of).values()) if (inner) visit(inner);
  };
  for (const of of classes) visit(of);
  const schemas = [...found].map(
    ([name, of]) => [name, schemaWhere(of, { isThere: isAnswered, within })] as const,
  );
  return Object.fromEntries(schemas);
};

/** Whether every store can hold the texts of a JSON value, also those that are keys. */
export const isStorableDocument = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorableDocument);
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorableDocument(inner));
};

/**
 * Gives parsed JSON the prototypes that the validator looks for, and texts their one spelling; it drops no
 * field.
 */
export const shaped = (of: DataClass, plain: unknown): unknown => {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return plain;
  const target = Object.assign(Object.create(of.prototype as object) as Record<string, unknown>, plain);
  for (const [name, field] of fieldsOf(of)) {
    if (target[name] === undefined) continue;
    if (field.of) target[name] = shapedField(field.of, target[name]);
    else if (field.normal) target[name] = field.normal(target[name]);
  }
  return target;
};

const shapedField = (of: DataClass, value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => shaped(of, each)) : shaped(of, value);
