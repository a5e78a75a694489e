/** What a change may touch, beside what planning keeps: open orders by version, and lots asked for. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Quantity } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

type Open = {
  readonly site: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly due: string;
};

export type OpenOrderRow = Open & {
  /** Of its bill; 0 where it has none. */
  readonly bomVersion: number;
  readonly routingVersion: number;
  /** The business date by which its bills were chosen. */
  readonly explodedOn: string;
};

type About = { readonly subject: string };
const key = ({ subject }: About): string => subject;
const over = { key, becomes: () => null };

export const openOrderTable = table('open-order-version', {
  events: companyEvents,
  row: {} as OpenOrderRow,
  on: {
    ProductionOrderCreated: {
      key,
      becomes: (_, { businessDate, data }): OpenOrderRow => {
        const { site, item, quantity, due, bomVersion = 0, routingVersion } = data;
        return { site, item, quantity, due, bomVersion, routingVersion, explodedOn: businessDate };
      },
    },
    ProductionOrderRescheduled: {
      key,
      becomes: (row, { data: { to } }) => (row ? { ...row, due: to } : null),
    },
    ProductionOrderQuantityChanged: {
      key,
      becomes: (row, { data: { to } }) => (row ? { ...row, quantity: to } : null),
    },
    BillVersionAdopted: {
      key,
      becomes: (row, { businessDate, data: { to } }) =>
        row ? { ...row, bomVersion: to, explodedOn: businessDate } : null,
    },
    ProductionOrderCompleted: over,
    ProductionOrderClosed: over,
    ProductionOrderCancelled: over,
  },
});

/** A new lot that planning asks for, and that nobody has applied or dismissed. */
export const proposedLotTable = table('proposed-lot', {
  events: companyEvents,
  row: {} as Open,
  on: {
    PlanningActionRaised: {
      key,
      becomes: (_, { data: { site, item, quantity, due, action } }): Open | null =>
        action === 'make' || action === 'order' ? { site, item, quantity, due } : null,
    },
    PlanningActionApplied: over,
    PlanningActionDismissed: over,
    PlanningActionWithdrawn: over,
  },
});
