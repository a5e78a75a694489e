/** Life goes on: rounds of small working days at one site after the other, one action at a time. */
import { setTimeout as pause } from 'node:timers/promises';
import { businessDate } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';
import { lanes } from '../client/lanes.js';
import type { Site } from '../company/sites.js';
import { sites } from '../company/sites.js';
import { planTheSite } from '../day/planning.js';
import { playDay } from './day.js';
import { openPeriods, publishRates } from '../opening/money.js';
import { emptyBooks } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import type { Evening } from './history.js';
import type { World } from './stages.js';
import { presentRound } from './stages.js';

/** Between two actions at pace 1. */
const BETWEEN_MS = 1500;
const PERIOD_AHEAD_DAYS = 31;

/** Gives one command after the other, with a pause in between. */
const paced = ({ company }: World, pace: number): Stage['act'] => {
  const lane = lanes(1);
  return (command) =>
    lane(async () => {
      const done = await company.send(command);
      if (!done.replayed) await pause(BETWEEN_MS / pace);
      return done;
    });
};

const today = ({ timeZone: zone }: Site): string =>
  businessDate(new Date().toISOString(), { zone, dayStart: '06:00' });

/** What a new date needs before anything can be booked on it. */
const beginDate = async (world: World, date: string): Promise<void> => {
  if (world.memory.recall(`date/${date}`) === true) return;
  await publishRates(world, date);
  await openPeriods(world.company, [date, plusDays(date, PERIOD_AHEAD_DAYS)]);
  world.memory.keep(`date/${date}`, true);
};

const playRound = async (world: World, site: Site, act: Stage['act']): Promise<void> => {
  const { memory } = world;
  const date = today(site);
  await beginDate(world, date);
  const number = (memory.recall<number>(`rounds/${site.id}/${date}`) ?? 0) + 1;
  const { books } = memory.recall<Evening>(`books/${site.id}`) ?? { books: emptyBooks };
  const stage = presentRound(world, site, { date, number, act });
  await planTheSite(stage, number);
  const evening = await playDay(stage, books);
  memory.keep(`books/${site.id}`, { date, books: evening });
  memory.keep(`rounds/${site.id}/${date}`, number);
};

/** Goes on until the signal says so. */
export const live = async (world: World, pace: number, ended: AbortSignal): Promise<void> => {
  const act = paced(world, pace);
  for (let turn = 0; !ended.aborted; turn += 1) {
    const site = sites[turn % sites.length];
    if (site) await playRound(world, site, act);
  }
};
