/** Asks before an exception is tried again or waived, and keeps what was written when the service refuses. */
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OpenException } from '../../../api/contract.js';
import { useDecide } from '../../../api/decide.js';
import { Failure } from '../../../parts/states.jsx';
import { undoneText } from './words.js';
import css from './exceptions.module.css';

export function RetryButton({ of }: { of: OpenException }) {
  const decide = useDecide(of);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Retry: ${undoneText(of)}`}
        loading={decide.isPending}
        onClick={() => decide.mutate({ kind: 'retry' })}
      >
        Retry
      </Button>
      {decide.error && (
        <Modal opened onClose={decide.reset} title="Retry">
          <Failure error={decide.error} />
        </Modal>
      )}
    </>
  );
}

function Waiving({ of, close }: { of: OpenException; close: () => void }) {
  const decide = useDecide(of);
  const [reason, setReason] = useState('');
  const missing = reason.trim() === '';
  const waive = () => decide.mutate({ kind: 'waive', reason: reason.trim() }, { onSuccess: close });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) waive();
      }}
    >
      <p className={css.formText}>
        <b>{undoneText(of)}</b> will not be done, however often its cause is heard again. The decision is
        recorded with your name; Retry takes it up again.
      </p>
      <Textarea
        label="Reason"
        description="Read by whoever asks later why this was not done."
        required
        autosize
        minRows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      {decide.error && <Failure error={decide.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Keep it open
        </Button>
        <Button type="submit" color="red" disabled={missing} loading={decide.isPending}>
          Waive
        </Button>
      </Group>
    </form>
  );
}

export function WaiveButton({ of }: { of: OpenException }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Waive: ${undoneText(of)}`}
        onClick={() => setOpened(true)}
      >
        Waive…
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Waive this exception?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Waiving of={of} close={close} />
      </Modal>
    </>
  );
}
