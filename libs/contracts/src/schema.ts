/**
 * Every data class knows its JSON Schema: fields register here, and OpenAPI, AsyncAPI and shaping read from
 * here.
 */

export type JsonSchema = Readonly<Record<string, unknown>>;

export type DataClass<T = object> = new () => T;

export type Field = {
  readonly schema: JsonSchema;
  readonly optional: boolean;
  /** The class of the value, or of each element when `list`. */
  readonly of?: DataClass;
  readonly list?: boolean;
};

const registry = new WeakMap<object, Map<string, Field>>();

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
};

/** The fields of a class, inherited ones first, in the order of declaration. */
const fieldsOf = (of: DataClass): ReadonlyMap<string, Field> => {
  const parent = Object.getPrototypeOf(of.prototype) as object | null;
  const inherited = parent && parent !== Object.prototype ? fieldsOf(parent.constructor as DataClass) : [];
  return new Map([...inherited, ...(registry.get(of.prototype as object) ?? [])]);
};

/** JSON Schema 2020-12 of a data class; unknown fields are refused. */
export const schemaOf = (of: DataClass): JsonSchema => {
  const fields = [...fieldsOf(of)];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)])),
    required: fields.filter(([, field]) => !field.optional).map(([name]) => name),
  };
};

const fieldSchema = (field: Field): JsonSchema => {
  if (!field.of) return field.schema;
  const inner = schemaOf(field.of);
  return field.list ? { ...field.schema, type: 'array', items: inner } : { ...inner, ...field.schema };
};

/** Gives parsed JSON the prototypes that the validator looks for; it changes no value and drops no field. */
export const shaped = (of: DataClass, plain: unknown): unknown => {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return plain;
  const target = Object.assign(Object.create(of.prototype as object) as Record<string, unknown>, plain);
  for (const [name, field] of fieldsOf(of)) {
    if (field.of && target[name] !== undefined) target[name] = shapedField(field.of, target[name]);
  }
  return target;
};

const shapedField = (of: DataClass, value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => shaped(of, each)) : shaped(of, value);
