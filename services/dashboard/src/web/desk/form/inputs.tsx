/** One input for each kind of field; what the service finds wrong with it stands below it. */
import { Autocomplete, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { type ReactNode, useRef } from 'react';
import { called, t } from '../../language/language.js';
import { Lines } from './lines.jsx';
import { useFigureNames } from '../../parts/figure-name.jsx';
import { Lookup, LookupMany, describedAs } from './lookup.jsx';
import { type Field, type Kind, fieldsOf } from '../api/schema.js';
import type { Faults, InputProps } from './input.js';
import { type Typed, type TypedRecord, type Usual, isTypedRecord } from './typed.js';
import css from './form.module.css';

const UNITS = ['C62', 'KGM', 'GRM', 'MTR', 'LTR', 'HUR', 'MIN', 'TNE', 'MTK', 'MTQ', 'KWH'];
const CURRENCIES = ['EUR', 'PLN', 'USD', 'GBP', 'CHF', 'SEK', 'CZK'];
const INPUT_TYPES: Partial<Record<Kind, string>> = { date: 'date', instant: 'datetime-local', time: 'time' };

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What has to be known to type it, whatever it is of. */
const HELP: Readonly<Record<string, (() => string) | undefined>> = {
  duration: () => t('desk.durationHint'),
  instant: () => t('desk.ownZone', { zone: zone() }),
  texts: () => t('desk.commaHint'),
};

const text = (typed: Typed | undefined): string => (typeof typed === 'string' ? typed : '');

/** Whatever is wrong at the value or within it: of a quantity its number and its unit. */
const faultAt = (faults: Faults, at: string): string | undefined =>
  faults.get(at) ?? [...faults].find(([pointer]) => pointer.startsWith(`${at}/`))?.[1];

/** Nothing was typed: of an amount no number, whatever unit stands beside it. */
const isEmpty = (typed: Typed | undefined): boolean =>
  isTypedRecord(typed) ? (typed.value ?? typed.amount) === '' : typed === undefined || typed === '';

/** What a person has to mend: an empty field needs no lecture on how it is spelt. */
const saidOf = ({ of, typed, at, faults }: InputProps): string | undefined => {
  const fault = faultAt(faults, at);
  if (fault === undefined) return undefined;
  // How it is spelt in JSON helps whoever calls the interface, not whoever fills a field.
  return of.required && isEmpty(typed) ? t('desk.required') : fault.replace(/ like \{.*\}$/, '');
};

function named(props: InputProps) {
  const { of, bare, leading } = props;
  const help = HELP[of.kind]?.() ?? describedAs(of);
  return {
    ...(bare ? { 'aria-label': of.label } : { label: of.label, description: help }),
    required: of.required,
    error: saidOf(props),
    ...(leading ? { 'data-autofocus': true } : {}),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      'label' | 'input' | 'description' | 'error'
    )[],
  };
}

function PairInput(props: InputProps & { parts: readonly [string, string]; choices: string[] }) {
  const { of, typed, change, parts, choices } = props;
  const [amount, word] = parts;
  const record = isTypedRecord(typed) ? typed : {};
  return (
    <Group gap={6} align="flex-start" wrap="nowrap" className={css.pair}>
      <TextInput
        {...named(props)}
        inputMode="decimal"
        className={css.amount}
        value={text(record[amount])}
        onChange={(e) => change({ ...record, [amount]: e.currentTarget.value })}
      />
      <Autocomplete
        aria-label={`${of.label}: ${word}`}
        className={props.bare ? css.bareWord : css.word}
        data={choices}
        value={text(record[word])}
        onChange={(next) => change({ ...record, [word]: next.toUpperCase() })}
      />
    </Group>
  );
}

function RecordInput({ of, typed, change, at, faults, usual }: InputProps) {
  const record = isTypedRecord(typed) ? typed : {};
  return (
    <fieldset className={css.record}>
      <legend>{of.label}</legend>
      <Inputs fields={fieldsOf(of.schema)} {...{ typed: record, change, at, faults, usual }} />
    </fieldset>
  );
}

function Choice(props: InputProps) {
  const { of, typed, change } = props;
  const choices = (of.schema.enum ?? []).filter((each) => each !== null).map(String);
  const figure = useFigureNames();
  const nameOf = of.schema['x-figure'] === true ? figure : called;
  const data = choices.map((value) => ({ value, label: nameOf(value) }));
  const value = text(typed);
  return (
    <Select
      {...named(props)}
      size="sm"
      value={value === '' ? null : value}
      data={data}
      clearable={!of.required}
      onChange={(next) => change(next ?? '')}
    />
  );
}

function LongText(props: InputProps) {
  const { of, typed, change } = props;
  return (
    <Textarea
      {...named(props)}
      autosize
      minRows={2}
      maxLength={of.schema.maxLength}
      value={text(typed)}
      onChange={(e) => change(e.currentTarget.value)}
    />
  );
}

function Code(props: InputProps & { choices: string[] }) {
  const { typed, change, choices } = props;
  return (
    <Autocomplete
      {...named(props)}
      data={choices}
      value={text(typed)}
      onChange={(next) => change(next.toUpperCase())}
    />
  );
}

/** One of those that the thing itself has, or anything else. */
function OneOf(props: InputProps & { own: readonly string[] }) {
  const { typed, change, own } = props;
  return (
    <Autocomplete
      {...named(props)}
      openOnFocus={text(typed) === ''}
      data={[...own]}
      value={text(typed)}
      onChange={change}
      autoComplete="off"
    />
  );
}

function Plain(props: InputProps) {
  const { of, typed, change, usual } = props;
  const own = usual.own[of.name] ?? [];
  if (own.length > 0 && (of.kind === 'text' || of.kind === 'whole')) return <OneOf {...props} own={own} />;
  return (
    <TextInput
      {...named(props)}
      type={INPUT_TYPES[of.kind] ?? 'text'}
      inputMode={of.kind === 'whole' || of.kind === 'decimal' ? 'decimal' : 'text'}
      maxLength={of.schema.maxLength}
      value={text(typed)}
      onChange={(e) => change(e.currentTarget.value)}
    />
  );
}

function Flag({ of, typed, change, at, faults, bare }: InputProps) {
  return (
    <Checkbox
      {...(bare ? { 'aria-label': of.label } : { label: of.label, description: describedAs(of) })}
      checked={typed === true}
      onChange={(e) => change(e.currentTarget.checked)}
      error={faultAt(faults, at)}
    />
  );
}

function Reference({ of, typed, change, at, faults, usual, bare }: InputProps) {
  const site = usual.site === '' ? undefined : usual.site;
  const more = bare ? { bare } : {};
  return (
    <Lookup
      of={of}
      typed={text(typed)}
      change={change}
      site={site}
      own={usual.own[of.name] ?? []}
      error={saidOf({ of, typed, change, at, faults, usual })}
      {...more}
    />
  );
}

/** Several ids of one noun are looked up, other texts are typed with commas between them. */
function Texts(props: InputProps) {
  const { of, typed, change, at, faults, usual } = props;
  const noun = of.schema.items?.['x-refers-to'];
  if (noun === undefined) return <Plain {...props} />;
  const ids = text(typed)
    .split(/[\s,;]+/)
    .filter((id) => id !== '');
  return (
    <LookupMany
      of={of}
      noun={noun}
      ids={ids}
      change={(next) => change(next.join(', '))}
      site={usual.site === '' ? undefined : usual.site}
      error={faultAt(faults, at)}
    />
  );
}

const INPUTS: Readonly<Record<Kind, (props: InputProps) => ReactNode>> = {
  text: (props) => <Plain {...props} />,
  texts: (props) => <Texts {...props} />,
  whole: (props) => <Plain {...props} />,
  decimal: (props) => <Plain {...props} />,
  date: (props) => <Plain {...props} />,
  instant: (props) => <Plain {...props} />,
  time: (props) => <Plain {...props} />,
  duration: (props) => <Plain {...props} />,
  lines: (props) => <LongText {...props} />,
  choice: (props) => <Choice {...props} />,
  currency: (props) => <Code {...props} choices={CURRENCIES} />,
  unit: (props) => <Code {...props} choices={UNITS} />,
  quantity: (props) => <PairInput {...props} parts={['value', 'unit']} choices={UNITS} />,
  money: (props) => <PairInput {...props} parts={['amount', 'currency']} choices={CURRENCIES} />,
  reference: (props) => <Reference {...props} />,
  flag: (props) => <Flag {...props} />,
  record: (props) => <RecordInput {...props} />,
  list: (props) => <Lines {...props} Cell={Input} />,
};

function Input(props: InputProps) {
  return INPUTS[props.of.kind](props);
}

type InputsProps = {
  fields: readonly Field[];
  typed: TypedRecord;
  change: (typed: TypedRecord) => void;
  at: string;
  faults: Faults;
  usual: Usual;
  leading?: boolean;
};

/** The inputs of a record, one below the other. */
export function Inputs({ fields, typed, change, at, faults, usual, leading = false }: InputsProps) {
  // Two fields may change before what was typed comes back: one is left, the next is typed into.
  const latest = useRef(typed);
  latest.current = typed;
  const changeOne = (name: string, next: Typed) => {
    latest.current = { ...latest.current, [name]: next };
    change(latest.current);
  };
  return (
    <div className={css.inputs}>
      {fields.map((of, index) => (
        <Input
          key={of.name}
          of={of}
          typed={typed[of.name]}
          change={(next) => changeOne(of.name, next)}
          at={`${at}/${of.name}`}
          faults={faults}
          usual={usual}
          leading={leading && index === 0}
        />
      ))}
    </div>
  );
}
