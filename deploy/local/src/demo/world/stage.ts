/** The stage on which a day is played: where and when it is, whom to tell, and what chance and memory say. */
import type { Command, CompanyClient, Done } from '../client/company-client.http.js';
import type { Site } from '../company/sites.js';
import type { Chance } from './chance.js';
import type { Memory } from './memory.process.js';

export type Stage = {
  readonly site: Site;
  /** Business date of the site. */
  readonly date: string;
  /** Goes into the ids of what is begun, for example `LYO-261103`. */
  readonly tag: string;
  /** The instant of a local time of the day and some minutes more; undefined is now. */
  readonly at: (time: string, minutes?: number) => string | undefined;
  readonly act: (command: Command) => Promise<Done>;
  readonly company: CompanyClient;
  readonly chance: (...words: readonly string[]) => Chance;
  readonly memory: Memory;
  /** The present is played in rounds, several a day; a day of the past is played once. */
  readonly isPast: boolean;
};

/** A row per piece of work, all at the same time, results in the order of the work. */
export const together = <T, R>(
  all: readonly T[],
  work: (each: T, index: number) => Promise<R>,
): Promise<R[]> => Promise.all(all.map(work));

export const pieces = (value: string | number) => ({ value: String(value), unit: 'C62' });
