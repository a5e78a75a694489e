/** Now and then a site gets rotors from another: given by who may, shipped in the evening, received next day. */
import { compareDecimals } from '@gemba/measures/decimal';
import { weekdayOf } from '@gemba/measures/period';
import { Refused } from '../../client/refused.js';
import { rotors } from '../../company/products.js';
import type { Site } from '../../company/sites.js';
import { sites } from '../../company/sites.js';
import type { Moving } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';
import { freeOf, heldIn, stockOf } from '../../world/stock.js';
import { workdayAfter } from '../selling/sales.js';

const SERVICE = 'supply-chain';
const TUESDAY = 2;
/** One round of the present in so many. */
const RARELY = 0.1;
const QUANTITY = 3;
/** A donor with less gives nothing away. */
const KEEPS = 12;
const SHORT = 0.25;

type Chosen = { readonly item: string; readonly lot: string };
type Half = { readonly status: string; readonly shipped: string; readonly picked: readonly object[] };
type Arriving = {
  readonly lots: readonly { readonly lot: string; readonly inTransit: string }[];
  readonly differences: readonly { readonly lot: string }[];
};

const donorOf = (site: Site): Site => sites[(sites.indexOf(site) + 1) % sites.length] ?? site;

const isAskedFor = ({ isPast, date, chance, tag }: Stage): boolean =>
  isPast ? weekdayOf(date) === TUESDAY : chance('transfer', tag).happens(RARELY);

/** A lot of the donor that was there at the time and has more than enough; null where there is none. */
const choose = async (stage: Stage, donor: Site): Promise<Chosen | null> => {
  const item = stage.chance('transfer', stage.tag).pick(rotors).id;
  const stock = await stockOf({ ...stage, site: donor }, item);
  if (compareDecimals(freeOf(stock), String(KEEPS)) < 0) return null;
  const when = stage.at('17:00') ?? new Date().toISOString();
  const found = stock.lots.find(
    (lot) =>
      compareDecimals(heldIn(lot, 'available'), String(QUANTITY)) >= 0 &&
      (lot.movements[0]?.at ?? when) < when,
  );
  return found ? { item, lot: found.lot } : null;
};

/** Whether it was done; somebody else may have been quicker at the same stock. */
const tried = async (asked: Promise<unknown>): Promise<boolean> => {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return false;
    throw error;
  }
};

/** The donor gives and ships it, or ends it. */
const give = async (stage: Stage, id: string, { lot }: Chosen): Promise<boolean> => {
  const path = `transfer-shipments/${id}`;
  const acts = (name: string, body: object, time: string) =>
    stage.act({ service: SERVICE, path: `${path}/${name}`, body, at: stage.at(time) });
  const { status } = await stage.company.until<Half>({ service: SERVICE, path }, () => true);
  if (status === 'asked' && !(await tried(acts('approve', {}, '17:10')))) {
    await tried(acts('refuse', { reason: 'It is needed here.' }, '17:20'));
    return false;
  }
  const lines = [{ lot, quantity: pieces(QUANTITY) }];
  await tried(acts('despatch', { lines }, '17:30'));
  const { shipped } = await stage.company.until<Half>(
    { service: SERVICE, path },
    ({ picked }) => picked.length === 0,
  );
  if (shipped === '0') await acts('end', { reason: 'It is needed here.' }, '17:40');
  return shipped !== '0';
};

/** Asks the next site for rotors, and says when they come. */
export const askOtherSite = async (stage: Stage): Promise<readonly Moving[]> => {
  if (!isAskedFor(stage)) return [];
  const { site, tag, date } = stage;
  const donor = donorOf(site);
  const id = `TR-${tag}`;
  const chosen = await stage.memory.once(id, () => choose(stage, donor));
  if (chosen === null) return [];
  const wish = { site: site.id, from: donor.id, item: chosen.item, quantity: pieces(QUANTITY) };
  const body = { id, ...wish, cause: `Rotors run low at ${site.name}.` };
  await stage.act({ service: SERVICE, path: 'stock-transfers', body, at: stage.at('17:00') });
  if (!(await give(stage, id, chosen))) return [];
  await stage.company.until<Arriving>(
    { service: SERVICE, path: `stock-transfers/${id}` },
    ({ lots }) => lots.length > 0,
  );
  return [{ id, on: stage.isPast ? workdayAfter(site, date, 1) : date }];
};

/** Counts in what came; what is short is claimed from the carrier. */
export const receiveTransfers = (stage: Stage, due: readonly Moving[]): Promise<unknown> =>
  together(due, async ({ id }) => {
    const path = `stock-transfers/${id}`;
    const lines = await stage.memory.once(`received/${id}`, async () => {
      const { lots } = await stage.company.until<Arriving>({ service: SERVICE, path }, () => true);
      const missing = stage.chance('short', id).happens(SHORT) ? 1 : 0;
      return lots.map(({ lot, inTransit }) => ({ lot, quantity: pieces(Number(inTransit) - missing) }));
    });
    await stage.act({ service: SERVICE, path: `${path}/receive`, body: { lines }, at: stage.at('08:10') });
    const { differences } = await stage.company.until<Arriving>({ service: SERVICE, path }, () => true);
    await together(differences, ({ lot }) => {
      const body = { lot, kind: 'short', resolution: 'claimed', reason: 'The carrier signed for it.' };
      const key = `${path}/claim/${lot}`;
      return stage.act({
        service: SERVICE,
        path: `${path}/resolve-transfer-difference`,
        body,
        key,
        at: stage.at('08:40'),
      });
    });
  });
