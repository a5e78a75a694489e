/** What goods are kept, taken or bought for: an order that is open at the same site, or a person's word. */
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import { isProcess } from '@gemba/decider/decider';
import { ordersCalled } from '../tables/known.js';
import type { ProductionOrderRow } from '../tables/rows.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { NO_ORDER, lineOf } from '../orders/order-lines.js';

const SALES_ORDER = { name: 'sales-order', initial: NO_ORDER };

export type DemandNeeds = {
  readonly makers: Need<Readonly<Record<string, ProductionOrderRow>>>;
} & Readonly<Record<`sold ${string}`, Need<SalesOrder | undefined>>>;

type Demand = { readonly kind: string; readonly id: string; readonly rest: readonly string[] };

const parts = (demand: string): Demand => {
  const [kind = '', id = '', ...rest] = demand.split('/');
  return { kind, id, rest };
};

/** What has to be known of a demand: the order that it names, where it names one. */
export const demandNeeds = (demand = ''): DemandNeeds => {
  const { kind, id } = parts(demand);
  return {
    ...(kind === 'sales-order' && id !== '' ? { [`sold ${id}`]: named(SALES_ORDER, id) } : {}),
    makers: ordersCalled(kind === 'production-order' ? [id] : []),
  };
};

type Knowing = { readonly makers: Readonly<Record<string, ProductionOrderRow>> } & Readonly<
  Record<`sold ${string}`, SalesOrder | undefined>
>;
type Circumstances = {
  /** Without an item, it may be for what goes into the item of a line. */
  readonly place: { readonly site: string; readonly item?: string };
  readonly by: Given['by'];
  readonly known: Knowing;
};

const OVER: readonly ProductionOrderRow['status'][] = ['completed', 'closed', 'cancelled'];

const isSold = ({ id, rest }: Demand, { place: { site, item }, known }: Circumstances): boolean => {
  const order = known[`sold ${id}`];
  const [line = '', ...more] = rest;
  if (order?.status !== 'placed' || order.site !== site || more.length > 0) return false;
  const sold = lineOf(order, line)?.item;
  return sold !== undefined && sold === (item ?? sold);
};

const isMadeFor = ({ id }: Demand, { place: { site }, known }: Circumstances): boolean => {
  const order = entry(known.makers, id);
  return order?.site === site && !OVER.includes(order.status);
};

/**
 * What stands against a person's word that goods are for this; null for a word that names no order. What a
 * process says was decided on before.
 */
export const cannotBeFor = (demand: string | undefined, of: Circumstances): Rejection | null => {
  if (demand === undefined || isProcess(of.by)) return null;
  const said = parts(demand);
  const { site, item } = of.place;
  const what = item === undefined ? '' : ` of ${item}`;
  if (said.kind === 'sales-order' && !isSold(said, of))
    return reject('SCM-DEMAND', `No open order of ${site} has a line ${demand}${what}.`, {
      hint: 'Name it as sales-order/<order>/<line>.',
    });
  if (said.kind === 'stock-transfer')
    return reject('SCM-DEMAND', `Stock is kept for ${demand} by itself, when its donor consents.`);
  if (said.kind === 'production-order' && !isMadeFor(said, of))
    return reject('SCM-DEMAND', `There is no open ${demand} at ${site}.`, {
      hint: 'Name it as production-order/<order>. If it was created a moment ago, try again.',
    });
  return null;
};
