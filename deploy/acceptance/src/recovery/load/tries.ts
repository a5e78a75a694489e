/** What became of commands that were sent in an even beat, and what that says of an outage. */

export type Try = {
  readonly service: string;
  /** In ms of the same clock. */
  readonly sent: number;
  readonly ended: number;
  readonly result: 'done' | 'turned away' | 'refused connection' | 'lost';
  /** The event that it caused, as `stream@version`. */
  readonly position: string | null;
  /** What was answered, or went wrong. */
  readonly words: string;
};

/** The first command to be done among those that were sent after a moment. */
export const firstDone = (tries: readonly Try[], service: string, after: number): Try | undefined =>
  tries
    .filter((each) => each.service === service && each.sent > after && each.result === 'done')
    .sort((a, b) => a.ended - b.ended)[0];

/** The time below which a share of the done commands was answered, in ms; 0 when none was. */
export const latency = (tries: readonly Try[], share: number): number => {
  const times = tries
    .filter(({ result }) => result === 'done')
    .map(({ sent, ended }) => ended - sent)
    .sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
};

/** How often each result came, in words. */
export const resultsOf = (tries: readonly Try[]): string => {
  const counts = Map.groupBy(tries, ({ result }) => result);
  return [...counts].map(([result, { length }]) => `${String(length)} ${result}`).join(', ');
};
