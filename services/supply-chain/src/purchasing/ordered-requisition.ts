/** Which orders answer a requisition: one, or several of one award. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import type { Need } from '@gemba/decider/needs';
import { registered } from '@gemba/decider/needs';
import { table } from '@gemba/read-model/table';

export type Answering = { readonly order: string; readonly request?: string };

type Row = { readonly orders: readonly Answering[] };

type Ordering = Pick<PurchaseOrderPlaced, 'requisition'> & {
  readonly lines: readonly { readonly requisition?: string }[];
};

/** All requisitions that an order answers. */
export const answeredBy = ({ requisition, lines }: Ordering): readonly string[] => [
  ...new Set([requisition, ...lines.map((line) => line.requisition)].filter((id) => id !== undefined)),
];

export const orderedRequisitions = table('ordered-requisition', {
  events: companyEvents,
  row: {} as Row,
  on: {
    PurchaseOrderPlaced: {
      key: ({ data }) => answeredBy(data),
      becomes: (row, { subject: order, data: { requestForQuotation: request } }) => ({
        orders: [...(row?.orders ?? []), { order, ...(request === undefined ? {} : { request }) }],
      }),
    },
  },
});

/** The rows of what an order answers, by `ordered:<requisition>`. */
export const orderedOf = (order: Ordering): Readonly<Record<`ordered:${string}`, Need<Row | undefined>>> =>
  Object.fromEntries(
    answeredBy(order).map((id) => [`ordered:${id}`, registered(orderedRequisitions, id)] as const),
  );

type Taken = { readonly requisition: string; readonly order: string };

/** A requisition that another order answers, which is not one of the same award. */
export const takenByAnother = (
  known: Readonly<Record<string, unknown>>,
  ordering: Ordering & Pick<PurchaseOrderPlaced, 'requestForQuotation'>,
  id: string,
): Taken | undefined => {
  const { requestForQuotation: request } = ordering;
  const other = ({ order, request: of }: Answering): boolean =>
    order !== id && (request === undefined || of !== request);
  const taken = answeredBy(ordering).flatMap((requisition) => {
    const row = known[`ordered:${requisition}`] as Row | undefined;
    return (row?.orders ?? []).filter(other).map(({ order }) => ({ requisition, order }));
  });
  return taken[0];
};
