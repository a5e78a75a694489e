/** The address of an operation: its path with the words filled in, and what its query says. */

export type Query = Readonly<Record<string, string | number | undefined>>;

export type Asked = {
  /** For the words in braces. */
  readonly path?: Readonly<Record<string, string>>;
  /** What is undefined or empty is left out. */
  readonly query?: Query;
};

/** @throws where a word of the path is not given */
const filled = (path: string, words: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined || word === '') throw new Error(`${path} needs ${name}.`);
    return encodeURIComponent(word);
  });

/** `/v1/stock/{id}` and `{ id: 'A 1' }` → `/v1/stock/A%201`. */
export const addressOf = (path: string, { path: words = {}, query = {} }: Asked): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return `${filled(path, words)}${text === '' ? '' : `?${text}`}`;
};
