/** Suppliers and purchase orders as finance needs them: whom and what an invoice may name. */
import { companyEvents } from '@gemba/contracts/events/company';
import { row } from '@gemba/decider/needs';
import { table } from '@gemba/read-model/table';

export type SupplierRow = { readonly status: 'approved' | 'blocked' };

type PurchaseOrderRow = { readonly site: string; readonly supplier: string };

export const supplierTable = table('supplier', {
  events: companyEvents,
  row: {} as SupplierRow,
  on: {
    SupplierApproved: { key: (e) => e.subject, becomes: (): SupplierRow => ({ status: 'approved' }) },
    SupplierBlocked: { key: (e) => e.subject, becomes: (): SupplierRow => ({ status: 'blocked' }) },
  },
});

export const purchaseOrderTable = table('purchase-order', {
  events: companyEvents,
  row: {} as PurchaseOrderRow,
  on: {
    PurchaseOrderPlaced: {
      key: (e) => e.subject,
      becomes: (_, { data: { site, supplier } }) => ({ site, supplier }),
    },
  },
});

export const supplierCalled = (id: string) => row(supplierTable, id);

export const purchaseOrderCalled = (id: string) => row(purchaseOrderTable, id);
