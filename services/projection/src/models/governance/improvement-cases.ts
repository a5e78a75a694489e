/** Improvement cases with what was measured before and after. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { MeasuredEffect } from '@gemba/contracts/events/improvement';
import { table } from '@gemba/read-model/table';
import type { ImprovementCaseRow } from '../../answers/rows/governance.js';

const key = ({ subject }: { readonly subject: string }): string => subject;

type Row = ImprovementCaseRow;

const changed = (row: Row | undefined, change: Partial<Row>): Row | null =>
  row ? { ...row, ...change } : null;

const measured = ({ mean, difference, low, high, verdict }: MeasuredEffect) => ({
  ...{ mean, difference, verdict, low: low ?? null, high: high ?? null },
});

const unmeasured = { mean: null, difference: null, low: null, high: null, verdict: null };

export const improvementCases = table<typeof companyEvents, Row>('improvement-cases', {
  events: companyEvents,
  row: {} as Row,
  on: {
    ImprovementOpened: {
      key,
      becomes: (_, { subject, siteId, occurredAt, data }) => ({
        ...{ id: subject, title: data.title, kpi: data.kpi, site: siteId, owner: data.owner, status: 'open' },
        ...{ baselineFrom: data.baselineFrom, baselineTo: data.baselineTo, baseline: null },
        ...{ effectFrom: null, effectTo: null, ...unmeasured, openedAt: occurredAt, closedAt: null },
      }),
    },
    ImprovementBaselined: { key, becomes: (row, { data: { mean } }) => changed(row, { baseline: mean }) },
    EffectPlanned: {
      key,
      becomes: (row, { data: { from, to } }) =>
        changed(row, { status: 'checking', effectFrom: from, effectTo: to, ...unmeasured }),
    },
    ImprovementVerified: {
      key,
      becomes: (row, { data }) => changed(row, { status: 'verified', ...measured(data) }),
    },
    ImprovementClosed: {
      key,
      becomes: (row, { occurredAt: closedAt }) => changed(row, { status: 'closed', closedAt }),
    },
    ImprovementReopened: {
      key,
      becomes: (row, { data }) => changed(row, { status: 'open', closedAt: null, ...measured(data) }),
    },
  },
});
