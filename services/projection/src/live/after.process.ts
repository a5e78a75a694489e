/** A timer without a longest time: a stream ends with its token, however long that lives. */

/** The longest delay that the clock of Node takes. */
const LONGEST_MS = 2 ** 31 - 1;

/** Calls back after so many milliseconds, however many; answers how to cancel. */
export const after = (ms: number, callback: () => void): (() => void) => {
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    const now = Math.min(Math.max(0, left), LONGEST_MS);
    timer = setTimeout(() => {
      if (left > LONGEST_MS) wait(left - LONGEST_MS);
      else callback();
    }, now);
  };
  wait(ms);
  return () => {
    clearTimeout(timer);
  };
};
