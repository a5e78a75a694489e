/** Who works for the company, for what somebody is asked to see to. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

/** The last day is empty while employed without an end. */
export type PersonRow = { readonly name: string; readonly lastDay: string };

export const person = table('person', {
  events: companyEvents,
  row: {} as PersonRow,
  on: {
    EmployeeHired: {
      key: (e) => e.subject,
      becomes: (_, { data: { name } }) => ({ name, lastDay: '' }),
    },
    EmployeeLeft: {
      key: (e) => e.subject,
      becomes: (row, { data: { lastDay } }) => (row ? { ...row, lastDay } : null),
    },
  },
});
