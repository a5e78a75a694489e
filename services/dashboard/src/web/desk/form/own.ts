/** What a thing has lists of, to choose from where a command is about one: its operations, its lines. */

type Fields = Readonly<Record<string, unknown>>;
export type Own = Readonly<Record<string, readonly string[]>>;

/** By which of its fields a line of a list is meant, where the list is named in the plural of the field. */
const MEANT_BY = ['sequence', 'line', 'lot', 'id', 'name', 'number'];

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

const singular = (name: string): string => name.replace(/s$/, '');

/** The values of each field of all lines, and under the singular of a list what means its lines. */
export function ownOf(thing: Fields): Own {
  const own = new Map<string, Set<string>>();
  const note = (name: string, value: unknown) => {
    if (isPlain(value)) own.set(name, (own.get(name) ?? new Set()).add(String(value)));
  };
  for (const [list, lines] of Object.entries(thing)) {
    if (!Array.isArray(lines)) continue;
    for (const line of lines.filter(isRecord)) {
      for (const [name, value] of Object.entries(line)) note(name, value);
      const meant = MEANT_BY.find((name) => isPlain(line[name]));
      if (meant !== undefined && line[singular(list)] === undefined) note(singular(list), line[meant]);
    }
  }
  return Object.fromEntries([...own].map(([name, values]) => [name, [...values]]));
}
