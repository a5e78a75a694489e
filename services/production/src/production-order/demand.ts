/** What a production order is made for: an open line of a sales order, or production order, of its site. */
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { row, stateOf } from '@gemba/decider/needs';
import type { SalesOrderRow } from '../tables/sales-orders.js';
import { salesOrderTable } from '../tables/sales-orders.js';
import { isProcess } from '@gemba/decider/decider';
import type { RepegProductionOrder } from './commands.js';
import { notIn } from './ending.js';
import type { ProductionOrder } from './order-state.js';
import { NO_ORDER } from './order-state.js';

const PRODUCTION_ORDER = { name: 'production-order', initial: NO_ORDER };

/** The id of no order: where none is named, none is known. */
const NONE = 'none';

export type DemandNeeds = {
  readonly sold: Need<SalesOrderRow | undefined>;
  readonly made: Need<ProductionOrder | undefined>;
};

const orderIn = (demand: string, kind: string): string => {
  const [named, id = ''] = demand.split('/');
  return named === kind && id !== '' ? id : NONE;
};

export const demandNeeds = (demand = ''): DemandNeeds => ({
  sold: row(salesOrderTable, orderIn(demand, 'sales-order')),
  made: stateOf(PRODUCTION_ORDER, orderIn(demand, 'production-order')),
});

type Circumstances = {
  readonly site: string;
  readonly by: Given['by'];
  readonly known: {
    readonly sold?: SalesOrderRow | undefined;
    readonly made?: ProductionOrder | undefined;
  };
};

const OVER: readonly ProductionOrder['status'][] = ['completed', 'closed', 'cancelled'];

const isSold = ([line = '', ...more]: readonly string[], { site, known: { sold } }: Circumstances): boolean =>
  more.length === 0 && sold?.site === site && sold.lines.includes(line);

const isMade = (more: readonly string[], { site, known: { made } }: Circumstances): boolean =>
  more.length === 0 && made?.ordered.site === site && !OVER.includes(made.status);

const isOpen = (demand: string, of: Circumstances): boolean => {
  const [kind, , ...rest] = demand.split('/');
  if (kind === 'sales-order') return isSold(rest, of);
  return kind === 'production-order' && isMade(rest, of);
};

/** What stands against a person's word that it is made for this; what a process says was decided before. */
export const cannotBeFor = (demand: string | undefined, of: Circumstances): Rejection | null =>
  demand === undefined || isProcess(of.by) || isOpen(demand, of)
    ? null
    : reject('PRD-ORD-DEMAND', `There is no open ${demand} at ${of.site}.`, {
        hint:
          'Name a line of a sales order as sales-order/<order>/<line>, an order of production as ' +
          'production-order/<order>, or nothing where it is made for stock. Ordered a moment ago, it is ' +
          'known here within seconds.',
      });

/** Made for another demand, or for stock; only an order that is not completed, whose lot goes there then. */
export const repeg = (order: ProductionOrder, { demand: to, reason }: RepegProductionOrder) => {
  const { item, demand: from } = order.ordered;
  if (to === from) return [];
  const pegs = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return (
    notIn(order, 'planned', 'released', 'held') ?? [
      happened('ProductionOrderRepegged', { item, ...pegs, reason }),
    ]
  );
};
