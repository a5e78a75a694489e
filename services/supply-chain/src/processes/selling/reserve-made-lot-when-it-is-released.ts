/**
 * A lot that was made for a demand is reserved for it as soon as it is available, and again after a hold
 * took it.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, none, plus, smaller } from '@gemba/measures/quantity';
import { stockItem } from '../../stock/stock-item.js';

type Run = {
  readonly demand: string | null;
  /** Came free before it was known for whom the lot was made. */
  readonly waiting: Quantity | null;
  readonly reserved: boolean;
  /** Taken from the demand by a hold of this lot, and not given back yet. */
  readonly lost: Quantity | null;
};

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

const about = ({ site, item, lot }: Lot): string => `${site}.${item}.${lot}`;

const sum = (a: Quantity | null, b: Quantity): Quantity => (a ? plus(a, b) : b);

const reserve = (
  demand: string,
  { site, item }: Omit<Lot, 'lot'>,
  quantity: Quantity | null,
): readonly Sent[] =>
  quantity === null || isZero(quantity)
    ? []
    : [send(stockItem, [`${site}.${item}`, 'ReserveStock'], { demand, quantity, partial: true })];

/**
 * What of a quantity that came free is the demand's: all of it at first, later only what a hold had taken.
 */
const due = ({ reserved, lost }: Run, quantity: Quantity): Quantity =>
  reserved ? smaller(lost ?? none(quantity.unit), quantity) : quantity;

const cameFree = {
  send: (run: Run, { data }: { readonly data: Omit<Lot, 'lot'> & { readonly quantity: Quantity } }) =>
    run.demand === null ? [] : reserve(run.demand, data, due(run, data.quantity)),
  remember: (run: Run, { data: { quantity } }: { readonly data: { readonly quantity: Quantity } }): Run =>
    run.demand === null
      ? { ...run, waiting: sum(run.waiting, quantity) }
      : { ...run, reserved: true, lost: null },
};

const NOTHING_YET: Run = { demand: null, waiting: null, reserved: false, lost: null };

export const reserveMadeLot = process('reserve-made-lot-when-it-is-released', {
  events: companyEvents,
  initial: NOTHING_YET,
  owner: { role: 'planner' },
  on: {
    ProductionOrderCompleted: {
      about: ({ siteId, data: { item, lot, demand } }) =>
        demand && lot !== undefined ? about({ item, lot, site: siteId ?? '' }) : null,
      send: (run, { siteId, data: { item, demand } }) =>
        reserve(demand ?? '', { site: siteId ?? '', item }, run.waiting),
      remember: (run, { data: { demand = null } }) => ({
        ...run,
        demand,
        waiting: null,
        reserved: run.waiting !== null,
      }),
    },
    StockReceived: {
      about: ({ data }) =>
        data.status === 'available' && data.source.kind === 'production-order' ? about(data) : null,
      ...cameFree,
    },
    StockStatusChanged: { about: ({ data }) => (data.to === 'available' ? about(data) : null), ...cameFree },
    ReservationReleased: {
      about: ({ data: { lot, ...data } }) => (lot ? about({ ...data, lot }) : null),
      remember: (run, { data: { demand, quantity } }) =>
        run.demand === demand ? { ...run, lost: sum(run.lost, quantity) } : run,
    },
  },
});
