/** Whether two facts say the same, however their fields are ordered and whichever class they come from. */

/** JSON with the fields of every object in order, so that equal facts give equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
};

export const saysTheSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that have a value: an absent field of a command is absent in the event, never undefined. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** The own entry of a record; names such as `constructor` are ordinary ids here. */
export const entry = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** The record without an entry. */
export const without = <T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> => {
  const { [id]: _, ...others } = record;
  return others;
};
