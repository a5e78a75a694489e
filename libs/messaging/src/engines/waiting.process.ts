/** Waiting that can be cut short, and waits that grow while something stays broken. */

/** A bell: `ring` ends the current wait, or the next one if nobody waits. */
export type Bell = { readonly ring: () => void; readonly wait: (ms: number) => Promise<void> };

export function bell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  const ring = (): void => {
    rung = true;
    wake?.();
  };
  const wait = async (ms: number): Promise<void> => {
    if (!rung) await ringOrTimeout(ms);
    rung = false;
  };
  const ringOrTimeout = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return { ring, wait };
}

const FIRST_MS = 100;
const LONGEST_MS = 500;

/** Milliseconds to wait after the given number of failures in a row (from 1): 100, 200, 400, 500. */
export function backoffMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
}

/** From here on the process counts as busy; its event loop then works more than it waits. */
const BUSY = 0.6;
const LONGEST_REST_MS = 40;
/** A round of so many events is worth its costs: it never rests, so that a backlog drains at full rate. */
const LARGE_ROUND = 500;
/** How much the newest look counts against those before it. */
const WEIGHT = 0.3;

export type Pace = { readonly rest: (events: number) => Promise<void> };

/** How long to rest at an event loop utilization (0–1): nothing up to BUSY, then in proportion. */
function restMs(utilization: number): number {
  return LONGEST_REST_MS * Math.min(1, Math.max(0, (utilization - BUSY) / (1 - BUSY)));
}

/** So many small rounds in a row go without a rest, such as the steps of a process that follow each other. */
const ROUNDS_AT_ONCE = 6;

/** Tells how long to wait before the next round, where on average one may begin every `everyMs`. */
export function allowance(everyMs: number, now: number): (now: number) => number {
  let rounds = ROUNDS_AT_ONCE;
  let lookedAt = now;
  return (at) => {
    if (everyMs === 0) return 0;
    rounds = Math.min(ROUNDS_AT_ONCE, rounds + (at - lookedAt) / everyMs) - 1;
    lookedAt = at;
    return Math.max(0, -rounds * everyMs);
  };
}

/**
 * Lets background work rest between small rounds while its process is busy: rounds grow, their fixed costs
 * are shared by more events, and those who wait for an answer come first. Where rounds follow each other for
 * long there is no more than one every `leastMs` in any case.
 */
export function pace(leastMs: number): Pace {
  let before = performance.eventLoopUtilization();
  let smooth = 0;
  const waitFor = allowance(leastMs, performance.now());
  const rest = async (events: number): Promise<void> => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    smooth += WEIGHT * (utilization - smooth);
    const least = waitFor(performance.now());
    const ms = events < LARGE_ROUND ? Math.max(least, restMs(smooth)) : 0;
    if (ms >= 1) await new Promise((resolve) => setTimeout(resolve, ms));
  };
  return { rest };
}
