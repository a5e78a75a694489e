/** Whether a value is what its class describes: for answers, which nobody validates on their way out. */
import type { DataClass, Field } from './schema.js';
import { fieldsOf } from './schema.js';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What of the value its field does not describe, each with its place. */
const unlikeField = (field: Field, value: unknown, at: string): readonly string[] => {
  const { of, list, check, nullable } = field;
  if (value === null && nullable) return [];
  if (list) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((each, index) => unlikeOne({ of, check }, each, `${at}/${String(index)}`));
  }
  return unlikeOne({ of, check }, value, at);
};

type One = { readonly of: DataClass | undefined; readonly check: Field['check'] };

const unlikeOne = ({ of, check }: One, value: unknown, at: string): readonly string[] => {
  if (of) return unlike(of, value, at);
  return check?.holds(value) === false ? [`${at} ${check.says}`] : [];
};

/**
 * Everything in which a value differs from what its class says: fields that are missing, that nobody
 * declared, or that hold something else. What not every reader is shown may be missing.
 */
export const unlike = (of: DataClass, value: unknown, at = ''): readonly string[] => {
  if (!isRecord(value)) return [`${at} is no record`];
  const fields = fieldsOf(of);
  const undeclared = Object.keys(value).filter((name) => value[name] !== undefined && !fields.has(name));
  return [
    ...undeclared.map((name) => `${at}/${name} is not declared`),
    ...[...fields].flatMap(([name, field]) => {
      if (value[name] !== undefined) return unlikeField(field, value[name], `${at}/${name}`);
      return field.optional || field.sensitivity !== undefined ? [] : [`${at}/${name} is missing`];
    }),
  ];
};
