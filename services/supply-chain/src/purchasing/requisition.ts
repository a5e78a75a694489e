/**
 * A requisition says what a site needs to have bought, until an order answers it or nobody needs it.
 *
 *   none ──raise──▶ raised ──mark ordered──▶ ordered
 *                      └──withdraw──▶ withdrawn
 */
import { requisitionEvents } from '@gemba/contracts/events/supply-chain/procurement';
import {
  IsDuration,
  IsOneOf,
  IsRef,
  IsRefs,
  IsPlainDate,
  IsQuantity,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { RequisitionRaised } from '@gemba/contracts/events/supply-chain/procurement';
import type { Given } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import type { Known, Need } from '@gemba/decider/needs';
import { named, stateOf } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { present, saysTheSame } from '../facts/facts.js';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import type { DemandNeeds } from '../stock/demand.js';
import { cannotBeFor, demandNeeds } from '../stock/demand.js';
import { calendarAt, itemCalled } from '../tables/known.js';
import type { ItemRow, WorkCalendarRow } from '../tables/rows.js';
import { leadTimeAfter } from '@gemba/measures/lead-time';
import { answeredBy } from './ordered-requisition.js';
import { NO_ORDER } from './order-state.js';
import type { Supplier } from './supplier.js';
import { supplier } from './supplier.js';

export class RaiseRequisition {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** By the lead time, in working days of the site, when absent. */
  @Optional() @IsPlainDate() needBy?: string;
  @Optional() @IsDuration() leadTime?: string;
  /** What made it necessary, for example `reorder-point/lyon.STEEL`. */
  @IsText({ max: 160 }) cause!: string;
  @Optional() @IsRef('supplier') supplier?: string;
}
export class MarkRequisitionOrdered {
  @IsRef('purchase-order') purchaseOrder!: string;
}
/** Nobody needs it any more. */
export class WithdrawRequisition {
  @IsText({ lines: true }) reason!: string;
}

const STATUSES = ['raised', 'ordered', 'withdrawn'] as const;

export type Requisition = {
  readonly status: 'none' | (typeof STATUSES)[number];
  readonly raised: RequisitionRaised | null;
  readonly purchaseOrder: string | null;
  /** Other orders of the same award, where a need is bought from several. */
  readonly furtherOrders: readonly string[];
  /** Why nobody needs it any more. */
  readonly reason: string;
};

/** What is to be bought, and the order that answers it. */
class RequisitionAnswer {
  @IsOneOf(STATUSES) status!: (typeof STATUSES)[number];
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  /** What made it necessary, for example `reorder-point/lyon.STEEL`. */
  @IsText({ max: 160 }) cause!: string;
  @Optional() @IsRef('supplier') supplier?: string;
  /** Who asked for it, and so may not approve what is ordered for it. */
  @Optional() @IsText({ max: 120 }) raisedBy?: string;
  @Optional() @IsRef('purchase-order') purchaseOrder?: string;
  /** Other orders of the same award, where it is bought from several. */
  @Optional() @IsRefs('purchase-order') furtherOrders?: readonly string[];
  /** Why nobody needs it any more. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

const answered = ({
  status,
  raised,
  purchaseOrder,
  furtherOrders,
  reason,
}: Requisition): RequisitionAnswer => {
  const { site: _, ...need } = begun(raised);
  const further = furtherOrders.length === 0 ? null : furtherOrders;
  const more = stated({ purchaseOrder, furtherOrders: further, reason });
  return { status: status === 'none' ? 'raised' : status, ...need, ...more };
};

const notFor = (id: string, purchaseOrder: string) =>
  reject(
    'SCM-REQ-ORDER',
    `The order ${purchaseOrder} was not placed for requisition ${id}. Name the requisition when ordering, ` +
      'so that whoever asked for it does not approve it.',
  );

/** The id of no supplier: whoever buys chooses one. */
const NOBODY = 'none';

/** What names a supplier is ordered from it without a person, so that it has to be one to order from. */
const notOrderable = (
  { supplier: id }: Pick<RaiseRequisition, 'supplier'>,
  known: Supplier | undefined,
): Rejection | null => {
  if (id === undefined || known?.status === 'approved') return null;
  const why = known?.status === 'blocked' ? 'is blocked' : 'is not approved';
  const hint = 'Have a buyer approve it, name another one, or name none and leave the choice to the buyer.';
  const detail = `Supplier ${id} ${why}, so that nothing can be ordered from it.`;
  return { ...reject('SCM-REQ-SUPPLIER', detail, { hint }), owner: 'buyer' };
};

/** How the cause of a requisition begins that the stock asked for. */
export const REORDER_POINT = 'reorder-point/';

/** The reorder point of a stock asks for its own item at its own site. */
const elsewhere = ({ cause, site, item }: RaiseRequisition): Rejection | null =>
  cause.startsWith(REORDER_POINT) && cause !== `${REORDER_POINT}${site}.${item}`
    ? reject('SCM-DEMAND', `${cause} is not the reorder point of ${item} at ${site}. Say what it is for.`)
    : null;

type RaisingNeeds = DemandNeeds & {
  readonly item: Need<ItemRow | undefined>;
  readonly calendar: Need<WorkCalendarRow | undefined>;
  readonly seller: Need<Supplier | undefined>;
};

/**
 * What stands against raising it: a day that is over, a supplier to order nothing from, or a cause that is
 * not of the site.
 */
const cannotAsk = (
  command: RaiseRequisition,
  { by, date, known }: Pick<Given<Known<RaisingNeeds>>, 'by' | 'date' | 'known'>,
): Rejection | null =>
  dayIsOver('SCM-REQ-DATE', ['It is needed by', command.needBy], date) ??
  notOrderable(command, known.seller) ??
  elsewhere(command) ??
  cannotBeFor(command.cause, { place: { site: command.site }, by, known });

const NO_NEED: Requisition = {
  ...{ status: 'none', raised: null, purchaseOrder: null, furtherOrders: [], reason: '' },
};

const ordersOf = ({ purchaseOrder, furtherOrders }: Requisition): readonly (string | null)[] => [
  purchaseOrder,
  ...furtherOrders,
];

const isWithdrawn = ({ reason }: Requisition, instead: string): Rejection =>
  reject('SCM-REQ-STATE', `The requisition is withdrawn: ${reason}`, { hint: instead });

export const requisition = decider('requisition', {
  path: 'requisitions',
  opens: 'RaiseRequisition',
  home: 'site',
  commitments: ['RaiseRequisition', 'MarkRequisitionOrdered', 'WithdrawRequisition'],
  commands: { RaiseRequisition, MarkRequisitionOrdered, WithdrawRequisition },
  events: requisitionEvents,
  initial: NO_NEED,
  answers: answers(RequisitionAnswer, answered),
  allow: {
    RaiseRequisition: ['planner', 'buyer', 'site-manager', 'admin'],
    MarkRequisitionOrdered: ['buyer', 'admin'],
    WithdrawRequisition: ['planner', 'buyer', 'site-manager', 'admin'],
  },
  needs: {
    RaiseRequisition: ({ site, item, cause, supplier: id = NOBODY }: RaiseRequisition): RaisingNeeds => ({
      ...demandNeeds(cause),
      item: itemCalled(item),
      calendar: calendarAt(site),
      seller: stateOf(supplier, id),
    }),
    MarkRequisitionOrdered: ({ purchaseOrder: id }: MarkRequisitionOrdered) => ({
      order: named({ name: 'purchase-order', initial: NO_ORDER }, id),
    }),
  },
  decide: {
    RaiseRequisition({ raised }, command, { date, by, known }) {
      const { item: row, calendar } = known;
      const { leadTime = 'P0D', needBy: asked, ...wish } = command;
      if (!row) return unknownItem(command.item);
      const quantity = inUnitOf({ id: command.item, unit: row.unit }, command.quantity, 'SCM-REQ-UNIT');
      if (isRefused(quantity)) return quantity;
      const needBy = asked ?? raised?.needBy ?? leadTimeAfter(date, leadTime, calendar);
      const need = { ...wish, quantity, needBy };
      if (raised === null)
        return (
          cannotAsk(command, { by, date, known }) ?? [
            happened('RequisitionRaised', { ...need, raisedBy: by.id }),
          ]
        );
      const { raisedBy: _, ...said } = raised;
      return saysTheSame(said, need)
        ? []
        : reject('SCM-REQ-STATE', 'This requisition asks for something else; raise a new one.');
    },
    MarkRequisitionOrdered(state, { purchaseOrder }, { id, known: { order } }) {
      if (state.raised === null) return reject('SCM-REQ-STATE', 'There is no such requisition.');
      const { placed = null } = order ?? {};
      if (!placed || !answeredBy(placed).includes(id)) return notFor(id, purchaseOrder);
      if (state.status === 'withdrawn')
        return isWithdrawn(state, `Cancel ${purchaseOrder}, or waive this to keep it.`);
      if (ordersOf(state).includes(purchaseOrder)) return [];
      // Several orders of one award answer it together.
      return state.purchaseOrder === null || placed.requestForQuotation !== undefined
        ? [happened('RequisitionOrdered', { purchaseOrder })]
        : reject('SCM-REQ-STATE', `It is ordered by ${state.purchaseOrder} already.`);
    },
    WithdrawRequisition({ status, raised, purchaseOrder }, { reason }) {
      if (status === 'withdrawn') return [];
      if (purchaseOrder !== null)
        return reject('SCM-REQ-STATE', `It is ordered by ${purchaseOrder}.`, {
          hint: 'Cancel that order instead.',
        });
      const { site, item, quantity, supplier } = begun(raised);
      return [happened('RequisitionWithdrawn', { site, item, quantity, ...present({ supplier }), reason })];
    },
  },
  evolve: {
    RequisitionRaised: (state, raised): Requisition => ({ ...state, status: 'raised', raised }),
    RequisitionOrdered: (state, { purchaseOrder }): Requisition => ({
      ...state,
      status: 'ordered',
      ...(state.purchaseOrder === null
        ? { purchaseOrder }
        : { furtherOrders: [...state.furtherOrders, purchaseOrder] }),
    }),
    RequisitionWithdrawn: (state, { reason }): Requisition => ({ ...state, status: 'withdrawn', reason }),
  },
});
