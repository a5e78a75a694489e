/** A list of records as a table of inputs, into which a spreadsheet can be pasted. */
import { ActionIcon, Button } from '@mantine/core';
import type { ClipboardEvent, ComponentType } from 'react';
import { Icon } from '../../parts/icons.jsx';
import { words } from '../words.js';
import type { InputProps } from './input.js';
import { type Field, fieldsOf } from '../api/schema.js';
import { type TypedRecord, firstRecord, isTypedRecord, pastedLines } from './typed.js';
import css from './form.module.css';

/** The lines of a document are numbered as they stand, until somebody numbers them otherwise. */
const numbered = (line: TypedRecord, at: number, fields: readonly Field[]): TypedRecord =>
  fields.some(({ name }) => name === 'line') ? { ...line, line: String(at + 1) } : line;

type LinesProps = InputProps & {
  /** The input of a cell. */
  Cell: ComponentType<InputProps>;
};

export function Lines({ of, typed, change, at, faults, usual, Cell }: LinesProps) {
  const schema = of.schema.items ?? {};
  const fields = fieldsOf(schema);
  const lines = (Array.isArray(typed) ? typed : []).filter(isTypedRecord);
  const put = (index: number, next: readonly TypedRecord[]) =>
    change([...lines.slice(0, index), ...next, ...lines.slice(index + next.length)]);
  const paste = (event: ClipboardEvent, index: number, from: number) => {
    const pasted = pastedLines(event.clipboardData.getData('text/plain'), { fields, from, usual });
    if (!pasted) return;
    event.preventDefault();
    put(
      index,
      pasted.map((line, below) => ({
        ...(lines[index + below] ?? numbered(firstRecord(schema, usual), index + below, fields)),
        ...line,
      })),
    );
  };
  return (
    <fieldset className={css.record}>
      <legend>{of.label}</legend>
      {faults.has(at) && <p className={css.fault}>{faults.get(at)}</p>}
      <div className={css.lines} role="group" aria-label={of.label} tabIndex={0}>
        <table>
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
          <tbody>
            {lines.map((line, index) => (
              <tr key={String(index)}>
                {fields.map((field, column) => (
                  <td key={field.name} onPaste={(event) => paste(event, index, column)}>
                    <Cell
                      bare
                      of={{ ...field, label: `${field.label} ${String(index + 1)}` }}
                      typed={line[field.name]}
                      change={(next) => put(index, [{ ...line, [field.name]: next }])}
                      at={`${at}/${String(index)}/${field.name}`}
                      faults={faults}
                      usual={usual}
                    />
                  </td>
                ))}
                <td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={32}
                    aria-label={`${words.removeLine} ${String(index + 1)}`}
                    onClick={() => change(lines.filter((_, other) => other !== index))}
                  >
                    <Icon name="close" size={12} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.linesFoot}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => put(lines.length, [numbered(firstRecord(schema, usual), lines.length, fields)])}
        >
          {words.addLine}
        </Button>
        <small>{words.pasteHint}</small>
      </div>
    </fieldset>
  );
}
