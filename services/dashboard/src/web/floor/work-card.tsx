/** One operation at the machine: what it is, how far it is, and the three things that are done with it. */
import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { measureText } from '../format/measure.js';
import { dateText, momentText } from '../format/time.js';
import { useName } from '../desk/api/names.js';
import { called, t } from '../language/language.js';
import type { Outbox } from './use-outbox.js';
import { type Station, type Work, minutesSince } from './station.js';
import css from './floor.module.css';

type Props = { work: Work; station: Station; outbox: Outbox };

const ROUTE = '/v1/production-orders/{id}';

/** Whole numbers as they are typed; nothing is none. */
const numberOf = (typed: string | number): string => (typed === '' ? '0' : String(typed));

type Amounts = { readonly good: string; readonly scrap: string; readonly rework: string };

function Reporting({ close, report }: { close: () => void; report: (of: Amounts, reason: string) => void }) {
  const [amounts, setAmounts] = useState<Amounts>({ good: '', scrap: '', rework: '' });
  const [reason, setReason] = useState('');
  const isBad = [amounts.scrap, amounts.rework].some((each) => Number(each) > 0);
  const nothing = [amounts.good, amounts.scrap, amounts.rework].every((each) => Number(each) === 0);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        report(amounts, reason.trim());
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
      {isBad && (
        <TextInput
          size="xl"
          label={t('floor.reason')}
          description={t('floor.reasonHint')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
      )}
      <Button size="xl" type="submit" disabled={nothing}>
        {t('floor.report')}
      </Button>
    </form>
  );
}

/** The time of the schedule, by the clock of the terminal, which stands at the machine; else the day. */
const plannedText = ({ plannedStart, planned = '' }: Work['of']): string =>
  plannedStart === undefined
    ? dateText(planned)
    : momentText(plannedStart, Intl.DateTimeFormat().resolvedOptions().timeZone);

type Times = { readonly setup: string; readonly run: string };

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

/** The operation stands as its service has it; what waits to be sent is told beside it. */
const actionsOf = ({ work: { order, of }, station, outbox }: Props) => {
  const give = (route: string, says: string, body: object) =>
    outbox.does({
      service: 'production',
      route: `${ROUTE}/${route}`,
      id: order,
      body: { operation: of.sequence, ...body },
      says: `${says} · ${order}/${String(of.sequence)}`,
    });
  const { unit } = of.good;
  return {
    start: () =>
      give('start-operation', t('floor.start'), { workUnit: station.workUnit, people: [station.person] }),
    report: ({ good, scrap, rework }: Amounts, reason: string) =>
      give('report-quantity', t('floor.report'), {
        good: { value: numberOf(good), unit },
        scrap: { value: numberOf(scrap), unit },
        rework: { value: numberOf(rework), unit },
        ...(reason === '' ? {} : { reason }),
      }),
    complete: ({ setup, run }: Times) =>
      give('complete-operation', t('floor.complete'), { setup: `PT${setup}M`, run: `PT${run}M` }),
  };
};

type Actions = ReturnType<typeof actionsOf>;
type Dialog = 'report' | 'complete' | null;

/** What can be done with it as it stands. */
function Buttons({
  title,
  isRunning,
  waits,
  does,
  open,
}: {
  title: string;
  isRunning: boolean;
  waits: boolean;
  does: Actions;
  open: (dialog: Dialog) => void;
}) {
  if (!isRunning)
    return (
      <Button size="xl" onClick={does.start} disabled={waits} aria-label={`${t('floor.start')}: ${title}`}>
        {t('floor.start')}
      </Button>
    );
  return (
    <>
      <Button size="xl" onClick={() => open('report')} aria-label={`${t('floor.report')}: ${title}`}>
        {t('floor.report')}
      </Button>
      <Button
        size="xl"
        variant="default"
        onClick={() => open('complete')}
        aria-label={`${t('floor.complete')}: ${title}`}
      >
        {t('floor.complete')}
      </Button>
    </>
  );
}

function Person({ id }: { id: string }) {
  return <b>{useName('employee', id) ?? id} </b>;
}

export function WorkCard(props: Props) {
  const { work, outbox } = props;
  const { order, item, quantity, of } = work;
  const [open, setOpen] = useState<Dialog>(null);
  const name = useName('item', item);
  const does = actionsOf(props);
  const waits = outbox.waiting.some(({ id, body, refused }) => {
    return refused === undefined && id === order && body.operation === of.sequence;
  });
  const isRunning = of.status === 'running';
  // What was given to somebody else is for them to start.
  const isMine = of.people.length === 0 || of.people.includes(props.station.person);
  const close = () => setOpen(null);
  const title = `${order} · ${String(of.sequence)}`;
  return (
    <li className={css.card} data-running={isRunning || undefined}>
      <div>
        <h2>{title}</h2>
        <p>
          {name ?? item} · {measureText(quantity.value, { unit: quantity.unit })}
          {of.planned !== undefined && ` · ${plannedText(of)}`}
        </p>
        <p className={css.quiet}>
          {called(of.status)} · {t('floor.soFar', { good: of.good.value, scrap: of.scrap.value })}
          {waits && ` · ${t('floor.waits')}`}
          {!isMine && (
            <>
              {' · '}
              {of.people.map((id) => (
                <Person key={id} id={id} />
              ))}
            </>
          )}
        </p>
      </div>
      <div className={css.actions}>
        <Buttons title={title} isRunning={isRunning} waits={waits || !isMine} does={does} open={setOpen} />
      </div>
      <Modal
        opened={open !== null}
        onClose={close}
        title={title}
        size="lg"
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        {open === 'report' && <Reporting close={close} report={does.report} />}
        {open === 'complete' && (
          <Completing since={minutesSince(of.startedAt, Date.now())} close={close} complete={does.complete} />
        )}
      </Modal>
    </li>
  );
}
