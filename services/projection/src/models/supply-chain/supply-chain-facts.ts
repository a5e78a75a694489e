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

export const supplyChainFacts = facts('supply-chain', {
  events: companyEvents,
  on: {
    SalesOrderPlaced: ({ subject, data: { site, customer, lines } }) =>
      lines.flatMap(({ line, item, price, quantity }) => {
        const more = { site, dimensions: { salesOrder: subject, line, item, customer } };
        return [
          counted('lines-placed', more),
          valued('order-intake', multiplyMoney(price, quantity.value), more),
        ];
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
