/** Whenever stock moves or is worth less, its value moves in the layers of the item at the site. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { isNegative, isZero, negated } from '@gemba/measures/quantity';
import { REFURBISHING } from '../../costing/cost-layer/state.js';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';

type Shipped = { readonly shipment: string; readonly line: string };
type Reference = { readonly kind: string; readonly id: string; readonly line?: string };

/** A document in one word: `purchase-order/PO-7/1`. */
const written = ({ kind, id, line }: Reference): string =>
  line === undefined ? `${kind}/${id}` : `${kind}/${id}/${line}`;

/** What a customer sent back had left with a line of a shipment. */
const shipped = ({ shipment: id, line }: Shipped): string => written({ kind: 'shipment', id, line });

const layerId = ({ site, item }: { readonly site: string; readonly item: string }): string =>
  `${site}.${item}`;

/** What came back stands at what it brings by the order that makes it good again. */
const refurbishing = ({ order }: { readonly order: string }): string =>
  written({ kind: REFURBISHING, id: order });

export const valueStockWhenItMoves = process('value-stock-when-it-moves', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    StockReceived: {
      // What comes from another site is worth what it was in transit.
      about: ({ subject, data: { source } }) => (source.kind === 'stock-transfer' ? null : subject),
      send: (_, { eventId: sourceEventId, data }) => {
        const { site, item, lot, quantity, source, unitPrice, joint, shippedWith, refurbished } = data;
        const layer = {
          site,
          item,
          lot,
          quantity,
          sourceEventId,
          kind: source.kind,
          source: written(source),
        };
        return [
          send(costLayer, [layerId(data), 'AddCostLayer'], {
            ...layer,
            ...(unitPrice && { unitPrice }),
            ...(joint && { joint }),
            ...(refurbished && { refurbished }),
            ...(shippedWith && { reverses: shipped(shippedWith) }),
          }),
        ];
      },
    },
    StockIssued: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, data }) => {
        const { site, item, lot, quantity, purpose } = data;
        const use = { kind: purpose.kind, purpose: written(purpose) };
        return [
          send(costLayer, [layerId(data), 'ConsumeCostLayer'], {
            site,
            item,
            lot,
            quantity,
            sourceEventId,
            ...use,
          }),
        ];
      },
    },
    ReturnDispositionDecided: {
      about: ({ subject, data: { kind, netRecovery } }) =>
        (kind === 'restock' || kind === 'refurbish') && netRecovery ? subject : null,
      send: (_, { eventId: sourceEventId, subject, data }) => {
        const { site, item, lot, quantity, netRecovery: unitValue, part, refurbishment } = data;
        if (!unitValue) return [];
        const source = refurbishment ? refurbishing(refurbishment) : `return/${subject}/${String(part)}`;
        return [
          send(costLayer, [layerId(data), 'WriteDownCostLayer'], {
            ...{ site, item, lot, quantity, unitValue, source, sourceEventId },
            reverses: shipped(data),
          }),
        ];
      },
    },
    ReturnDispositionWithdrawn: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, data }) => {
        const { site, item, lot, refurbishment } = data;
        const of = { site, item, lot, source: refurbishing(refurbishment), sourceEventId };
        return [send(costLayer, [layerId(data), 'ReverseWriteDown'], of)];
      },
    },
    StockAdjusted: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, data }) => {
        const { site, item, lot, quantity } = data;
        if (isZero(quantity)) return [];
        const count = { site, item, lot, sourceEventId, kind: 'count' };
        const reference = `count/${sourceEventId}`;
        if (!isNegative(quantity)) {
          return [
            send(costLayer, [layerId(data), 'AddCostLayer'], { ...count, quantity, source: reference }),
          ];
        }
        const missing = { ...count, quantity: negated(quantity), purpose: reference };
        return [send(costLayer, [layerId(data), 'ConsumeCostLayer'], missing)];
      },
    },
  },
});
