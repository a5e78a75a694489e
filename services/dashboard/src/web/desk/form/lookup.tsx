/** Types ahead over the things that an id may name: by id, by name and by the words it began with. */
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEntries } from '../api/entries.js';
import type { Field } from '../api/schema.js';

type Props = {
  of: Field;
  typed: string;
  change: (typed: string) => void;
  /** Only things at this site, where they belong to one. */
  site?: string | undefined;
  error?: string | undefined;
  bare?: boolean;
};

const SETTLED_MS = 150;

export function Lookup({ of, typed, change, site, error, bare = false }: Props) {
  const noun = of.schema['x-refers-to'] ?? '';
  const [q] = useDebouncedValue(typed, SETTLED_MS);
  const found = useEntries({ noun, q, site: noun === 'site' ? undefined : site, limit: 12 });
  const entries = found.data?.data ?? [];
  const names = new Map(entries.map(({ id, name }) => [id, name ?? '']));
  return (
    <Autocomplete
      {...(bare ? { 'aria-label': of.label } : { label: of.label, description: of.schema.description })}
      required={of.required}
      value={typed}
      onChange={change}
      data={[...names.keys()]}
      // They were found by more than what the input shows of them.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.value} <small>{names.get(option.value)}</small>
        </span>
      )}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error ?? undefined}
      maxDropdownHeight={280}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
