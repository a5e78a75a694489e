/**
 * The tables that every service keeps from governance: sites, legal entities, decision rights and operating
 * modes.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { SiteFacts } from '@gemba/decider/decider';
import { table } from '@gemba/read-model/table';
import type { DecisionRight, ModesOfTopic, RightsOfTopic } from './rights.js';
import { withChange, withoutDelegation } from './rights.js';

/** A site with what its business day and its books need. */
export type SiteRow = SiteFacts & {
  readonly name: string;
  readonly dayStart: string;
  readonly gln?: string;
  readonly country?: string;
};

export type LegalEntityRow = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly country: string;
};

export const siteTable = table('site', {
  events: companyEvents,
  row: {} as SiteRow,
  on: {
    SiteRegistered: { key: (e) => e.subject, becomes: (_, e) => ({ id: e.subject, ...e.data }) },
  },
});

export const legalEntityTable = table('legal-entity', {
  events: companyEvents,
  row: {} as LegalEntityRow,
  on: {
    LegalEntityRegistered: { key: (e) => e.subject, becomes: (_, e) => ({ id: e.subject, ...e.data }) },
  },
});

/** Rights of several streams share the row of their topic; each touches only its own, and ids order them. */
const changed = (
  row: RightsOfTopic | undefined,
  id: string,
  change: (right: DecisionRight) => DecisionRight,
): RightsOfTopic => ({
  rights: (row?.rights ?? []).map((right) =>
    right.id === id ? { ...change(right), version: right.version + 1 } : right,
  ),
});

const granted = (row: RightsOfTopic | undefined, right: DecisionRight): RightsOfTopic => {
  const before = row?.rights.find(({ id }) => id === right.id);
  const others = (row?.rights ?? []).filter(({ id }) => id !== right.id);
  const again = { ...right, delegations: before?.delegations ?? [], version: (before?.version ?? 0) + 1 };
  return { rights: [...others, again].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
};

export const decisionRightTable = table('decision-right', {
  events: companyEvents,
  row: {} as RightsOfTopic,
  on: {
    DecisionRightGranted: {
      key: (e) => e.data.topic,
      becomes: (row, e) => granted(row, { id: e.subject, ...e.data, delegations: [], version: 0 }),
    },
    DecisionRightDelegated: {
      key: (e) => e.data.topic ?? null,
      becomes: (row, { subject, data: { topic: _, from, ...data }, occurredAt }) =>
        changed(row, subject, (right) => {
          const delegation = { ...data, from: from ?? right.holderRole, since: occurredAt };
          return { ...right, delegations: [...right.delegations, delegation] };
        }),
    },
    DecisionRightDelegationWithdrawn: {
      key: (e) => e.data.topic,
      becomes: (row, { subject, data }) =>
        changed(row, subject, (right) => ({
          ...right,
          delegations: withoutDelegation(right.delegations, right.holderRole, data),
        })),
    },
    DecisionRightSuspended: {
      key: (e) => e.data.topic ?? null,
      becomes: (row, e) => changed(row, e.subject, (right) => ({ ...right, stoppedAt: e.occurredAt })),
    },
    DecisionRightRevoked: {
      key: (e) => e.data.topic ?? null,
      becomes: (row, e) => changed(row, e.subject, (right) => ({ ...right, stoppedAt: e.occurredAt })),
    },
  },
});

export const operatingModeTable = table('operating-mode', {
  events: companyEvents,
  row: {} as ModesOfTopic,
  on: {
    OperatingModeChanged: {
      key: (e) => `${e.data.topic}.${e.data.site}`,
      becomes: (row, { data: { mode, effectiveFrom } }) => withChange(row, { mode, effectiveFrom }),
    },
  },
});
