/**
 * What supply chain states in figures: lines delivered as promised, lead time, receipts, and what warehouses
 * reported.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { GoodsReceived } from '@gemba/contracts/events/supply-chain/procurement';
import type { SalesOrderLineDelivered } from '@gemba/contracts/events/supply-chain/sales';
import { multiplyDecimal } from '@gemba/measures/decimal';
import { multiplyMoney } from '@gemba/measures/money';
import { daysBetween } from '@gemba/measures/period';
import { isBelow } from '@gemba/measures/quantity';
import type { Fact } from '@gemba/read-model/fact';
import { counted, facts, measured, valued } from '@gemba/read-model/fact';

const given = (flag: boolean, fact: () => Fact | readonly Fact[]): readonly Fact[] =>
  flag ? [fact()].flat() : [];

type Due = { readonly businessDate: string; readonly dimensions: Readonly<Record<string, string>> };

const noLongerDue = (more: Due): Fact => ({ ...counted('lines-due', more), value: '-1' });

type Delivered = Omit<SalesOrderLineDelivered, 'shipment' | 'price'>;

/** A line that arrived, or a service that was rendered, held against what was promised. */
const delivered = (subject: string, data: Delivered): readonly Fact[] => {
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
};

/** A line that is complete: whether in time, and after how many days, squared as well for their spread. */
const completed = (
  { promised, orderedOn }: Pick<GoodsReceived, 'promised' | 'orderedOn'>,
  date: string,
  more: { readonly site: string; readonly dimensions: Readonly<Record<string, string>> },
): readonly Fact[] => {
  const days = orderedOn === undefined ? null : String(daysBetween(orderedOn, date));
  return [
    counted('supplier-lines', more),
    ...given(date <= promised, () => counted('supplier-lines-on-time-in-full', more)),
    ...(days === null
      ? []
      : [
          counted('supplier-lines-timed', more),
          measured('supplier-lead-time', { value: days, unit: 'DAY' }, more),
          measured('supplier-lead-time-squared', { value: multiplyDecimal(days, days), unit: 'DAY' }, more),
        ]),
  ];
};

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
    SalesOrderLineDelivered: ({ subject, data }) => delivered(subject, data),
    ServiceRendered: ({ subject, data }) => delivered(subject, data),
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
        ...given(data.complete === true, () => completed(data, businessDate, more)),
        counted('receipts', more),
        ...given(businessDate <= promised, () => counted('receipts-on-time', more)),
        valued('goods-received', multiplyMoney(price, quantity.value), more),
        ...given(epcisEvent !== undefined, () => measured('received-by-epcis', quantity, more)),
      ];
    },
    GoodsRejected: ({ subject, data: { site, supplier, line, item, lot, quantity, price } }) =>
      valued('goods-rejected', multiplyMoney(price, quantity.value), {
        ...{ site, dimensions: { purchaseOrder: subject, line, item, lot, supplier } },
      }),
    PurchaseOrderPlaced: ({ subject, data: { site, supplier, comparable, atAgreedPrices } }) => {
      const more = { site, dimensions: { purchaseOrder: subject, supplier } };
      return comparable && atAgreedPrices
        ? [
            valued('ordered-with-agreement', comparable, more),
            valued('ordered-at-agreed-prices', atAgreedPrices, more),
          ]
        : [];
    },
    PurchaseOrderLineClosed: ({ subject, data: { site, supplier, line, item, kind } }) =>
      given(kind === 'short', () => [
        counted('supplier-lines', { site, dimensions: { purchaseOrder: subject, line, item, supplier } }),
      ]),
    PurchaseOrderClosed: ({ subject, data: { supplier, open = [] } }) =>
      supplier === undefined
        ? []
        : open.map(({ line, item }) =>
            counted('supplier-lines', { dimensions: { purchaseOrder: subject, line, item, supplier } }),
          ),
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
