/** What is said of an operation at the machine: what came of it, how long it took, and why it pauses. */
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { useState } from 'react';
import { t } from '../language/language.js';
import { type Work, minutesSince } from './station.js';
import css from './floor.module.css';

/** Whole numbers as they are typed; nothing is none. */
export const numberOf = (typed: string | number): string => (typed === '' ? '0' : String(typed));

export type Amounts = { readonly good: string; readonly scrap: string; readonly rework: string };

export type Said = { readonly reason: string; readonly reworkAt: string };

/** `earlier`: the operations to which rework may go back. */
function Reporting({
  earlier,
  close,
  report,
}: {
  earlier: readonly number[];
  close: () => void;
  report: (of: Amounts, said: Said) => void;
}) {
  const [amounts, setAmounts] = useState<Amounts>({ good: '', scrap: '', rework: '' });
  const [reason, setReason] = useState('');
  const [reworkAt, setReworkAt] = useState('');
  const isBad = [amounts.scrap, amounts.rework].some((each) => Number(each) > 0);
  const nothing = [amounts.good, amounts.scrap, amounts.rework].every((each) => Number(each) === 0);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        report(amounts, { reason: reason.trim(), reworkAt: Number(amounts.rework) > 0 ? reworkAt : '' });
        close();
      }}
    >
      {(['good', 'scrap', 'rework'] as const).map((name) => (
        <NumberInput
          key={name}
          size="xl"
          min={0}
          hideControls
          label={t(`floor.${name}`)}
          value={amounts[name]}
          onChange={(typed) => setAmounts({ ...amounts, [name]: numberOf(typed) })}
          {...(name === 'good' ? { 'data-autofocus': true } : {})}
        />
      ))}
      {Number(amounts.rework) > 0 && earlier.length > 0 && (
        <NativeSelect
          size="xl"
          label={t('floor.reworkAt')}
          value={reworkAt}
          onChange={(e) => setReworkAt(e.currentTarget.value)}
          data={[{ value: '', label: t('floor.here') }, ...earlier.map(String)]}
        />
      )}
      {isBad && (
        <TextInput
          size="xl"
          label={t('floor.reason')}
          description={t('floor.reasonHint')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
      )}
      <Button size="xl" type="submit" disabled={nothing || (isBad && reason.trim() === '')}>
        {t('floor.report')}
      </Button>
    </form>
  );
}

function Pausing({ close, pause }: { close: () => void; pause: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        pause(reason.trim());
        close();
      }}
    >
      <TextInput
        size="xl"
        label={t('floor.reason')}
        description={t('floor.pauseHint')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        data-autofocus
      />
      <Button size="xl" type="submit" disabled={reason.trim() === ''}>
        {t('floor.pauseWork')}
      </Button>
    </form>
  );
}

export type Times = { readonly setup: string; readonly run: string };

function Completing({
  since,
  close,
  complete,
}: {
  since: number;
  close: () => void;
  complete: (of: Times) => void;
}) {
  const [times, setTimes] = useState<Times>({ setup: '0', run: String(since) });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        complete(times);
        close();
      }}
    >
      {(['setup', 'run'] as const).map((name) => (
        <NumberInput
          key={name}
          size="xl"
          min={0}
          hideControls
          allowDecimal={false}
          label={t(`floor.${name}`)}
          value={times[name]}
          onChange={(typed) => setTimes({ ...times, [name]: numberOf(typed) })}
        />
      ))}
      <p>{t('floor.runs', { minutes: since })}</p>
      <Button size="xl" type="submit">
        {t('floor.complete')}
      </Button>
    </form>
  );
}

export type Dialog = 'report' | 'complete' | 'pause' | null;

type Props = {
  readonly dialog: Dialog;
  readonly work: Work;
  readonly does: {
    readonly report: (of: Amounts, said: Said) => void;
    readonly complete: (of: Times) => void;
    readonly pause: (reason: string) => void;
  };
  readonly close: () => void;
};

export function WorkDialog({ dialog, work: { earlier, of }, does, close }: Props) {
  if (dialog === 'report') return <Reporting earlier={earlier} close={close} report={does.report} />;
  if (dialog === 'pause') return <Pausing close={close} pause={does.pause} />;
  if (dialog === null) return null;
  return <Completing since={minutesSince(of.startedAt, Date.now())} close={close} complete={does.complete} />;
}
