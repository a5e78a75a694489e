/** The machine itself: it stands, it runs again, somebody is called, and what became of the call. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { labelOf } from '../desk/api/schema.js';
import { agoText } from '../format/time.js';
import { called, t } from '../language/language.js';
import type { Noun, Thing } from '../desk/api/nouns.js';
import { useThings } from '../desk/api/nouns.js';
import type { Outbox } from './use-outbox.js';
import type { Station } from './station.js';
import css from './floor.module.css';

const KINDS = ['material', 'quality', 'machine', 'safety', 'instruction'] as const;

/** What is said of a machine here: it waits for somebody, is broken, or runs. */
const STATES = [
  ['idle', 'floor.pause'],
  ['downUnplanned', 'floor.fault'],
  ['producing', 'floor.runsAgain'],
] as const;

type Props = { station: Station; calls: Noun; outbox: Outbox };

function Call({ of, outbox }: { of: Thing; outbox: Outbox }) {
  const [cause, setCause] = useState('');
  const [open, setOpen] = useState(false);
  const by = typeof of.answeredBy === 'string' ? ` · ${of.answeredBy}` : '';
  return (
    <li className={css.call} data-status={String(of.status)}>
      <span>
        {called(String(of.kind))}: {called(String(of.status))} · {agoText(String(of.calledAt), Date.now())}
        {by === '' ? ` · ${labelOf(String(of.role))}` : by}
      </span>
      <Button size="lg" variant="default" onClick={() => setOpen(true)}>
        {t('floor.resolve')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('floor.resolve')}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            outbox.does({
              ...{ service: 'production', route: '/v1/andon-calls/{id}/resolve-call', id: of.id },
              ...{
                body: { cause: cause.trim() },
                says: `${t('floor.resolve')} · ${called(String(of.kind))}`,
              },
            });
            setOpen(false);
          }}
        >
          <Textarea
            size="lg"
            label={t('floor.cause')}
            value={cause}
            onChange={(e) => setCause(e.currentTarget.value)}
          />
          <Button size="xl" type="submit" disabled={cause.trim() === ''}>
            {t('floor.resolve')}
          </Button>
        </form>
      </Modal>
    </li>
  );
}

function Calls({ open, outbox }: { open: readonly Thing[]; outbox: Outbox }) {
  return (
    <ul className={css.calls} aria-live="polite">
      {open.map((each) => (
        <Call key={each.id} of={each} outbox={outbox} />
      ))}
    </ul>
  );
}

/** What is called for here and not resolved: nobody has to call for it again. */
function useOpenCalls(of: Noun, { site, workUnit }: Station): readonly Thing[] {
  const asked = useThings(of, { site, status: 'open,answered', workUnit });
  return asked.data?.pages.flatMap(({ data }) => data) ?? [];
}

export function Help({ station, calls, outbox }: Props) {
  const [asking, setAsking] = useState(false);
  const open = useOpenCalls(calls, station);
  const { site, workUnit } = station;
  const call = (kind: (typeof KINDS)[number]) => {
    outbox.does({
      ...{ service: 'production', route: '/v1/andon-calls' },
      ...{ body: { site, workUnit, kind }, says: `${t('floor.help')} · ${called(kind)}` },
    });
    setAsking(false);
  };
  return (
    <section className={css.help} aria-label={t('floor.machineAndHelp')}>
      <div className={css.actions}>
        {STATES.map(([to, says]) => (
          <Button
            key={to}
            size="xl"
            variant="default"
            onClick={() =>
              outbox.does({
                ...{ service: 'production', id: workUnit, body: { to } },
                ...{ route: '/v1/equipment/{id}/change-equipment-state', says: `${t(says)} · ${workUnit}` },
              })
            }
          >
            {t(says)}
          </Button>
        ))}
        <Button size="xl" color="red.9" onClick={() => setAsking(true)}>
          {t('floor.help')}
        </Button>
      </div>
      <Calls open={open} outbox={outbox} />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('floor.whatIsMissing')}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        <div className={css.choices}>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              size="xl"
              variant={kind === 'safety' ? 'filled' : 'default'}
              {...(kind === 'safety' ? { color: 'red.9' } : {})}
              disabled={open.some((each) => each.kind === kind)}
              onClick={() => call(kind)}
            >
              {called(kind)}
            </Button>
          ))}
        </div>
      </Modal>
    </section>
  );
}
