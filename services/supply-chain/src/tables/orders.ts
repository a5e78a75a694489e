/** The purchase orders that a warehouse may report receipts for, by their id. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { PurchaseOrderRow } from './rows.js';

export const purchaseOrderTable = table('purchase-order', {
  events: companyEvents,
  row: {} as PurchaseOrderRow,
  on: {
    PurchaseOrderPlaced: {
      key: (e) => e.subject,
      becomes: (_, { data }) => ({
        site: data.site,
        items: [...new Set(data.lines.map(({ item }) => item))],
      }),
    },
  },
});
