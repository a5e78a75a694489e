/** Which production orders there are, where, how far, and what they need. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Component } from '@gemba/contracts/events/production/execution';
import { table } from '@gemba/read-model/table';
import type { ProductionOrderRow } from './rows.js';

const needsOf = ({ components }: { readonly components: readonly Component[] }) =>
  components.map(({ item, operation, quantity }) => ({ item, operation, quantity }));

const becomes = (status: ProductionOrderRow['status']) => ({
  key: (e: { readonly subject: string }) => e.subject,
  becomes: (before: ProductionOrderRow | undefined): ProductionOrderRow | null =>
    before ? { ...before, status } : null,
});

export const productionOrderTable = table('production-order', {
  events: companyEvents,
  row: {} as ProductionOrderRow,
  on: {
    ProductionOrderCreated: {
      key: (e) => e.subject,
      becomes: (_, { data }): ProductionOrderRow => ({
        site: data.site,
        status: 'planned',
        needs: needsOf(data),
      }),
    },
    ProductionOrderQuantityChanged: {
      key: (e) => e.subject,
      becomes: (before, { data }) => (before ? { ...before, needs: needsOf(data) } : null),
    },
    ComponentSubstituted: {
      key: (e) => e.subject,
      becomes: (before, { data }) => (before ? { ...before, needs: needsOf(data) } : null),
    },
    BillVersionAdopted: {
      key: (e) => e.subject,
      becomes: (before, { data }) => (before ? { ...before, needs: needsOf(data) } : null),
    },
    MaterialRefused: {
      key: (e) => e.subject,
      becomes: (before, { data: { item, lot, quantity } }) =>
        before ? { ...before, refused: [...(before.refused ?? []), { item, lot, quantity }] } : null,
    },
    ProductionOrderReleased: becomes('released'),
    ProductionOrderHeld: becomes('held'),
    ProductionOrderResumed: becomes('released'),
    ProductionOrderCompleted: becomes('completed'),
    ProductionOrderClosed: becomes('closed'),
    ProductionOrderCancelled: becomes('cancelled'),
  },
});
