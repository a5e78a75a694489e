/**
 * A return authorisation lets a customer send back a line of a shipment; what comes is graded, and disposed
 * of.
 *
 *   none ──authorise──▶ authorised ──receive, until all came──▶ received ──grade, decide on all──▶ settled
 *                           ├──cancel | expire, nothing came──▶ cancelled | expired
 *                           └──close | expire, part came──▶ closed | expired ──grade, decide──▶ settled
 */
import {
  DISPOSITIONS,
  RETURN_GRADES,
  RETURN_REASONS,
  returnAuthorisationEvents,
} from '@gemba/contracts/events/supply-chain/returns';
import type {
  DispositionKind,
  ReturnGrade,
  ReturnReason,
} from '@gemba/contracts/events/supply-chain/returns';
import { IsId, IsOneOf, IsQuantity, IsRef, IsText, IsWhole, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { named, registered, rightTo, stateOf } from '@gemba/decider/needs';
import { plusDays } from '@gemba/measures/period';
import type { Quantity } from '@gemba/measures/quantity';
import { present, saysTheSame } from '../facts/facts.js';
import { inUnitOf } from '../facts/quantities.js';
import { lineOf } from '../orders/order-lines.js';
import { customer } from '../selling/customer.js';
import { salesOrder } from '../selling/sales-order.js';
import { shipment } from '../selling/shipment.js';
import { inClosedMonth, monthOf } from '../tables/known.js';
import { ReturnAuthorisationAnswer, returnAnswer } from './answer.js';
import { NOT_THERE, disposition, inUnit, withdrawn, worthOf } from './deciding.js';
import { waysNeeds, waysOf } from './disposing.js';
import { cannotComeBack, cannotEnd, cannotGrade, cannotReceive, deliveredTo } from './return-limits.js';
import type { ReturnAuthorisation } from './return-state.js';
import { NO_RETURN, outstanding, returnFolds } from './return-state.js';
import { USUAL_TERMS, VALID_DAYS } from './return-terms.js';
import { returnable, returnableKey } from './returnable.js';

export class AuthoriseReturn {
  @IsRef('site') site!: string;
  /** Who sends it back. */
  @IsRef('customer') customer!: string;
  @IsRef('shipment') shipment!: string;
  /** The line of the sales order, and the lot or serial number, that were delivered. */
  @IsId() line!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(RETURN_REASONS) reason!: ReturnReason;
  @Optional() @IsText({ lines: true }) note?: string;
}
export class CancelReturnAuthorisation {
  @IsText({ lines: true }) reason!: string;
}
/** Part of it came, and the rest will not. */
export class CloseReturnAuthorisation {
  @IsText({ lines: true }) reason!: string;
}
export class ExpireReturnAuthorisation {}
export class ReceiveReturn {
  /** The lot or serial number on the goods. */
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class GradeReturn {
  @IsOneOf(RETURN_GRADES) grade!: ReturnGrade;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What was found, on which the grade stands. */
  @IsText({ lines: true }) findings!: string;
}
/** It goes where it brings most, as far as programs may decide that. */
export class FollowReturnPolicy {
  @IsWhole({ min: 1 }) part!: number;
}
export class DecideReturnDisposition {
  @IsWhole({ min: 1 }) part!: number;
  /** What brings most when absent, over several ways where one does not take all. */
  @Optional() @IsOneOf(DISPOSITIONS) kind?: DispositionKind;
  /** All of the part that is not decided on when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  /** Why another way than the one that brings most. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

/** The order that was to make it good again is cancelled, and nobody had begun. */
export class WithdrawDisposition {
  @IsId() order!: string;
  @IsText({ lines: true }) reason!: string;
}

/** The goods without why and until when they may come. */
const goodsOf = (authorised: ReturnAuthorisation['goods']) => {
  if (authorised === null) return null;
  const { until: _, reason: __, note: ___, ...goods } = authorised;
  return goods;
};

const RIGHT = 'return-disposition';

const decidingNeeds = (about: About<ReturnAuthorisation>) => ({
  ...waysNeeds(about.state.goods, about.date),
  month: monthOf(about),
});

/** What is not coming any more, to whoever may be authorised to send it instead. */
const notComing = (state: ReturnAuthorisation) => {
  const { shipment: id = '', line = '', lot = '', quantity } = state.goods ?? {};
  return { shipment: id, line, lot, quantity: { value: outstanding(state), unit: quantity?.unit ?? '' } };
};

export const returnAuthorisation = decider('return-authorisation', {
  path: 'return-authorisations',
  opens: 'AuthoriseReturn',
  home: 'site',
  commitments: ['AuthoriseReturn'],
  commands: {
    AuthoriseReturn,
    CancelReturnAuthorisation,
    CloseReturnAuthorisation,
    ExpireReturnAuthorisation,
    ReceiveReturn,
    GradeReturn,
    FollowReturnPolicy,
    DecideReturnDisposition,
    WithdrawDisposition,
  },
  events: returnAuthorisationEvents,
  initial: NO_RETURN,
  answers: answers(ReturnAuthorisationAnswer, returnAnswer),
  allow: {
    AuthoriseReturn: ['planner', 'site-manager', 'admin'],
    CancelReturnAuthorisation: ['planner', 'site-manager', 'admin'],
    CloseReturnAuthorisation: ['planner', 'site-manager', 'admin'],
    ExpireReturnAuthorisation: [],
    ReceiveReturn: ['warehouse', 'site-manager', 'admin'],
    GradeReturn: ['quality-inspector', 'admin'],
    FollowReturnPolicy: [],
    DecideReturnDisposition: ['planner', 'quality-inspector', 'site-manager', 'admin'],
    WithdrawDisposition: [],
  },
  needs: {
    AuthoriseReturn: ({ customer: buyer, shipment: id, line, lot }: AuthoriseReturn) => ({
      shipment: named(shipment, id),
      buyer: stateOf(customer, buyer),
      delivered: registered(returnable, returnableKey({ shipment: id, line, lot })),
    }),
    ReceiveReturn: (_: ReceiveReturn, about: About<ReturnAuthorisation>) => ({
      order: stateOf(salesOrder, about.state.goods?.salesOrder ?? ''),
      month: monthOf(about),
    }),
    GradeReturn: (_: GradeReturn, { state, date }: About<ReturnAuthorisation>) =>
      waysNeeds(state.goods, date),
    FollowReturnPolicy: (command: FollowReturnPolicy, about: About<ReturnAuthorisation>) => ({
      ...decidingNeeds(about),
      right: rightTo(RIGHT, worthOf(command, about.state), { roles: ['automation'] }),
    }),
    DecideReturnDisposition: (command: DecideReturnDisposition, about: About<ReturnAuthorisation>) => ({
      ...decidingNeeds(about),
      right: rightTo(RIGHT, worthOf(command, about.state)),
    }),
  },
  decide: {
    AuthoriseReturn({ goods: before }, command, { date, known }) {
      const { site, customer: buyer, shipment: id, line, lot, reason, note } = command;
      const of = deliveredTo(command, { shipment: known.shipment, row: known.delivered });
      if (isRefused(of)) return of;
      const { item, salesOrder: order, delivered } = of;
      const quantity = inUnitOf({ id: item, unit: delivered.unit }, command.quantity, 'SCM-RET-UNIT');
      if (isRefused(quantity)) return quantity;
      const terms = known.buyer?.returnTerms ?? USUAL_TERMS;
      const whose = { site, customer: buyer, salesOrder: order, shipment: id, line, item, lot };
      const what = { ...whose, quantity, reason, ...present({ note }) };
      if (before) {
        const { until: _, creditedOn: __, ...said } = before;
        return saysTheSame(said, what)
          ? []
          : reject(
              'SCM-RET-STATE',
              'A return with this id is authorised with other content. Choose another id.',
            );
      }
      const no = cannotComeBack(of, { quantity, terms, date });
      const until = plusDays(date, VALID_DAYS);
      return no ?? [happened('ReturnAuthorised', { ...what, creditedOn: terms.creditedOn, until })];
    },
    CancelReturnAuthorisation(state, { reason }) {
      if (state.status === 'cancelled') return [];
      const no = cannotEnd(state, 'cancelled');
      return no ?? [happened('ReturnAuthorisationCancelled', { ...notComing(state), reason })];
    },
    CloseReturnAuthorisation(state, { reason }) {
      if (state.status === 'closed') return [];
      const no = cannotEnd(state, 'closed');
      return no ?? [happened('ReturnAuthorisationClosed', { ...notComing(state), reason })];
    },
    ExpireReturnAuthorisation(state) {
      return state.status === 'authorised' ? [happened('ReturnAuthorisationExpired', notComing(state))] : [];
    },
    ReceiveReturn(state, { lot, quantity: said }, given) {
      const quantity = inUnit(state, said);
      if (isRefused(quantity)) return quantity;
      const { date, known } = given;
      const no = cannotReceive(state, { lot, quantity, date }) ?? inClosedMonth(known.month, given);
      if (no) return no;
      const goods = goodsOf(state.goods);
      const price = known.order && lineOf(known.order, goods?.line ?? '')?.price;
      if (!goods || !price) return NOT_THERE;
      const receipt = state.receipts + 1;
      return [happened('ReturnReceived', { ...goods, quantity, receipt, receivedOn: date, price })];
    },
    GradeReturn(state, { grade, quantity: said, findings }, { at, date, known }) {
      const quantity = inUnit(state, said);
      if (isRefused(quantity)) return quantity;
      const no = cannotGrade(state, { quantity, at });
      if (no) return no;
      const goods = goodsOf(state.goods);
      if (!goods) return NOT_THERE;
      const options = [...waysOf(goods, { grade, quantity }, { known, date })];
      const part = state.parts.length + 1;
      const what = { quantity, part, receivedOn: state.receivedOn, grade, findings, options };
      return [happened('ReturnGraded', { ...goods, ...what })];
    },
    FollowReturnPolicy(state, command, given) {
      return disposition(state, command, given);
    },
    DecideReturnDisposition(state, command, given) {
      return disposition(state, command, given);
    },
    WithdrawDisposition(state, command) {
      return withdrawn(state, command);
    },
  },
  evolve: returnFolds,
});
