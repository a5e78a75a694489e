/** Customers as finance needs them: where they are, since tax follows from it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type CustomerRow = {
  readonly name: string;
  readonly currency: string;
  readonly country: string;
  readonly vatId?: string;
};

export const customerTable = table('customer', {
  events: companyEvents,
  row: {} as CustomerRow,
  on: {
    CustomerRegistered: { key: (e) => e.subject, becomes: (_, e) => e.data },
  },
});
