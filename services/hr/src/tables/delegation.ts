/** Which tasks somebody does for somebody else at the moment, so that nobody passes on what was passed on. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import { taskKey } from './assigned-operation.js';

/** Absence → the substitute. */
export type Delegations = Readonly<Record<string, string>>;

const NONE: Delegations = {};

export const delegation = table('delegation', {
  events: companyEvents,
  row: NONE,
  on: {
    TaskDelegated: {
      key: ({ data }) => taskKey(data.order, data.operation),
      becomes: (row, { subject, data: { to } }) => ({ ...row, [subject]: to }),
    },
    DelegationReturned: {
      key: ({ data }) => taskKey(data.order, data.operation),
      becomes: (row = NONE, { subject }) => {
        const { [subject]: _, ...left } = row;
        return Object.keys(left).length === 0 ? null : left;
      },
    },
  },
});
