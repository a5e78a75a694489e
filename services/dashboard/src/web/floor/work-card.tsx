/** One operation at the machine: what it is, how far it is, and the three things that are done with it. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { measureText } from '../format/measure.js';
import { dateText, momentText } from '../format/time.js';
import { useName } from '../desk/api/names.js';
import { called, t } from '../language/language.js';
import type { Outbox } from './use-outbox.js';
import type { Station, Work } from './station.js';
import { type Amounts, type Dialog, type Said, type Times, WorkDialog, numberOf } from './work-dialogs.js';
import { Steps } from './steps.js';
import css from './floor.module.css';

type Props = { work: Work; station: Station; outbox: Outbox };

const ROUTE = '/v1/production-orders/{id}';

/** The time of the schedule, by the clock of the terminal, which stands at the machine; else the day. */
const plannedText = ({ plannedStart, planned = '' }: Work['of']): string =>
  plannedStart === undefined
    ? dateText(planned)
    : momentText(plannedStart, Intl.DateTimeFormat().resolvedOptions().timeZone);

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
    pause: (reason: string) => give('pause-operation', t('floor.pauseWork'), { reason }),
    report: ({ good, scrap, rework }: Amounts, { reason, reworkAt }: Said) =>
      give('report-quantity', t('floor.report'), {
        good: { value: numberOf(good), unit },
        scrap: { value: numberOf(scrap), unit },
        rework: { value: numberOf(rework), unit },
        ...(reason === '' ? {} : { reason }),
        ...(reworkAt === '' ? {} : { reworkAt: Number(reworkAt) }),
      }),
    record: (step: number, value?: string) =>
      give('record-step', `${t('floor.record')} ${String(step)}`, {
        step,
        ...(value === undefined ? {} : { value }),
      }),
    complete: ({ setup, run }: Times) =>
      give('complete-operation', t('floor.complete'), { setup: `PT${setup}M`, run: `PT${run}M` }),
  };
};

type Actions = ReturnType<typeof actionsOf>;

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
      <Button
        size="xl"
        variant="subtle"
        onClick={() => open('pause')}
        aria-label={`${t('floor.pauseWork')}: ${title}`}
      >
        {t('floor.pauseWork')}
      </Button>
    </>
  );
}

function Person({ id }: { id: string }) {
  return <b>{useName('employee', id) ?? id} </b>;
}

/** Something that was done with it has not arrived yet. */
const isWaiting = ({ work: { order, of }, outbox }: Props): boolean =>
  outbox.waiting.some(
    ({ id, body, refused }) => refused === undefined && id === order && body.operation === of.sequence,
  );

export function WorkCard(props: Props) {
  const { order, item, quantity, of } = props.work;
  const [open, setOpen] = useState<Dialog>(null);
  const name = useName('item', item);
  const does = actionsOf(props);
  const waits = isWaiting(props);
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
      <Steps of={of} record={does.record} />
      <Modal
        opened={open !== null}
        onClose={close}
        title={title}
        size="lg"
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        <WorkDialog dialog={open} work={props.work} does={does} close={close} />
      </Modal>
    </li>
  );
}
