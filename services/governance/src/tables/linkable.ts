/** What work and spending can be for: items, machines, cost centres, and whom the company deals with. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { LinkKind } from '@gemba/contracts/events/objective';
import { table } from '@gemba/read-model/table';

export const linkKey = (kind: LinkKind, ref: string): string => `${kind} ${ref}`;

type Row = { readonly known: true };
const known = (): Row => ({ known: true });

export const linkable = table('linkable', {
  events: companyEvents,
  row: {} as Row,
  on: {
    ItemRegistered: { key: ({ subject }) => linkKey('item', subject), becomes: known },
    EquipmentRegistered: { key: ({ subject }) => linkKey('work-unit', subject), becomes: known },
    EmployeeHired: { key: ({ data }) => linkKey('cost-centre', data.costCentre), becomes: known },
    SupplierApproved: { key: ({ subject }) => linkKey('partner', subject), becomes: known },
    CustomerRegistered: { key: ({ subject }) => linkKey('partner', subject), becomes: known },
  },
});
