/** Looks at the company as it was at a moment (`at`) and as it was known at a moment (`knownAt`). */
import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { momentText } from '../../format/time.js';
import { Icon } from '../../parts/icons.jsx';
import { useChangeScope, useScope, useZone } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import css from './shell.module.css';

/** `datetime-local` holds the reader's own clock without a zone. */
function toInput(instant: string | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromInput(text: string): string | undefined {
  return text ? new Date(text).toISOString() : undefined;
}

function Moments({ done }: { done: () => void }) {
  const scope = useScope();
  const change = useChangeScope();
  const [at, setAt] = useState(toInput(scope.at));
  const [knownAt, setKnownAt] = useState(toInput(scope.knownAt));
  const show = () => {
    change({ at: fromInput(at), knownAt: fromInput(knownAt) });
    done();
  };
  return (
    <div className={css.dates}>
      <TextInput
        type="datetime-local"
        label={t('shell.whatHadHappenedBy')}
        description={t('shell.businessTime')}
        value={at}
        onChange={(e) => setAt(e.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('shell.asItWasKnownOn')}
        description={t('shell.recordedTimeLeavesOutWhat')}
        value={knownAt}
        onChange={(e) => setKnownAt(e.currentTarget.value)}
      />
      <Button onClick={show} disabled={!at && !knownAt}>
        {t('shell.showThatMoment')}
      </Button>
    </div>
  );
}

export function AsOfControl() {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="clock" size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {t('shell.asOf')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Moments done={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Nobody may mistake a past moment for now. */
export function AsOfBanner() {
  const { at, knownAt } = useScope();
  const zone = useZone();
  const change = useChangeScope();
  if (!at && !knownAt) return null;
  return (
    <div className={css.banner} role="status">
      <Icon name="clock" />
      <span>
        {t('shell.youAreLookingAtThe')}{' '}
        {at && (
          <>
            {t('shell.whatHadHappenedBy2')} <b>{momentText(at, zone)}</b>
          </>
        )}
        {at && knownAt && ', '}
        {knownAt && (
          <>
            {t('shell.asItWasKnownOn2')} <b>{momentText(knownAt, zone)}</b>
          </>
        )}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => change({ at: undefined, knownAt: undefined })}
      >
        {t('shell.backToNow')}
      </Button>
    </div>
  );
}
