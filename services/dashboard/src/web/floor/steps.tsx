/** The work instruction of an operation: each step with what was recorded of it, and a way to record it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { measureText, unitName } from '../format/measure.js';
import { t } from '../language/language.js';
import css from './floor.module.css';
import type { Operation, Step } from './station.js';

type Record = (step: number, value?: string) => void;

const limitsText = ({ lower, upper, unit = '' }: Step): string => {
  const [least, most] = [lower, upper].map((limit) =>
    limit === undefined ? undefined : measureText(limit, { unit }),
  );
  if (least === undefined) return most === undefined ? unitName(unit) : `≤ ${most}`;
  return most === undefined ? `≥ ${least}` : `${least} – ${most}`;
};

const stateOf = ({ within, accepted }: Step) =>
  within === undefined ? 'open' : within || accepted === true ? 'done' : 'beyond';

const recordedText = (step: Step): string => {
  const said = { open: '', done: '✓', beyond: t('floor.stepBeyond') }[stateOf(step)];
  const { value, unit = '', kind } = step;
  const shown = kind === 'measure' && value !== undefined ? measureText(value, { unit }) : value;
  return [said, shown].filter(Boolean).join(' ');
};

/** A decimal comma is what most of the readers type. */
const asDecimal = (typed: string): string => typed.trim().replace(',', '.');

function Answering({ step, record }: { step: Step; record: Record }) {
  const [typed, setTyped] = useState('');
  const isMeasured = step.kind === 'measure';
  const label = `${step.instruction}${isMeasured ? ` (${limitsText(step)})` : ''}`;
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault();
        record(step.step, isMeasured ? asDecimal(typed) : typed.trim());
        setTyped('');
      }}
    >
      <TextInput
        size="lg"
        label={label}
        value={typed}
        inputMode={isMeasured ? 'decimal' : 'text'}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size="xl" variant="default" type="submit" disabled={typed.trim() === ''}>
        {t('floor.record')}
      </Button>
    </form>
  );
}

function Confirming({ step, record }: { step: Step; record: Record }) {
  if (stateOf(step) === 'done') return <span>{step.instruction}</span>;
  return (
    <div className={css.step}>
      <span>{step.instruction}</span>
      <Button size="xl" variant="default" onClick={() => record(step.step)}>
        {t('floor.confirm')}
      </Button>
    </div>
  );
}

/** Nothing of an operation that is not running, or has none. */
export function Steps({ of, record }: { of: Operation; record: Record }) {
  if (of.steps === undefined || of.status !== 'running') return null;
  return (
    <ol className={css.steps} aria-label={t('floor.steps')}>
      {of.steps.map((step) => (
        <li key={step.step} data-state={stateOf(step)}>
          {step.kind === 'confirm' ? (
            <Confirming step={step} record={record} />
          ) : (
            <Answering step={step} record={record} />
          )}
          <b>{recordedText(step)}</b>
        </li>
      ))}
    </ol>
  );
}
