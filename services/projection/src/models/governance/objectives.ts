/** Objectives as they stand: what serves them, and how far they are. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { ObjectiveRow } from '../../answers/rows/governance.js';

const key = ({ subject }: { readonly subject: string }): string => subject;

type Row = ObjectiveRow;

const changed = (row: Row | undefined, change: Partial<Row>): Row | null =>
  row ? { ...row, ...change } : null;

const isOther = (one: Row['links'][number], other: Row['links'][number]): boolean =>
  one.kind !== other.kind || one.ref !== other.ref;

export const objectives = table<typeof companyEvents, Row>('objectives', {
  events: companyEvents,
  row: {} as Row,
  on: {
    ObjectiveSet: {
      key,
      becomes: (_, { subject, siteId, data: { title, level, owner, from, due, ...data } }) => ({
        ...{ id: subject, title, level, site: siteId, owner, from, due, weights: [], links: [] },
        ...{ parent: data.parent ?? null, kpi: data.kpi ?? null },
        ...{ baseline: data.baseline ?? null, target: data.target ?? null },
        ...{ value: null, progress: null, measuredAt: null, verdict: null, status: 'open', outcome: null },
      }),
    },
    ObjectiveRevised: {
      key,
      becomes: (row, { data: { due, target = row?.target ?? null, owner = row?.owner ?? '' } }) =>
        changed(row, { due, target, owner }),
    },
    ObjectiveCascaded: { key, becomes: (row, { data: { weights } }) => changed(row, { weights }) },
    ObjectiveLinked: {
      key,
      becomes: (row, { data }) => changed(row, { links: [...(row?.links ?? []), data] }),
    },
    ObjectiveUnlinked: {
      key,
      becomes: (row, { data }) =>
        changed(row, { links: row?.links.filter((each) => isOther(each, data)) ?? [] }),
    },
    ObjectiveMeasured: {
      key,
      becomes: (row, { data: { value = null, progress, measuredAt } }) =>
        changed(row, { value, progress, measuredAt }),
    },
    ObjectiveReviewed: { key, becomes: (row, { data: { verdict } }) => changed(row, { verdict }) },
    ObjectiveClosed: {
      key,
      becomes: (row, { data: { outcome } }) => changed(row, { status: 'closed', outcome }),
    },
  },
});
