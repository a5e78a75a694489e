/** How long the planner says that an item takes to come at a site; the key is `<site>.<item>`. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type LeadTimeRow = { readonly leadTime: string };

export const leadTimeTable = table('lead-time', {
  events: companyEvents,
  row: {} as LeadTimeRow,
  on: {
    PlanningPolicySet: {
      key: ({ subject, data: { site } }) => `${site}.${subject}`,
      becomes: (_, { data: { leadTime } }): LeadTimeRow => ({ leadTime }),
    },
  },
});
