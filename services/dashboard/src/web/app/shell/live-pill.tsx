/** Says in one word whether the screen follows the company, and how far behind it is. */
import { Tooltip } from '@mantine/core';
import { useLive } from '../../api/live.jsx';
import { lagText } from '../../format/time.js';
import { useScope } from '../../api/use-scope.js';
import css from './shell.module.css';

function wording(of: {
  past: boolean;
  connected: boolean;
  lagMs: number | null;
}): [state: string, text: string] {
  if (of.past) return ['past', 'Past moment'];
  if (!of.connected) return ['lost', 'Reconnecting…'];
  return ['live', of.lagMs === null ? 'Live' : `Live · ${lagText(of.lagMs)} behind`];
}

export function LivePill() {
  const { connected, lagMs } = useLive();
  const { at, knownAt } = useScope();
  const [state, text] = wording({ past: Boolean(at ?? knownAt), connected, lagMs });
  const about =
    state === 'live'
      ? 'Figures move as events arrive. The lag is the time from recording the last event to showing it.'
      : state === 'past'
        ? 'A past moment is shown; nothing moves.'
        : 'The live connection is down. Figures are those of the last answer; they refresh when it is back.';
  return (
    <Tooltip label={about}>
      <span className={css.pill} data-state={state} role="status" tabIndex={0}>
        <i aria-hidden="true" />
        {text}
      </span>
    </Tooltip>
  );
}
