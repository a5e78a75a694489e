/** The columns of a list of things, chosen by the schema of their state. */
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import type { Noun, Thing } from '../api/nouns.js';
import { type Field, fieldsOf, labelOf } from '../api/schema.js';
import { STATE_FIELDS, ShortId, ThingLink, Value } from '../facts/facts.jsx';

const MOST_COLUMNS = 6;
const NUMERIC: readonly Field['kind'][] = ['quantity', 'money', 'whole', 'decimal'];
const LONG: readonly Field['kind'][] = ['list', 'record', 'texts', 'lines'];

/** Where it stands first, then its name, then what it is about in the order in which its noun says it. */
const rankOf = ({ name }: Field): number => (STATE_FIELDS.includes(name) ? 0 : name === 'name' ? 1 : 2);

/** The fields that fit into a row, the most telling first. */
export const listable = ({ state }: Pick<Noun, 'state'>): readonly Field[] =>
  fieldsOf(state)
    .filter(({ kind, name }) => !LONG.includes(kind) && name !== 'site')
    .toSorted((one, other) => rankOf(one) - rankOf(other));

/** The names of the columns that a list begins with. */
export const usualColumns = (noun: Noun): readonly string[] =>
  listable(noun)
    .slice(0, MOST_COLUMNS)
    .map(({ name }) => name);

/** The fields of these names in the order of the names. */
export const fieldsNamed = (noun: Noun, names: readonly string[]): readonly Field[] => {
  const fields = new Map(listable(noun).map((field) => [field.name, field]));
  return names.flatMap((name) => fields.get(name) ?? []);
};

export function columnsOf(noun: Noun, fields: readonly Field[]): Column[] {
  const { service, path } = noun;
  return [
    {
      key: 'id',
      header: labelOf('id'),
      cell: ({ id }) => (
        <ThingLink to={`/${service}/${path}/${encodeURIComponent(String(id))}`}>
          <ShortId id={String(id)} />
        </ThingLink>
      ),
    },
    ...fields.map(({ name, label, kind, schema }): Column => ({
      key: name,
      header: label,
      numeric: NUMERIC.includes(kind),
      cell: (row) => <Value name={name} value={row[name]} schema={schema} />,
    })),
    ...(noun.home === 'enterprise'
      ? []
      : [
          {
            key: 'site',
            header: labelOf('site'),
            cell: (row) => (
              <Value name="site" value={row.site} schema={{ type: 'string', 'x-refers-to': 'site' }} />
            ),
          } satisfies Column,
        ]),
  ];
}

const parts: Readonly<Record<string, readonly [string, string]>> = {
  money: ['amount', 'currency'],
  quantity: ['value', 'unit'],
};

/** The rows as a spreadsheet takes them: of an amount the number, and its currency or unit beside it. */
export function exportOf(
  fields: readonly Field[],
  rows: readonly Thing[],
): { columns: Column[]; rows: TableRow[] } {
  const columns = fields.flatMap(({ name, label, kind }): Column[] => {
    const [, of] = parts[kind] ?? [];
    return [
      { key: name, header: label, numeric: NUMERIC.includes(kind) },
      ...(of ? [{ key: `${name}.${of}`, header: `${label}: ${labelOf(of)}` }] : []),
    ];
  });
  const flat = rows.map((row): TableRow => {
    const cells = fields.flatMap(({ name, kind }) => {
      const pair = parts[kind];
      const value = (row[name] ?? {}) as Readonly<Record<string, unknown>>;
      return pair ? [[name, value[pair[0]]] as const, [`${name}.${pair[1]}`, value[pair[1]]] as const] : [];
    });
    return { ...row, ...Object.fromEntries(cells) };
  });
  return {
    columns: [{ key: 'id', header: labelOf('id') }, ...columns, { key: 'site', header: labelOf('site') }],
    rows: flat,
  };
}
