/** A record as people read it: names and values, what refers to another thing as a link, lists as tables. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLinkTo, useZone } from '../../api/use-scope.js';
import { DataTable } from '../../parts/table/data-table.jsx';
import { FigureName } from '../../parts/figure-name.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { State } from '../../parts/status.jsx';
import { type Schema, labelOf, present } from '../api/schema.js';
import { useName } from '../api/names.js';
import { useNouns } from '../api/nouns.js';
import { called } from '../../language/language.js';
import { isLines, valueText } from './value.js';
import css from './facts.module.css';

/** Words that say where a thing stands. */
export const STATE_FIELDS = ['status', 'state'];

/** The address of a thing by its noun; null where the reader has no such list. */
export function usePlaces(): (noun: string, id: string) => string | null {
  const { nouns } = useNouns();
  return (noun, id) => {
    const found = nouns.find((each) => each.noun === noun);
    return found ? `/${found.service}/${found.path}/${encodeURIComponent(id)}` : null;
  };
}

/** A link to a thing that keeps what the screen is about. */
export function ThingLink({ to, children }: { to: string; children: ReactNode }) {
  return <Link to={useLinkTo()(to)}>{children}</Link>;
}

const LONGEST_ID = 24;

/** An id that a machine made is told by its beginning and its end; the whole is there for who asks. */
export function ShortId({ id }: { id: string }) {
  if (id.length <= LONGEST_ID) return <>{id}</>;
  return (
    <span title={id} aria-label={id} role="text">
      {`${id.slice(0, 9)}…${id.slice(-7)}`}
    </span>
  );
}

/** What it is called and its id; as a link where the reader has a list of it. */
export function Referred({ noun, id }: { noun: string; id: string }) {
  const to = usePlaces()(noun, id);
  const name = useName(noun, id);
  const text =
    name === null || name === id ? (
      <ShortId id={id} />
    ) : (
      <>
        {name}{' '}
        <small className={css.id}>
          <ShortId id={id} />
        </small>
      </>
    );
  return to === null ? <>{text}</> : <ThingLink to={to}>{text}</ThingLink>;
}

/** A thing by its noun and id, as a link where the reader has a list of it. */
export function Named({ noun, id }: { noun: string; id: string }) {
  const to = usePlaces()(noun, id);
  const text = `${labelOf(noun)} ${id}`;
  return to === null ? <>{text}</> : <ThingLink to={to}>{text}</ThingLink>;
}

type ValueProps = { name: string; value: unknown; schema?: Schema | undefined };

function Word({ name, word, schema }: { name: string; word: string; schema: Schema }) {
  const zone = useZone();
  const noun = schema['x-refers-to'];
  if (noun === 'site') return <SiteName id={word} />;
  if (noun !== undefined) return <Referred noun={noun} id={word} />;
  if (schema['x-figure']) return <FigureName id={word} />;
  if (STATE_FIELDS.includes(name)) return <State word={word} />;
  if (schema.enum) return <>{called(word)}</>;
  return <Document word={word}>{valueText(word, zone)}</Document>;
}

const DOCUMENT = /^([a-z-]+)\/([^/]+)((?:\/[^/]+)*)$/;

/** A document in words, `purchase-order/PO-7/1`, as a link where the reader has a list of it. */
function Document({ word, children }: { word: string; children: ReactNode }) {
  const places = usePlaces();
  const [, noun = '', id = '', rest = ''] = DOCUMENT.exec(word) ?? [];
  const to = noun === '' ? null : places(noun, id);
  if (to === null) return <>{children}</>;
  return (
    <ThingLink to={to}>
      {labelOf(noun)} <ShortId id={id} />
      {rest}
    </ThingLink>
  );
}

export function Value({ name, value, schema = {} }: ValueProps) {
  const zone = useZone();
  if (typeof value === 'string' && value !== '')
    return <Word name={name} word={value} schema={present(schema)} />;
  const each = present(schema).items;
  if (Array.isArray(value) && each?.['x-refers-to'] !== undefined)
    return (value as readonly string[]).map((id, at) => (
      <span key={id}>
        {at > 0 && ', '}
        <Value name={name} value={id} schema={each} />
      </span>
    ));
  return <>{valueText(value, zone)}</>;
}

/** Columns of a table of records: every field that one of them has. */
function LinesTable({
  label,
  lines,
  schema,
}: {
  label: string;
  lines: readonly Record<string, unknown>[];
  schema: Schema;
}) {
  const names = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const columns = names.map((name) => ({
    key: name,
    header: labelOf(name),
    cell: (row: Record<string, unknown>): ReactNode => (
      <Value name={name} value={row[name]} schema={schema.properties?.[name]} />
    ),
  }));
  return <DataTable label={label} columns={columns} rows={lines} />;
}

export function Facts({ of, schema = {} }: { of: Readonly<Record<string, unknown>>; schema?: Schema }) {
  const entries = Object.entries(of).filter(([, value]) => value !== undefined);
  const plain = entries.filter(([, value]) => !isLines(value));
  return (
    <>
      <dl className={css.facts}>
        {plain.map(([name, value]) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd>
              <Value name={name} value={value} schema={schema.properties?.[name]} />
            </dd>
          </div>
        ))}
      </dl>
      {entries.map(([name, value]) =>
        isLines(value) ? (
          <section key={name} className={css.lines}>
            <h3>{labelOf(name)}</h3>
            <LinesTable
              label={labelOf(name)}
              lines={value}
              schema={present(schema.properties?.[name] ?? {}).items ?? {}}
            />
          </section>
        ) : null,
      )}
    </>
  );
}
