/** One event as its service keeps it: the end of every drill. */
import { Drawer } from '@mantine/core';
import { Link } from 'react-router';
import { useEvent } from '../../api/queries.js';
import { useLinkTo } from '../../api/use-scope.js';
import { Empty, Answer } from '../../parts/states.jsx';
import { Tool } from '../../parts/panel/tool.jsx';
import { t } from '../../language/language.js';
import css from './drawer.module.css';
import parts from '../../parts/parts.module.css';

export type EventOf = { service: string; streamId: string; version: number };

type Stated = {
  readonly service: string;
  readonly streamId: string;
  readonly streamVersion: number;
  readonly eventType: string;
};

/** What was said, as the way to how it was said. */
export function EventButton({ of, show }: { of: Stated; show: (of: EventOf) => void }) {
  const { service, streamId, streamVersion: version, eventType } = of;
  return (
    <button
      type="button"
      className={`reset ${parts.rowButton}`}
      onClick={() => show({ service, streamId, version })}
    >
      {eventType.split('.').at(-1)}
    </button>
  );
}

function Json({ of }: { of: unknown }) {
  const text = JSON.stringify(of, null, 2);
  return (
    <div className={css.json}>
      <Tool
        icon="copy"
        label={t('kpi.copyTheEvent')}
        onClick={() => void navigator.clipboard.writeText(text)}
      />
      <pre className={parts.json} tabIndex={0} aria-label={t('kpi.theEventAsJson')} role="region">
        {text}
      </pre>
    </div>
  );
}

export function EventDrawer({ of, close }: { of: EventOf | null; close: () => void }) {
  const asked = useEvent(of);
  const linkTo = useLinkTo();
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      size="min(640px, 100%)"
      title={of ? t('kpi.eventOf', { version: String(of.version), streamId: of.streamId }) : t('kpi.event')}
      closeButtonProps={{ 'aria-label': t('kpi.closeTheEvent') }}
    >
      <p className={css.note}>{t('kpi.asKept', { service: of?.service })}</p>
      <Answer of={asked} height={320}>
        {(event) =>
          event ? (
            <>
              <Link to={linkTo(`/why/${event.eventId}`)}>{t('causes.why')}</Link>
              <Json of={event} />
            </>
          ) : (
            <Empty title={t('kpi.theServiceHasNoEvent')} />
          )
        }
      </Answer>
    </Drawer>
  );
}
