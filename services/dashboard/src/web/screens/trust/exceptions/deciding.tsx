/** Asks before an exception is tried again or waived, and keeps what was written when the service refuses. */
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OpenException } from '../../../api/contract.js';
import { useDecide } from '../../../api/decide.js';
import { Failure } from '../../../parts/states.jsx';
import { undoneText } from './words.js';
import { t } from '../../../language/language.js';
import css from './exceptions.module.css';

export function RetryButton({ of }: { of: OpenException }) {
  const decide = useDecide(of);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('trust.retry', { undoneText: undoneText(of) })}
        loading={decide.isPending}
        onClick={() => decide.mutate({ kind: 'retry' })}
      >
        {t('trust.retry2')}
      </Button>
      {decide.error && (
        <Modal opened onClose={decide.reset} title={t('trust.retry2')}>
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
        <b>{undoneText(of)}</b> {t('trust.willNotBeDoneHowever')}
      </p>
      <Textarea
        label={t('trust.reason')}
        description={t('trust.readByWhoeverAsksLater')}
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
          {t('trust.keepItOpen')}
        </Button>
        <Button type="submit" color="red" disabled={missing} loading={decide.isPending}>
          {t('trust.waive')}
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
        aria-label={t('trust.waive2', { undoneText: undoneText(of) })}
        onClick={() => setOpened(true)}
      >
        {t('trust.waive3')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('trust.waiveThisException')}
        closeButtonProps={{ 'aria-label': t('trust.close') }}
      >
        <Waiving of={of} close={close} />
      </Modal>
    </>
  );
}
