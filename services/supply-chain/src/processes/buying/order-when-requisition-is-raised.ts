/**
 * What a site needs is ordered from the supplier it names, at the agreed price, as soon as there is one. A
 * supplier that was blocked meanwhile is a refusal of the order, and so an exception of a buyer.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { entry } from '../../facts/facts.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';

type Need = {
  readonly requisition: string;
  readonly site: string;
  readonly item: string;
  readonly quantity: Quantity;
};

type Run = {
  readonly prices: Readonly<Record<string, Money>>;
  readonly waiting: readonly Need[];
};

const NOTHING_YET: Run = { prices: {}, waiting: [] };

const canOrder = (run: Run, { item }: Need): boolean => entry(run.prices, item) !== undefined;

const order = (run: Run, need: Need, supplier: string): readonly Sent[] => {
  const price = entry(run.prices, need.item);
  if (price === undefined) return [];
  const { site, item, quantity } = need;
  const lines = [{ line: '1', item, quantity, price }];
  const wish = { site, supplier, lines, requisition: need.requisition };
  const id = `PO-${need.requisition}`;
  return [{ ...send(purchaseOrder, [id, 'PlacePurchaseOrder'], wish), site }];
};

const priced = (run: Run, { item, price }: { readonly item: string; readonly price: Money }): Run => ({
  ...run,
  prices: { ...run.prices, [item]: price },
});

const orderWaiting = (run: Run, supplier: string): readonly Sent[] =>
  run.waiting.flatMap((need) => order(run, need, supplier));

const withoutOrdered = (run: Run): Run => ({
  ...run,
  waiting: run.waiting.filter((each) => !canOrder(run, each)),
});

const without = (run: Run, id: string | undefined): Run => ({
  ...run,
  waiting: run.waiting.filter(({ requisition: each }) => each !== id),
});

const needOf = (id: string, { site, item, quantity }: Omit<Need, 'requisition'>): Need => ({
  requisition: id,
  site,
  item,
  quantity,
});

export const orderRequisition = process('order-when-requisition-is-raised', {
  events: companyEvents,
  initial: NOTHING_YET,
  owner: { role: 'buyer' },
  on: {
    PriceAgreed: {
      about: (e) => e.subject,
      send: (run, { subject, data }) => orderWaiting(priced(run, data), subject),
      remember: (run, { data }) => withoutOrdered(priced(run, data)),
    },
    RequisitionRaised: {
      about: (e) => e.data.supplier ?? null,
      send: (run, { subject, data }) => order(run, needOf(subject, data), data.supplier ?? ''),
      remember: (run, { subject, data }) =>
        withoutOrdered({ ...run, waiting: [...run.waiting, needOf(subject, data)] }),
    },
    PurchaseOrderPlaced: {
      about: (e) => (e.data.requisition === undefined ? null : e.data.supplier),
      send: (_, { subject, data }) => [
        send(requisition, [data.requisition ?? '', 'MarkRequisitionOrdered'], { purchaseOrder: subject }),
      ],
      remember: (run, { data }) => without(run, data.requisition),
    },
    RequisitionWithdrawn: {
      about: (e) => e.data.supplier ?? null,
      remember: (run, { subject }) => without(run, subject),
    },
  },
});
