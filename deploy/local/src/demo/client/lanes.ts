/** Lanes let a number of pieces of work go on at the same time; more of it waits its turn. */

export type Lanes = <T>(work: () => Promise<T>) => Promise<T>;

export const lanes = (count: number): Lanes => {
  const waiting: (() => void)[] = [];
  let free = count;
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((turn) => waiting.push(turn));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
