/** What a list is narrowed to: the choices its service offers, kept in the address for links. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useChangeScope } from '../../api/use-scope.js';
import { called, t } from '../../language/language.js';
import { type Field, fieldsOf } from '../api/schema.js';
import type { Noun } from '../api/nouns.js';
import { Lookup } from '../form/lookup.jsx';
import css from './nouns.module.css';

const PREFIX = 'f.';

const flag = [
  ['true', 'desk.yes'],
  ['false', 'desk.no'],
] as const;

/** The fields by which a noun can be narrowed, in the order in which its state has them. */
const narrowable = ({ state, filters }: Noun): readonly Field[] =>
  fieldsOf(state).filter(({ name }) => filters.includes(name));

/** The filters in the address, by the names of their fields; only those that the noun has. */
export function useNarrowed(of: Noun): Readonly<Record<string, string>> {
  const [search] = useSearchParams();
  return Object.fromEntries(
    narrowable(of).flatMap(({ name }) => {
      const value = search.get(PREFIX + name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

type FilterProps = { of: Field; value: string; change: (value: string) => void };

/** Half an id is of nothing: it counts once it is chosen, or left. */
function OfOne({ of, value, change }: FilterProps) {
  const [typed, setTyped] = useState(value);
  const { label, name, kind } = of;
  const field = { name, label, kind, required: false };
  return (
    <div onBlur={() => typed !== value && change(typed)}>
      <Lookup
        of={{ ...field, schema: { 'x-refers-to': of.schema['x-refers-to'] ?? '' } }}
        typed={typed}
        change={setTyped}
        chosen={change}
        size="xs"
      />
    </div>
  );
}

function Filter({ of, value, change }: FilterProps) {
  const { kind, label, schema } = of;
  if (kind === 'reference') return <OfOne of={of} value={value} change={change} key={value} />;
  const data =
    kind === 'flag'
      ? flag.map(([value, key]) => ({ value, label: t(key) }))
      : (schema.enum ?? [])
          .filter((each) => each !== null)
          .map(String)
          .map((value) => ({ value, label: called(value) }));
  return (
    <Select
      label={label}
      size="xs"
      data={data}
      value={value === '' ? null : value}
      placeholder={t('desk.noFilter')}
      clearable
      onChange={(next) => change(next ?? '')}
    />
  );
}

export function Narrowing({ of }: { of: Noun }) {
  const change = useChangeScope();
  const narrowed = useNarrowed(of);
  const fields = narrowable(of);
  if (fields.length === 0) return null;
  const cleared = Object.fromEntries(fields.map(({ name }) => [PREFIX + name, undefined]));
  return (
    <div className={css.filters} role="group" aria-label={t('desk.filters')}>
      {fields.map((field) => (
        <Filter
          key={field.name}
          of={field}
          value={narrowed[field.name] ?? ''}
          change={(value) => change({ [PREFIX + field.name]: value })}
        />
      ))}
      {Object.keys(narrowed).length > 0 && (
        <Button variant="subtle" size="xs" onClick={() => change(cleared)}>
          {t('desk.clearFilters')}
        </Button>
      )}
    </div>
  );
}
