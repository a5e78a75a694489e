/** Rows that a statement gets as one JSON array, taken apart in half the time of json_to_recordset. */

/** SQL types by the names of columns. */
export type Columns = Readonly<Record<string, string>>;

const fieldOf = ([name, type]: readonly [string, string]): string =>
  type === 'jsonb' ? `e->'${name}'` : `(e->>'${name}')::${type}`;

/** `objects` is a JSON array of objects with these columns, which come in their order. */
export const elements = (objects: string, columns: Columns): string =>
  `select ${Object.entries(columns).map(fieldOf).join(', ')} from jsonb_array_elements(${objects}::jsonb) e`;

export const namesOf = (columns: Columns): string => Object.keys(columns).join(', ');
