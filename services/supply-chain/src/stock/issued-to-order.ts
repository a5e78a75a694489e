/** What of an item left stock for a production order, so that no more is taken than the order takes. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { StockIssued, StockPurpose } from '@gemba/contracts/events/supply-chain/stock';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Component } from '@gemba/measures/issue';
import { neededBy, overIssue } from '@gemba/measures/issue';
import type { Quantity } from '@gemba/measures/quantity';
import { plus } from '@gemba/measures/quantity';
import { same } from '@gemba/decider/same';
import { table } from '@gemba/read-model/table';
import type { ProductionOrderRow } from '../tables/rows.js';

type Issued = { readonly lot: string; readonly quantity: Quantity; readonly line?: string };
export type IssuedRow = { readonly issues: readonly Issued[] };

export const issuedKey = (order: string, item: string): string => `${order}/${item}`;

export const issuedToOrder = table('issued-to-order', {
  events: companyEvents,
  row: {} as IssuedRow,
  on: {
    StockIssued: {
      key: ({ data: { purpose, item } }: { readonly data: StockIssued }) =>
        purpose.kind === 'production-order' ? issuedKey(purpose.id, item) : null,
      becomes: (before, { data: { lot, quantity, purpose } }): IssuedRow => ({
        issues: [
          ...(before?.issues ?? []),
          { lot, quantity, ...(purpose.line === undefined ? {} : { line: purpose.line }) },
        ],
      }),
    },
  },
});

const WHOLE = /^[1-9]\d*$/;

/** The operation that a line of a purpose names; a line that is no number names none. */
export const operationOf = ({ line = '' }: Pick<StockPurpose, 'line'>): number | undefined =>
  WHOLE.test(line) ? Number(line) : undefined;

type Taking = { readonly item: string; readonly quantity: Quantity; readonly purpose: StockPurpose };

/** What the order took of what left for it: all but what it refused. */
const taken = (item: string, { issues }: IssuedRow, { refused = [] }: ProductionOrderRow) => {
  const back = refused.filter((each) => each.item === item).map(({ lot, quantity }) => ({ lot, quantity }));
  return issues.filter(({ lot, quantity }) => {
    const at = back.findIndex((each) => same(each, { lot, quantity }));
    if (at >= 0) back.splice(at, 1);
    return at < 0;
  });
};

/** Production takes its need and a tolerance into each operation: stock hands out no more than that. */
export const moreThanNeeded = (
  { item, quantity, purpose }: Taking,
  order: ProductionOrderRow,
  row: IssuedRow = { issues: [] },
): Rejection | null => {
  let components: readonly Component[] = order.needs.map((need) => ({
    ...need,
    issued: { value: '0', unit: need.quantity.unit },
  }));
  for (const issue of taken(item, row, order)) {
    const into = neededBy(components, { item, operation: operationOf(issue) });
    components = components.map((each) =>
      each === into ? { ...each, issued: plus(each.issued, issue.quantity) } : each,
    );
  }
  const into = neededBy(components, { item, operation: operationOf(purpose) });
  const over = into && overIssue(into, quantity);
  if (!over) return null;
  const { actual, limit } = over;
  const detail =
    `Production order ${purpose.id} needs ${into.quantity.value} ${limit.unit} of ${item} in operation ` +
    `${String(into.operation)} and has ${into.issued.value}; with this it would have ${actual.value}, ` +
    `at most ${limit.value} may be. Take less.`;
  const violated = { rule: 'need + 5 %', actual: actual.value, limit: limit.value, unit: limit.unit };
  return reject('SCM-ISSUE-OVER', detail, { violated });
};
