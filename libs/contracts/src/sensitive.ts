/** Fields that not every reader of a noun may see: how they are marked, found, and left out. */
import type { Sensitivity } from './access.js';
import { isShown } from './access.js';
import type { DataClass } from './schema.js';
import { fieldsOf, register } from './schema.js';

/** The field is left out for those who are not shown this sensitivity; the published schema says so. */
export const Sensitive =
  (sensitivity: Sensitivity): PropertyDecorator =>
  (prototype, property) => {
    register(prototype, String(property), { sensitivity, schema: { 'x-sensitivity': sensitivity } });
  };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The data as somebody with these roles may see it: what they may not see is left out, at any depth. */
export const shownTo = (roles: readonly string[], of: DataClass, data: unknown): unknown => {
  if (Array.isArray(data)) return data.map((each) => shownTo(roles, of, each));
  if (!isFields(data)) return data;
  const fields = fieldsOf(of);
  const kept = Object.entries(data).flatMap(([name, value]) => {
    const field = fields.get(name);
    if (field?.sensitivity !== undefined && !isShown(roles, field.sensitivity)) return [];
    return [[name, field?.of ? shownTo(roles, field.of, value) : value] as const];
  });
  return Object.fromEntries(kept);
};

/** Names of the sensitive fields of a class, at any depth, each with its sensitivity. */
export const sensitiveFields = (of: DataClass): ReadonlyMap<string, Sensitivity> =>
  new Map(
    [...fieldsOf(of)].flatMap(([name, field]) => [
      ...(field.sensitivity === undefined ? [] : [[name, field.sensitivity] as const]),
      ...(field.of ? sensitiveFields(field.of) : []),
    ]),
  );

/** A record without the fields of these names, at any depth: for states and rows that are made of events. */
export const without = (names: ReadonlySet<string>, value: unknown): unknown => {
  if (names.size === 0) return value;
  if (Array.isArray(value)) return value.map((each) => without(names, each));
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !names.has(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, without(names, each)]));
};
