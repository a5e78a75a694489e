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
