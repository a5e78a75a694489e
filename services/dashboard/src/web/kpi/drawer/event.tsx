/** One event as its service keeps it: the end of every drill. */
import { Drawer } from '@mantine/core';
import { useEvent } from '../../api/queries.js';
import { Empty, Answer } from '../../parts/states.jsx';
import { Tool } from '../../parts/panel/panel.jsx';
import css from './drawer.module.css';
import parts from '../../parts/parts.module.css';

export type EventOf = { service: string; streamId: string; version: number };

function Json({ of }: { of: unknown }) {
  const text = JSON.stringify(of, null, 2);
  return (
    <div className={css.json}>
      <Tool icon="copy" label="Copy the event" onClick={() => void navigator.clipboard.writeText(text)} />
      <pre className={parts.json} tabIndex={0} aria-label="The event as JSON" role="region">
        {text}
      </pre>
    </div>
  );
}

export function EventDrawer({ of, close }: { of: EventOf | null; close: () => void }) {
  const asked = useEvent(of);
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      size="min(640px, 100%)"
      title={of ? `Event ${String(of.version)} of ${of.streamId}` : 'Event'}
      closeButtonProps={{ 'aria-label': 'Close the event' }}
    >
      <p className={css.note}>
        As kept by the {of?.service} service. Events are never changed or deleted; a correction is a new
        event.
      </p>
      <Answer of={asked} height={320}>
        {(event) => (event ? <Json of={event} /> : <Empty title="The service has no event at this place" />)}
      </Answer>
    </Drawer>
  );
}
