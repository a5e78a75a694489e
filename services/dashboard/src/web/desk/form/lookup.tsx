/** Types ahead over the things that an id may name: by id, by name and by the words it began with. */
import { Autocomplete, type ComboboxParsedItem, TagsInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { called } from '../../language/language.js';
import { useEntries } from '../api/entries.js';
import type { Field } from '../api/schema.js';

type Props = {
  of: Field;
  typed: string;
  change: (typed: string) => void;
  /** One of those that were offered was taken. */
  chosen?: (id: string) => void;
  /** Only things at this site, where they belong to one. */
  site?: string | undefined;
  /** Those that come first: what the thing that is commanded has itself. */
  own?: readonly string[];
  error?: string | undefined;
  bare?: boolean;
  size?: 'xs';
};

/** What its service says of it, in the language of the reader. */
export const describedAs = ({ schema: { description } }: Field): string | undefined =>
  description === undefined ? undefined : called(description);

const SETTLED_MS = 150;

/** What is typed ahead: ids with their names; they were found by more than what the input shows of them. */
function useTypedAhead(noun: string, typed: string, site: string | undefined) {
  const [q] = useDebouncedValue(typed, SETTLED_MS);
  const found = useEntries({ noun, q, site: noun === 'site' ? undefined : site, limit: 12 });
  const names = new Map((found.data?.data ?? []).map(({ id, name }) => [id, name ?? '']));
  const looks = {
    filter: ({ options }: { options: ComboboxParsedItem[] }) => options,
    renderOption: ({ option }: { option: { value: string } }) => (
      <span>
        {option.value} <small>{names.get(option.value)}</small>
      </span>
    ),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as const,
    comboboxProps: { width: 'max-content', position: 'bottom-start' } as const,
    maxDropdownHeight: 280,
  };
  return { ids: [...names.keys()], looks: { ...looks, inputWrapperOrder: [...looks.inputWrapperOrder] } };
}

export function Lookup({ of, typed, change, chosen, site, own = [], error, bare = false, size }: Props) {
  const { ids, looks } = useTypedAhead(of.schema['x-refers-to'] ?? '', typed, site);
  return (
    <Autocomplete
      {...looks}
      {...(bare ? { 'aria-label': of.label } : { label: of.label, description: describedAs(of) })}
      {...(size ? { size } : {})}
      {...(chosen ? { onOptionSubmit: chosen } : {})}
      required={of.required}
      value={typed}
      onChange={change}
      data={[...new Set([...own.filter((id) => id.includes(typed)), ...ids])]}
      error={error ?? undefined}
      openOnFocus={typed === ''}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

type ManyProps = Pick<Props, 'of' | 'site' | 'error'> & {
  noun: string;
  ids: readonly string[];
  change: (ids: readonly string[]) => void;
};

/** Several things of one noun, each typed ahead or written by its id. */
export function LookupMany({ of, noun, ids, change, site, error }: ManyProps) {
  const [typed, setTyped] = useState('');
  const ahead = useTypedAhead(noun, typed, site);
  return (
    <TagsInput
      {...ahead.looks}
      label={of.label}
      description={describedAs(of)}
      required={of.required}
      value={[...ids]}
      onChange={change}
      searchValue={typed}
      onSearchChange={setTyped}
      data={ahead.ids}
      splitChars={[',', ';', ' ']}
      error={error ?? undefined}
    />
  );
}
