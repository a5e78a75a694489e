/** What the plan knows of items: what they are, how each site plans them, what they are made of. */
import { companyEvents } from '@gemba/contracts/events/company';
import type {
  BillOfMaterialsReleased,
  ItemRegistered,
  PlanningPolicySetV2,
} from '@gemba/contracts/events/production/definition';
import { table } from '@gemba/read-model/table';

export type PlannedItemRow = Partial<Pick<ItemRegistered, 'kind' | 'unit'>> & {
  /** By site. */
  readonly policies: Readonly<Record<string, PlanningPolicySetV2>>;
};

export const plannedItemTable = table('planned-item', {
  events: companyEvents,
  row: {} as PlannedItemRow,
  on: {
    ItemRegistered: {
      key: (e) => e.subject,
      becomes: (row, { data: { kind, unit } }) => ({ policies: {}, ...row, kind, unit }),
    },
    PlanningPolicySet: {
      key: (e) => e.subject,
      becomes: (row, { data }) => ({ ...row, policies: { ...row?.policies, [data.site]: data } }),
    },
  },
});

/** All released versions, in the order of their release. */
export type PlannedBomRow = { readonly versions: readonly Omit<BillOfMaterialsReleased, 'item'>[] };

export const plannedBomTable = table('planned-bom', {
  events: companyEvents,
  row: {} as PlannedBomRow,
  on: {
    BillOfMaterialsReleased: {
      key: (e) => e.subject,
      becomes: (row, { data: { item: _, ...version } }) => ({
        versions: [...(row?.versions ?? []), version],
      }),
    },
  },
});

export const plannedRoutingTable = table('planned-routing', {
  events: companyEvents,
  row: {} as { readonly version: number },
  on: {
    RoutingReleased: { key: (e) => e.subject, becomes: (_, { data: { version } }) => ({ version }) },
  },
});
