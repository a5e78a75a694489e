/** What a site needs is ordered from the supplier it names, at the agreed price, as soon as there is one. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { entry } from '../../facts/facts.js';
import { dateAfter } from '../../purchasing/lead-time.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';

type Need = {
  readonly requisition: string;
  readonly site: string;
  readonly item: string;
  readonly quantity: Quantity;
};

type Run = {
  /** Null while the supplier is not approved. */
  readonly leadTime: string | null;
  readonly prices: Readonly<Record<string, Money>>;
  readonly waiting: readonly Need[];
};

const NOTHING_YET: Run = { leadTime: null, prices: {}, waiting: [] };

type Asked = { readonly supplier: string; readonly date: string };

const canOrder = (run: Run, { item }: Need): boolean =>
  run.leadTime !== null && entry(run.prices, item) !== undefined;

const order = (run: Run, need: Need, { supplier, date }: Asked): readonly Sent[] => {
  const price = entry(run.prices, need.item);
  if (run.leadTime === null || price === undefined) return [];
  const { site, item, quantity } = need;
  const lines = [{ line: '1', item, quantity, price }];
  const promised = dateAfter(date, run.leadTime);
  const wish = { site, supplier, lines, promised, requisition: need.requisition };
  const id = `PO-${need.requisition}`;
  // A refusal leaves the requisition open for a buyer.
  return [{ ...send(purchaseOrder, [id, 'PlacePurchaseOrder'], wish), site, otherwise: () => [] }];
};

const approved = (run: Run, { leadTime }: { readonly leadTime: string }): Run => ({ ...run, leadTime });

const priced = (run: Run, { item, price }: { readonly item: string; readonly price: Money }): Run => ({
  ...run,
  prices: { ...run.prices, [item]: price },
});

const orderWaiting = (run: Run, asked: Asked): readonly Sent[] =>
  run.waiting.flatMap((need) => order(run, need, asked));

const withoutOrdered = (run: Run): Run => ({
  ...run,
  waiting: run.waiting.filter((each) => !canOrder(run, each)),
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
  on: {
    SupplierApproved: {
      about: (e) => e.subject,
      send: (run, { subject, businessDate, data }) =>
        orderWaiting(approved(run, data), { supplier: subject, date: businessDate }),
      remember: (run, { data }) => withoutOrdered(approved(run, data)),
    },
    SupplierBlocked: { about: (e) => e.subject, remember: (run) => ({ ...run, leadTime: null }) },
    PriceAgreed: {
      about: (e) => e.subject,
      send: (run, { subject, businessDate, data }) =>
        orderWaiting(priced(run, data), { supplier: subject, date: businessDate }),
      remember: (run, { data }) => withoutOrdered(priced(run, data)),
    },
    RequisitionRaised: {
      about: (e) => e.data.supplier ?? null,
      send: (run, { subject, businessDate, data }) =>
        order(run, needOf(subject, data), { supplier: data.supplier ?? '', date: businessDate }),
      remember: (run, { subject, data }) =>
        withoutOrdered({ ...run, waiting: [...run.waiting, needOf(subject, data)] }),
    },
    PurchaseOrderPlaced: {
      about: (e) => (e.data.requisition === undefined ? null : e.data.supplier),
      send: (_, { subject, data }) => [
        {
          ...send(requisition, [data.requisition ?? '', 'MarkRequisitionOrdered'], {
            purchaseOrder: subject,
          }),
          otherwise: () => [],
        },
      ],
      remember: (run, { data }) => ({
        ...run,
        waiting: run.waiting.filter((each) => each.requisition !== data.requisition),
      }),
    },
  },
});
