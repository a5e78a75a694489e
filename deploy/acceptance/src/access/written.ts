/** Who may, as `docs/reference/access.md` says it to people. */

export type Written = {
  /** `GET /v1/items`, `POST /v1/items/:id/…` → the roles with a mark; `open` among them: without a token. */
  readonly routes: ReadonlyMap<string, readonly string[]>;
  /** `/v1/employees hourlyCost` → the roles that are shown the field. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
};

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

type Matrix = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

const matrixUnder = (page: string, title: string): Matrix => {
  const [, section = ''] = page.split(`## ${title}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  const [heads = [], , ...rows] = lines.map(cellsOf);
  if (rows.length === 0) throw new Error(`The page has no table under ${title}.`);
  return { heads, rows };
};

const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

const marked = ({ heads }: Matrix, row: readonly string[]): readonly string[] =>
  heads.filter((_, at) => row[at] === 'x');

const entries = (of: Matrix, keysOf: (name: string) => readonly string[]) =>
  of.rows.flatMap((row) =>
    namesIn(row[0])
      .flatMap(keysOf)
      .map((key) => [key, marked(of, row)] as const),
  );

/** Reads the tables of the page. */
export const writtenIn = (page: string): Written => {
  const reading = entries(matrixUnder(page, 'Reading'), (base) => [
    `GET ${base}`,
    `GET ${base}/:id`,
    `GET ${base}/:id/events`,
    `GET ${base}/:id/commands`,
  ]);
  const asIs = (title: string) => entries(matrixUnder(page, title), (route) => [route]);
  const sensitive = matrixUnder(page, 'Sensitive fields');
  const fields = sensitive.rows.flatMap((row) =>
    namesIn(row[2]).map((field) => [`${namesIn(row[0]).join('')} ${field}`, marked(sensitive, row)] as const),
  );
  return {
    routes: new Map([...reading, ...asIs('Commands'), ...asIs('Other interfaces')]),
    fields: new Map(fields),
  };
};
