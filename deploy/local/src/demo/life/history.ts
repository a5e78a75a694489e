/** The history of the company, day by day, at all sites at the same time; what was done is not done again. */
import { businessDate, instantOf } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';
import { sites } from '../company/sites.js';
import { playDay } from './day.js';
import { isWorkday } from '../day/selling/sales.js';
import { found, setPolicies } from '../opening/found.js';
import { openPeriods, publishRates } from '../opening/money.js';
import { countIn, stockUp } from '../opening/stock.js';
import type { Books } from '../world/books.js';
import { together } from '../world/stage.js';
import type { World } from './stages.js';
import { pastDay } from './stages.js';

/** The days from the founding to the first day of history, in which the first goods are bought. */
const OPENING_DAYS = 6;
/** When the first goods come, no later than the quickest supplier promised. */
const FIRST_TRUCK_DAYS = 2;
const MONTHS_AHEAD_DAYS = 31;
const TELL_EVERY = 5;

export type Span = {
  readonly founded: string;
  readonly from: string;
  /** The first day that is not history. */
  readonly to: string;
};

/** The span of history, chosen once. */
export const spanOf = ({ memory }: World, historyDays: number): Promise<Span> =>
  memory.once('span', () => {
    const dates = sites.map(({ timeZone: zone }) =>
      businessDate(new Date().toISOString(), { zone, dayStart: '06:00' }),
    );
    const [to = ''] = dates.sort();
    const from = plusDays(to, -historyDays);
    return { founded: plusDays(from, -OPENING_DAYS), from, to };
  });

/** Founds the company and fills its stores; returns what is open at each site on the first morning. */
export const open = async (world: World, { founded, from, to }: Span, tell: Tell): Promise<void> => {
  if (world.memory.recall('opened') === true) return;
  const { company } = world;
  const at = instantOf(founded, '07:00', 'Etc/UTC');
  for (let date = founded; date <= to; date = plusDays(date, 1)) {
    // A rate of a day that has not begun yet is published when it has.
    await publishRates(world, date, instantOf(date, '04:00', 'Etc/UTC'));
  }
  await found({ company, at, date: founded });
  await openPeriods(company, [founded, plusDays(to, MONTHS_AHEAD_DAYS)], at);
  tell('the company is founded');
  await together(sites, (site) => countIn(pastDay(world, site, founded)));
  await setPolicies({ company, at: instantOf(founded, '09:00', 'Etc/UTC'), date: founded });
  await together(sites, async (site) => {
    const last = pastDay(world, site, plusDays(founded, FIRST_TRUCK_DAYS));
    const books = await stockUp(pastDay(world, site, founded), last);
    world.memory.keep(`books/${site.id}`, { date: plusDays(from, -1), books });
  });
  world.memory.keep('opened', true);
  tell('the stores are full');
};

export type Tell = (text: string) => void;
export type Evening = { readonly date: string; readonly books: Books };

/** Plays the days that were not played yet. */
export const playHistory = async (world: World, { to }: Span, tell: Tell): Promise<void> => {
  await together(sites, async (site) => {
    const kept = world.memory.recall<Evening>(`books/${site.id}`);
    if (!kept) throw new Error(`The company was not opened at ${site.id}.`);
    let { books } = kept;
    for (let date = plusDays(kept.date, 1), day = 1; date < to; date = plusDays(date, 1), day += 1) {
      if (!isWorkday(site, date)) continue;
      books = await playDay(pastDay(world, site, date), books);
      world.memory.keep(`books/${site.id}`, { date, books });
      if (site === sites[0] && day % TELL_EVERY === 0) tell(`history until ${date}`);
    }
  });
};
