/**
 * What a production order made comes into stock, its item as one lot and what came beside it as lots of
 * their own; the stock knows whether quality looks at them first.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { MadeOutput } from '@gemba/contracts/events/production/execution';
import type { JointOutput } from '@gemba/contracts/events/supply-chain/stock';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero } from '@gemba/measures/quantity';
import { stockItem } from '../../stock/stock-item.js';

type Made = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly refurbished?: boolean;
};

const receipt = (site: string, order: string, made: Made, joint?: JointOutput): Sent => {
  const source = { kind: 'production-order', id: order } as const;
  const id = `${site}.${made.item}`;
  const what = { site, source, ...made };
  const sent = joint
    ? send(stockItem, [id, 'ReceiveOutput'], { ...what, joint })
    : send(stockItem, [id, 'ReceiveStock'], what);
  return { ...sent, site };
};

/** What the item itself bears of the cost. */
const restOf = (outputs: readonly MadeOutput[]): string =>
  subtractDecimal('1', outputs.map(({ costShare }) => costShare).reduce(addDecimal, '0'));

export const receiveFinishedLot = process('receive-finished-lot-when-order-completes', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ProductionOrderCompleted: {
      about: ({ subject, data: { lot, good, outputs = [] } }) =>
        lot === undefined || (isZero(good) && outputs.length === 0) ? null : subject,
      send: (_, { siteId, subject, data: { item, lot = '', good, outputs = [], refurbished } }) => {
        const site = siteId ?? '';
        const beside = outputs.map(({ item: other, lot: otherLot, quantity, costShare }) => {
          const joint = { item, quantity: good, costShare, mainShare: restOf(outputs) };
          return receipt(site, subject, { item: other, lot: otherLot, quantity }, joint);
        });
        const main = isZero(good)
          ? []
          : [receipt(site, subject, { item, lot, quantity: good, ...(refurbished && { refurbished }) })];
        return [...main, ...beside];
      },
    },
  },
});
