/** Whether what happened may be recorded: its data is as the published class of the event says. */
import type { DataClass, Field } from './schema.js';
import { fieldsOf } from './schema.js';

/** The first place at which data is not as its class says, as an RFC 6901 pointer, and what it must be. */
export type Flaw = { readonly pointer: string; readonly says: string };

/** Null where the data may be recorded. What is undefined is not written, so it counts as absent. */
export const flawIn = (of: DataClass, data: unknown, at = ''): Flaw | null => {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { pointer: at, says: 'must be an object' };
  const values = data as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(of);
  for (const [name, field] of fields) {
    const flaw = flawOfField(field, values[name], `${at}/${name}`);
    if (flaw) return flaw;
  }
  const strange = Object.keys(values).find((name) => values[name] !== undefined && !fields.has(name));
  return strange === undefined ? null : { pointer: `${at}/${strange}`, says: 'is not a field of it' };
};

const flawOfField = (field: Field, value: unknown, at: string): Flaw | null => {
  if (value === undefined) return field.optional ? null : { pointer: at, says: 'is missing' };
  return field.list ? flawOfList(field, value, at) : flawOfValue(field, value, at);
};

const flawOfList = (field: Field, value: unknown, at: string): Flaw | null => {
  const { minItems = 0, maxItems = Infinity } = field.schema as { minItems?: number; maxItems?: number };
  if (!Array.isArray(value) || value.length < minItems || value.length > maxItems)
    return { pointer: at, says: `must be a list of ${String(minItems)} to ${String(maxItems)} entries` };
  for (const [index, each] of value.entries()) {
    const flaw = flawOfValue(field, each, `${at}/${String(index)}`);
    if (flaw) return flaw;
  }
  return null;
};

const flawOfValue = ({ of, check }: Field, value: unknown, at: string): Flaw | null => {
  if (of) return flawIn(of, value, at);
  return check && !check.holds(value) ? { pointer: at, says: check.says } : null;
};
