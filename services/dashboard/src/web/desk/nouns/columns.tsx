/** The columns of a list of things, chosen by the schema of their state. */
import type { Column } from '../../parts/table/data-table.jsx';
import type { Noun } from '../api/nouns.js';
import { type Field, fieldsOf, labelOf } from '../api/schema.js';
import { STATE_FIELDS, ThingLink, Value } from '../facts/facts.jsx';

const MOST_COLUMNS = 6;
const NUMERIC: readonly Field['kind'][] = ['quantity', 'money', 'whole', 'decimal'];
const LONG: readonly Field['kind'][] = ['list', 'record', 'texts', 'lines'];

/** Where it stands first, then its name, then what it is about in the order in which its noun says it. */
const rankOf = ({ name }: Field): number => (STATE_FIELDS.includes(name) ? 0 : name === 'name' ? 1 : 2);

const shownFields = ({ state }: Pick<Noun, 'state'>): readonly Field[] =>
  fieldsOf(state)
    .filter(({ kind, name }) => !LONG.includes(kind) && name !== 'site')
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .slice(0, MOST_COLUMNS);

export function columnsOf(noun: Noun): Column[] {
  const { service, path } = noun;
  return [
    {
      key: 'id',
      header: labelOf('id'),
      cell: ({ id }) => (
        <ThingLink to={`/${service}/${path}/${encodeURIComponent(String(id))}`}>{String(id)}</ThingLink>
      ),
    },
    ...shownFields(noun).map(({ name, label, kind, schema }): Column => ({
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
            header: 'Site',
            cell: (row) => (
              <Value name="site" value={row.site} schema={{ type: 'string', 'x-refers-to': 'site' }} />
            ),
          } satisfies Column,
        ]),
  ];
}
