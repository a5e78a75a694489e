/** The log of the parts of a soak: what they complain of is either survived or found by the checks. */
import type { Log } from '@gemba/messaging/engines/log';

const nothing = (): void => {
  // Nobody reads it.
};

export const quiet: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
