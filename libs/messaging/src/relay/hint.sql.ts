/** A hint reaches the active relay at once, in this process by a bell and in another one by a rare NOTIFY. */
import type { Pool } from 'pg';
import { describeError } from '../engines/failure.js';
import type { Log } from '../engines/log.js';
import type { Bell } from '../engines/waiting.process.js';
import { notifyRelays } from './relay.sql.js';

/** However often a process commits, it notifies once in so many milliseconds. */
const DEBOUNCE_MS = 20;

export type Hinter = {
  /** `here`: the active relay is the one of this process. */
  readonly hint: (here: boolean) => void;
  readonly stop: () => Promise<void>;
};

export function hinter(pool: Pool, log: Log, wake: Bell): Hinter {
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();
  const send = (): void => {
    timer = undefined;
    sending = notifyRelays(pool).catch((error: unknown) => {
      // The poll of the active relay makes up for a lost hint.
      log.debug({ error: describeError(error) }, 'hint was not sent');
    });
  };
  const hint = (here: boolean): void => {
    if (here) wake.ring();
    else timer ??= setTimeout(send, DEBOUNCE_MS);
  };
  const stop = async (): Promise<void> => {
    clearTimeout(timer);
    await sending;
  };
  return { hint, stop };
}
