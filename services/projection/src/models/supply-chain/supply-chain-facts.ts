/**
 * What supply chain states in figures: lines delivered as promised, lead time, receipts, and what warehouses
 * reported.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { multiplyMoney } from '@gemba/measures/money';
import { daysBetween } from '@gemba/measures/period';
import { isBelow } from '@gemba/measures/quantity';
import type { Fact } from '@gemba/read-model/fact';
import { counted, facts, measured, valued } from '@gemba/read-model/fact';

const given = (flag: boolean, fact: () => Fact): readonly Fact[] => (flag ? [fact()] : []);

type Due = { readonly businessDate: string; readonly dimensions: Readonly<Record<string, string>> };

const noLongerDue = (more: Due): Fact => ({ ...counted('lines-due', more), value: '-1' });

export const supplyChainFacts = facts('supply-chain', {
  events: companyEvents,
  on: {
    SalesOrderPlaced: ({ subject, data: { site, customer, lines } }) =>
      lines.flatMap(({ line, item, price, quantity, requested }) => {
        const more = { site, dimensions: { salesOrder: subject, line, item, customer } };
        return [
          counted('lines-placed', more),
          valued('order-intake', multiplyMoney(price, quantity.value), more),
          counted('lines-due', { ...more, businessDate: requested }),
        ];
      }),
    // What is promised is due then, and no longer on the date asked for.
    SalesOrderPromised: ({ subject, data: { line, date, requested } }) =>
      requested === undefined || requested === date
        ? []
        : [
            noLongerDue({ businessDate: requested, dimensions: { salesOrder: subject, line } }),
            counted('lines-due', { businessDate: date, dimensions: { salesOrder: subject, line } }),
          ],
    SalesOrderLineCancelled: ({ subject, data: { line, item, requested, promised = requested } }) => [
      noLongerDue({ businessDate: promised, dimensions: { salesOrder: subject, line, item } }),
    ],
    SalesOrderCancelled: ({ subject, data: { lines, promises = [] } }) =>
      lines.map(({ line, item, requested }) => {
        const promised = promises.find((each) => each.line === line)?.date;
        const dimensions = { salesOrder: subject, line, item };
        return noLongerDue({ businessDate: promised ?? requested, dimensions });
      }),
    SalesOrderLineDelivered: ({ subject, data }) => {
      const { site, line, item, customer, ordered, quantity, promised, placedOn, deliveredOn } = data;
      const dimensions = { salesOrder: subject, line, item, customer };
      const more = { site, businessDate: deliveredOn, dimensions };
      const asPromised = deliveredOn <= promised && !isBelow(quantity, ordered);
      const days = String(daysBetween(placedOn, deliveredOn));
      return [
        counted('lines-delivered', more),
        measured('lead-time', { value: days, unit: 'DAY' }, more),
        ...given(asPromised, () => counted('lines-on-time-in-full', more)),
        ...given(asPromised, () => counted('lines-due-on-time-in-full', { ...more, businessDate: promised })),
      ];
    },
    ShipmentDelayed: ({ subject, data: { reason } }) =>
      counted('shipments-delayed', { dimensions: { shipment: subject, reason } }),
    ReturnAuthorised: ({ subject, data: { site, item, customer, reason, quantity } }) =>
      measured('returns-authorised', quantity, {
        ...{ site, dimensions: { returnAuthorisation: subject, item, customer, reason } },
      }),
    ReturnDispositionDecided: ({ subject, actor, data }) => {
      const { site, item, lot, kind, grade, quantity, price, netRecovery } = data;
      const more = { site, dimensions: { returnAuthorisation: subject, item, lot, kind, grade } };
      return [
        counted('dispositions', more),
        ...given(actor.kind === 'system', () => counted('dispositions-touchless', more)),
        valued('returns-at-price', multiplyMoney(price, quantity.value), more),
        ...(netRecovery
          ? [valued('returns-recovered', multiplyMoney(netRecovery, quantity.value), more)]
          : []),
      ];
    },
    GoodsReceived: ({ subject, businessDate, data }) => {
      const { site, supplier, line, item, lot, quantity, price, promised, epcisEvent } = data;
      const more = { site, dimensions: { purchaseOrder: subject, line, item, lot, supplier } };
      return [
        counted('receipts', more),
        ...given(businessDate <= promised, () => counted('receipts-on-time', more)),
        valued('goods-received', multiplyMoney(price, quantity.value), more),
        ...given(epcisEvent !== undefined, () => measured('received-by-epcis', quantity, more)),
      ];
    },
    EpcisEffectRefused: ({ subject, data: { purchaseOrder, item, lot, quantity } }) =>
      quantity === undefined
        ? []
        : [
            measured('refused-by-epcis', quantity, {
              dimensions: { epcisEvent: subject, purchaseOrder, item, lot },
            }),
          ],
    EpcisEventCaptured: ({ subject, data: { match, bizStep, purchaseOrder, lines } }) => {
      const received = match === 'matched' && purchaseOrder !== undefined && isReceiving(bizStep);
      if (!received) return [];
      return lines.map(({ item, lot, quantity }) =>
        measured('reported-by-epcis', quantity, {
          dimensions: { epcisEvent: subject, purchaseOrder, item, lot },
        }),
      );
    },
  },
});

/**
 * CBV names of the step: `receiving`, `urn:epcglobal:cbv:bizstep:receiving`,
 * `https://ref.gs1.org/cbv/BizStep-receiving`.
 */
const isReceiving = (bizStep: string | undefined): boolean => /(^|[:-])receiving$/.test(bizStep ?? '');
