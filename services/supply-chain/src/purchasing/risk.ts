/** What is open of an order whose supplier was blocked, and whom it was bought for. */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import { happened } from '@gemba/decider/decision';
import { reached } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import type { Requisitions } from './order-needs.js';
import type { PurchaseOrder } from './order-state.js';
import { stillOpen } from './order-state.js';
import { answeredBy } from './ordered-requisition.js';
import { requisition } from './requisition.js';

/** All that an order answers. */
export const requisitionsFor = (placed: PurchaseOrderPlaced | null) =>
  reached(requisition, placed ? answeredBy(placed) : [], (): readonly string[] => []);

const demandsOf = (placed: PurchaseOrderPlaced, known: Requisitions | undefined) =>
  answeredBy(placed).flatMap((id) => {
    const cause = entry(known ?? {}, id)?.raised?.cause;
    return cause === undefined ? [] : [{ requisition: id, cause }];
  });

const isOpen = ({ status }: PurchaseOrder): boolean => status === 'waiting' || status === 'approved';

/** At risk while there is a reason and something is open; nothing to say where it is so already. */
export const riskOf = (order: PurchaseOrder, reason: string | undefined, known: Requisitions | undefined) => {
  const { placed, atRisk } = order;
  if (placed === null || atRisk === (reason ?? '')) return [];
  const { site, supplier } = placed;
  if (reason === undefined) return [happened('PurchaseOrderNoLongerAtRisk', { site, supplier })];
  const open = stillOpen(order);
  return isOpen(order) && open.length > 0
    ? [
        happened('PurchaseOrderPutAtRisk', {
          site,
          supplier,
          reason,
          open,
          demands: demandsOf(placed, known),
        }),
      ]
    : [];
};
