/** Says in one word whether the screen follows the company, and how far behind it is. */
import { Tooltip } from '@mantine/core';
import { useLive } from '../../api/live.jsx';
import { lagText } from '../../format/time.js';
import { useScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import css from './shell.module.css';

function wording(of: {
  past: boolean;
  connected: boolean;
  lagMs: number | null;
}): [state: string, text: string] {
  if (of.past) return ['past', t('shell.pastMoment')];
  if (!of.connected) return ['lost', t('shell.reconnecting')];
  return ['live', of.lagMs === null ? t('shell.live') : t('shell.liveBehind', { lagMs: lagText(of.lagMs) })];
}

export function LivePill() {
  const { connected, lagMs } = useLive();
  const { at, knownAt } = useScope();
  const [state, text] = wording({ past: Boolean(at ?? knownAt), connected, lagMs });
  const about =
    state === 'live'
      ? t('shell.figuresMoveAsEventsArrive')
      : state === 'past'
        ? t('shell.aPastMomentIsShown')
        : t('shell.theLiveConnectionIsDown');
  return (
    <Tooltip label={about}>
      <span className={css.pill} data-state={state} role="status" tabIndex={0}>
        <i aria-hidden="true" />
        {text}
      </span>
    </Tooltip>
  );
}
