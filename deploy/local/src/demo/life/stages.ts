/** Stages of the company's life: days of the past at their own times, and the present at a readable pace. */
import { instantOf } from '@gemba/measures/calendar';
import type { CompanyClient } from '../client/company-client.http.js';
import type { Site } from '../company/sites.js';
import { chanceOf } from '../world/chance.js';
import type { Memory } from '../world/memory.process.js';
import type { Stage } from '../world/stage.js';

/** What all stages share. */
export type World = { readonly company: CompanyClient; readonly memory: Memory; readonly seed: number };

const MINUTE_MS = 60_000;

const tagOf = ({ code }: Site, date: string): string => `${code}-${date.slice(2).replaceAll('-', '')}`;

/** A date of the past at a site; commands carry the local times of that day. */
export const pastDay = ({ company, memory, seed }: World, site: Site, date: string): Stage => ({
  ...{ site, date, company, memory },
  tag: tagOf(site, date),
  isPast: true,
  chance: (...words) => chanceOf(seed, site.id, ...words),
  act: (command) => company.send(command),
  at: (time, minutes = 0) => {
    const begun = Date.parse(instantOf(date, time, site.timeZone));
    return new Date(begun + minutes * MINUTE_MS).toISOString();
  },
});

type Round = { readonly date: string; readonly number: number; readonly act: Stage['act'] };

/** A piece of today; commands happen when they are given, and give way to the pace. */
export const presentRound = (
  { company, memory, seed }: World,
  site: Site,
  { date, number, act }: Round,
): Stage => ({
  ...{ site, date, company, memory, act },
  tag: `${tagOf(site, date)}-R${String(number)}`,
  isPast: false,
  chance: (...words) => chanceOf(seed, site.id, ...words),
  at: () => undefined,
});
