/** A promised line takes stock, waits for what comes and has the rest made, as it is promised. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PromisePart } from '@gemba/contracts/events/supply-chain/sales';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { isSome } from '../../orders/promisable.js';
import { promisedOutOf } from '../../promising/promise.js';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';
import { unlessCancelled } from './unless-cancelled.js';

type Line = {
  readonly salesOrder: string;
  readonly site: string | null;
  readonly line: string;
  readonly item: string;
  readonly parts: readonly PromisePart[];
};

const fromStock = ({ salesOrder: id, site, line, item, parts }: Line): readonly Sent[] => {
  const unit = parts[0]?.quantity.unit ?? '';
  const stock = promisedOutOf(parts, ['stock']);
  const coming = promisedOutOf(parts, ['receipt']);
  const of = `${site ?? ''}.${item}`;
  const demand = demandOf(id, line);
  const whole = { value: promisedOutOf(parts, ['stock', 'receipt']), unit };
  const wait = { ...send(stockItem, [of, 'AwaitStock'], { demand, quantity: whole }), site };
  const take = {
    ...send(stockItem, [of, 'ReserveStock'], { demand, quantity: { value: stock, unit }, whole: true }),
    site,
    // Somebody took it by hand meanwhile: the line waits for the next that comes.
    otherwise: { 'SCM-RES-OVER': () => [wait] },
  };
  return [...(isSome(stock) ? [take] : []), ...(isSome(coming) ? [wait] : [])];
};

const anew = ({ salesOrder: id, line, parts }: Line): readonly Sent[] =>
  isSome(promisedOutOf(parts, ['capacity', 'calendar', 'lead-time']))
    ? [
        {
          ...send(salesOrder, [id, 'RequestProduction'], { line }),
          otherwise: {
            'SCM-SO-BOUGHT': () => [
              { ...send(salesOrder, [id, 'RequestPurchase'], { line }), otherwise: unlessCancelled },
            ],
            ...unlessCancelled,
          },
        },
      ]
    : [];

type Said = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: {
    readonly line: string;
    readonly item?: string;
    readonly parts?: readonly PromisePart[];
    readonly anew?: boolean;
  };
};

const supply = (_: unknown, { subject, siteId, data: { line, item = '', parts = [] } }: Said) => {
  const of = { salesOrder: subject, site: siteId, line, item, parts };
  return [...fromStock(of), ...anew(of)];
};

/** What only comes on another day is under way already. */
const again = {
  about: ({ subject, data }: Said) => (data.anew === true ? subject : null),
  send: supply,
};

export const supplyWhenLineIsPromised = process('supply-when-line-is-promised', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    SalesOrderPromised: {
      about: ({ subject, data: { parts } }) => (parts === undefined ? null : subject),
      send: supply,
    },
    SalesOrderPromiseBroken: again,
    SalesOrderPromiseRestored: again,
  },
});
