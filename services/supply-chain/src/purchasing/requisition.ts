/**
 * A requisition says what a site needs to have bought, until an order answers it.
 *
 *   none ──raise──▶ raised ──mark ordered──▶ ordered
 */
import { requisitionEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { IsId, IsPlainDate, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { saysTheSame } from '../facts/facts.js';

export class RaiseRequisition {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  /** What made it necessary, for example `reorder-point/lyon.STEEL`. */
  @IsText({ max: 160 }) cause!: string;
  @Optional() @IsId() supplier?: string;
}
export class MarkRequisitionOrdered {
  @IsId() purchaseOrder!: string;
}

type Requisition = { readonly raised: RaiseRequisition | null; readonly purchaseOrder: string | null };

const NO_NEED: Requisition = { raised: null, purchaseOrder: null };

export const requisition = decider('requisition', {
  path: 'requisitions',
  opens: 'RaiseRequisition',
  home: 'site',
  commands: { RaiseRequisition, MarkRequisitionOrdered },
  events: requisitionEvents,
  initial: NO_NEED,
  allow: {
    RaiseRequisition: ['planner', 'buyer', 'site-manager', 'admin'],
    MarkRequisitionOrdered: ['buyer', 'admin'],
  },
  decide: {
    RaiseRequisition({ raised }, command) {
      if (raised === null) return [happened('RequisitionRaised', { ...command })];
      return saysTheSame(raised, command)
        ? []
        : reject('SCM-REQ-STATE', 'This requisition asks for something else; raise a new one.');
    },
    MarkRequisitionOrdered(state, { purchaseOrder }) {
      if (state.raised === null) return reject('SCM-REQ-STATE', 'There is no such requisition.');
      if (state.purchaseOrder === null) return [happened('RequisitionOrdered', { purchaseOrder })];
      return state.purchaseOrder === purchaseOrder
        ? []
        : reject('SCM-REQ-STATE', `It is ordered by ${state.purchaseOrder} already.`);
    },
  },
  evolve: {
    RequisitionRaised: (state, raised): Requisition => ({ ...state, raised }),
    RequisitionOrdered: (state, { purchaseOrder }): Requisition => ({ ...state, purchaseOrder }),
  },
});
