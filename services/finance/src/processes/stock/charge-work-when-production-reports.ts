/**
 * Production orders are charged with material and hours, relieved of finished goods, and settled when they
 * end.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { secondsOf } from '@gemba/measures/duration';
import { isZero, minus, plus, times } from '@gemba/measures/quantity';
import { convertUnit } from '@gemba/measures/units';
import { orderCost } from '../../costing/order-cost/order-cost.js';

/** The order in `production-order/P1/10`. */
const orderIn = (reference: string): string => reference.split('/')[1] ?? reference;

const settled = ({ eventId: sourceEventId, subject, siteId }: Heard): readonly Sent[] => [
  send(orderCost, [subject, 'SettleVariance'], { site: siteId ?? 'none', sourceEventId }),
];

/** Set-up and run together, in seconds. */
const worked = ({ setup, run }: { readonly setup: string; readonly run: string }) =>
  plus({ value: secondsOf(setup), unit: 'SEC' }, { value: secondsOf(run), unit: 'SEC' });

export const chargeWorkWhenProductionReports = process('charge-work-when-production-reports', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    CostLayerConsumed: {
      about: ({ data }) => (data.kind === 'production-order' ? orderIn(data.purpose) : null),
      send: (_, { eventId: sourceEventId, data: { site, amount, purpose } }) => [
        send(orderCost, [orderIn(purpose), 'ChargeMaterial'], { site, amount, sourceEventId }),
      ],
    },
    IssueCostCorrected: {
      about: ({ data }) => (data.kind === 'production-order' ? orderIn(data.purpose) : null),
      send: (_, { eventId: sourceEventId, data: { site, amount, purpose } }) => [
        send(orderCost, [orderIn(purpose), 'ChargeMaterial'], { site, amount, sourceEventId }),
      ],
    },
    CostLayerAdded: {
      about: ({ data }) => (data.kind === 'production-order' ? orderIn(data.source) : null),
      send: (_, { eventId: sourceEventId, data: { site, amount, source } }) => [
        send(orderCost, [orderIn(source), 'RelieveWork'], { site, amount, sourceEventId }),
      ],
    },
    OperationCompleted: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, subject, siteId, data }) => {
        const charge = { site: siteId ?? 'none', item: data.item, sourceEventId };
        const seconds = worked(data);
        const labour = convertUnit(times(seconds, String(data.people.length)), 'HUR');
        const machine = convertUnit(seconds, 'HUR');
        return [
          send(orderCost, [subject, 'ChargeHours'], { ...charge, element: 'labour', hours: labour }),
          send(orderCost, [subject, 'ChargeHours'], { ...charge, element: 'machine', hours: machine }),
        ];
      },
    },
    OperationTimeCorrected: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, subject, siteId, data }) => {
        const seconds = minus(worked(data), worked(data.before));
        const charge = { site: siteId ?? 'none', item: data.item, sourceEventId };
        const labour = convertUnit(times(seconds, String(data.people.length)), 'HUR');
        const machine = convertUnit(seconds, 'HUR');
        return [
          send(orderCost, [subject, 'ChargeHours'], { ...charge, element: 'labour', hours: labour }),
          send(orderCost, [subject, 'ChargeHours'], { ...charge, element: 'machine', hours: machine }),
        ];
      },
    },
    ProductionOrderCompleted: {
      about: ({ subject, data: { lot, good, refurbished } }) =>
        isZero(good) || (lot !== undefined && !refurbished) ? null : subject,
      send: (_, { eventId: sourceEventId, subject, siteId, data }) => {
        const { item, good: quantity, ordered: whole, refurbished } = data;
        const site = siteId ?? 'none';
        return refurbished
          ? [send(orderCost, [subject, 'CostRefurbishment'], { site, quantity, whole, sourceEventId })]
          : [send(orderCost, [subject, 'RelieveRendered'], { site, item, quantity, sourceEventId })];
      },
    },
    ReturnDispositionDecided: {
      about: ({ data: { refurbishment } }) => refurbishment?.order ?? null,
      send: (_, { data: { site, lot, quantity, refurbishment, options } }) => {
        const { price } = options.find(({ kind }) => kind === 'refurbish') ?? {};
        if (!refurbishment || !price) return [];
        const { order, into: item } = refurbishment;
        return [send(orderCost, [order, 'ExpectResale'], { site, item, lot, quantity, price })];
      },
    },
    ProductionOrderClosed: { about: (e) => e.subject, send: (_, e) => settled(e) },
    ProductionOrderCancelled: {
      about: (e) => e.subject,
      send: (_, { eventId: sourceEventId, subject, siteId }) => [
        send(orderCost, [subject, 'WriteOffWork'], { site: siteId ?? 'none', sourceEventId }),
      ],
    },
  },
});
