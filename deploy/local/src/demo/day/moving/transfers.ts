/**
 * Now and then a site gets rotors from another: given by who may, shipped in the evening, received another
 * day. Each site plays its own half at its own time, so that nobody finds an empty shelf.
 */
import { compareDecimals } from '@gemba/measures/decimal';
import { weekdayOf } from '@gemba/measures/period';
import { Refused } from '../../client/refused.js';
import { rotors } from '../../company/products.js';
import type { Site } from '../../company/sites.js';
import { sites } from '../../company/sites.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';
import { freeOf, heldIn, stockOf } from '../../world/stock.js';

const SERVICE = 'supply-chain';
const TUESDAY = 2;
/** One round of the present in so many. */
const RARELY = 0.1;
const QUANTITY = 3;
/** A donor with less gives nothing away. */
const KEEPS = 12;
const SHORT = 0.35;

type Chosen = { readonly item: string; readonly lot: string };
type Half = { readonly status: string; readonly shipped: string; readonly picked: readonly object[] };
type Arriving = {
  readonly shippedOn?: string;
  readonly lots: readonly { readonly lot: string; readonly inTransit: string }[];
  readonly differences: readonly { readonly lot: string }[];
};

const receiverOf = (site: Site): Site => sites[(sites.indexOf(site) + 1) % sites.length] ?? site;

const isAskedFor = ({ isPast, date, chance, tag }: Stage): boolean =>
  isPast ? weekdayOf(date) === TUESDAY : chance('transfer', tag).happens(RARELY);

/** A lot that was there at the time and has more than enough; null where there is none. */
const choose = async (stage: Stage): Promise<Chosen | null> => {
  const item = stage.chance('transfer', stage.tag).pick(rotors).id;
  const stock = await stockOf(stage, item);
  if (compareDecimals(freeOf(stock), String(KEEPS)) < 0) return null;
  const when = stage.at('21:00') ?? new Date().toISOString();
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
  if (status === 'asked' && !(await tried(acts('approve', {}, '21:05')))) {
    await tried(acts('refuse', { reason: 'It is needed here.' }, '21:10'));
    return false;
  }
  const lines = [{ lot, quantity: pieces(QUANTITY) }];
  await tried(acts('despatch', { lines }, '21:15'));
  const { shipped } = await stage.company.until<Half>(
    { service: SERVICE, path },
    ({ picked }) => picked.length === 0,
  );
  if (shipped === '0') await acts('end', { reason: 'It is needed here.' }, '21:20');
  return shipped !== '0';
};

/** The next site asks for rotors, and this one gives them. */
export const giveToOtherSite = async (stage: Stage): Promise<void> => {
  if (!isAskedFor(stage)) return;
  const { site, tag } = stage;
  const receiver = receiverOf(site);
  const id = `TR-${tag}`;
  const chosen = await stage.memory.once(id, () => choose(stage));
  if (chosen === null) return;
  const wish = { site: receiver.id, from: site.id, item: chosen.item, quantity: pieces(QUANTITY) };
  const body = { id, ...wish, cause: `Rotors run low at ${receiver.name}.` };
  await stage.act({ service: SERVICE, path: 'stock-transfers', body, at: stage.at('21:00') });
  if (!(await give(stage, id, chosen))) return;
  const path = `stock-transfers/${id}`;
  await stage.company.until<Arriving>({ service: SERVICE, path }, ({ lots }) => lots.length > 0);
};

/** What is on its way to the site and left before today; in the present, whatever is. */
const arriving = async ({ company, site, date, isPast }: Stage): Promise<readonly string[]> => {
  const path = `stock-transfers?filter%5Bsite%5D=${site.id}`;
  const all = await company.list<Arriving & { readonly id: string }>({ service: SERVICE, path });
  return all
    .filter(({ lots, shippedOn }) => lots.length > 0 && (!isPast || (shippedOn ?? date) < date))
    .map(({ id }) => id);
};

/** Counts in what came; what is short is claimed from the carrier. */
export const receiveTransfers = async (stage: Stage): Promise<void> => {
  const ids = await stage.memory.once(`arriving/${stage.tag}`, () => arriving(stage));
  await together(ids, async (id) => {
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
      const name = `${path}/resolve-transfer-difference`;
      return stage.act({ service: SERVICE, path: name, body, key, at: stage.at('08:40') });
    });
  });
};
