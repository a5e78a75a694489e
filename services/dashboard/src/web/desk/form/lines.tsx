/** A list of records as a table of inputs, into which a spreadsheet can be pasted. */
import { ActionIcon, Button } from '@mantine/core';
import type { ClipboardEvent, ComponentType } from 'react';
import { Icon } from '../../parts/icons.jsx';
import { t } from '../../language/language.js';
import type { InputProps } from './input.js';
import { type Field, fieldsOf } from '../api/schema.js';
import { type TypedRecord, firstRecord, isTypedRecord, pastedLines } from './typed.js';
import css from './form.module.css';

/** The lines of a document are numbered as they stand, until somebody numbers them otherwise. */
const numbered = (line: TypedRecord, at: number, fields: readonly Field[]): TypedRecord =>
  fields.some(({ name }) => name === 'line') ? { ...line, line: String(at + 1) } : line;

type Cell = ComponentType<InputProps>;
type LineProps = Pick<InputProps, 'at' | 'faults' | 'usual'> & {
  Cell: Cell;
  fields: readonly Field[];
  index: number;
  line: TypedRecord;
  change: (line: TypedRecord) => void;
  remove: () => void;
  paste: (event: ClipboardEvent, column: number) => void;
};

function Line({ Cell, fields, index, line, change, remove, paste, at, ...shared }: LineProps) {
  const number = String(index + 1);
  return (
    <tr>
      {fields.map((field, column) => (
        <td key={field.name} onPaste={(event) => paste(event, column)}>
          <Cell
            bare
            of={{ ...field, label: `${field.label} ${number}` }}
            typed={line[field.name]}
            change={(next) => change({ ...line, [field.name]: next })}
            at={`${at}/${String(index)}/${field.name}`}
            {...shared}
          />
        </td>
      ))}
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={`${t('desk.removeLine')} ${number}`}
          onClick={remove}
        >
          <Icon name="close" size={12} />
        </ActionIcon>
      </td>
    </tr>
  );
}

function Heads({ fields }: { fields: readonly Field[] }) {
  return (
    <thead>
      <tr>
        {fields.map(({ name, label, required }) => (
          <th key={name} scope="col">
            {label}
            {required && ' *'}
          </th>
        ))}
        <td />
      </tr>
    </thead>
  );
}

/** The lines as they stand, and the ways to change them. */
function useLines({ of, typed, change, usual }: InputProps) {
  const schema = of.schema.items ?? {};
  const fields = fieldsOf(schema);
  const lines = (Array.isArray(typed) ? typed : []).filter(isTypedRecord);
  const fresh = (at: number) => numbered(firstRecord(schema, usual), at, fields);
  const put = (index: number, next: readonly TypedRecord[]) =>
    change([...lines.slice(0, index), ...next, ...lines.slice(index + next.length)]);
  const paste = (event: ClipboardEvent, index: number, from: number) => {
    const pasted = pastedLines(event.clipboardData.getData('text/plain'), { fields, from, usual });
    if (!pasted) return;
    event.preventDefault();
    put(
      index,
      pasted.map((line, below) => ({ ...(lines[index + below] ?? fresh(index + below)), ...line })),
    );
  };
  const remove = (index: number) => change(lines.filter((_, other) => other !== index));
  return { fields, lines, put, paste, remove, add: () => put(lines.length, [fresh(lines.length)]) };
}

/** `Cell` is the input of each. */
export function Lines({ Cell, ...props }: InputProps & { Cell: Cell }) {
  const { of, at, faults, usual } = props;
  const { fields, lines, put, paste, remove, add } = useLines(props);
  return (
    <fieldset className={css.record}>
      <legend>{of.label}</legend>
      {faults.has(at) && <p className={css.fault}>{faults.get(at)}</p>}
      <div className={css.lines} role="group" aria-label={of.label} tabIndex={0}>
        <table>
          <Heads fields={fields} />
          <tbody>
            {lines.map((line, index) => (
              <Line
                key={String(index)}
                {...{ Cell, fields, index, line, at, faults, usual }}
                change={(next) => put(index, [next])}
                remove={() => remove(index)}
                paste={(event, column) => paste(event, index, column)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.linesFoot}>
        <Button size="compact-sm" variant="default" onClick={add}>
          {t('desk.addLine')}
        </Button>
        <small>{t('desk.pasteHint')}</small>
      </div>
    </fieldset>
  );
}
