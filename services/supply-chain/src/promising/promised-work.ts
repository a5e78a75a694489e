/**
 * Work and material that lines of a site are promised on and that no order has yet, so that the same hour is
 * not promised twice; the key is the site.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PromisePart, PromisedMaterial, PromisedWork } from '@gemba/contracts/events/supply-chain/sales';
import { table } from '@gemba/read-model/table';

type Promised = {
  readonly work: readonly PromisedWork[];
  readonly materials: readonly PromisedMaterial[];
};
/** By production order that is to be. */
export type PromisedWorkRow = Readonly<Record<string, Promised>>;

/** The production order by which a line is made. */
export const makerOf = (salesOrder: string, line: string): string => `${salesOrder}.${line}`;

/** Hours, or material, are kept for it. */
export const isWork = ({ work, materials }: PromisePart): boolean =>
  work !== undefined || materials !== undefined;

const without = (row: PromisedWorkRow, orders: readonly string[]): PromisedWorkRow | null => {
  const left = Object.entries(row).filter(([order]) => !orders.includes(order));
  return left.length > 0 ? Object.fromEntries(left) : null;
};

type OfLine = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: {
    readonly line: string;
    readonly parts?: readonly PromisePart[];
    readonly anew?: boolean;
  };
};

export const withWork = (
  row: PromisedWorkRow | undefined,
  order: string,
  parts: readonly PromisePart[],
): PromisedWorkRow | null => {
  const own = parts.filter(isWork);
  const others = without(row ?? {}, [order]);
  if (own.length === 0) return others;
  const work = own.flatMap((part) => part.work ?? []);
  return { ...others, [order]: { work, materials: own.flatMap((part) => part.materials ?? []) } };
};

const ofLine = {
  // Most lines are neither made nor were they to be: they do not wait for each other here.
  key: ({ siteId, data: { parts = [], anew } }: OfLine): string | null =>
    parts.some(isWork) || anew === true ? siteId : null,
  becomes: (row: PromisedWorkRow | undefined, { subject, data: { line, parts = [] } }: OfLine) =>
    withWork(row, makerOf(subject, line), parts),
};

export const promisedWork = table('promised-work', {
  events: companyEvents,
  row: {},
  on: {
    SalesOrderPromised: ofLine,
    SalesOrderPromiseBroken: ofLine,
    SalesOrderPromiseRestored: ofLine,
    SalesOrderLineReady: {
      key: ({ siteId, data: { made } }) => (made === true ? siteId : null),
      becomes: (row, { subject, data: { line } }) => without(row ?? {}, [makerOf(subject, line)]),
    },
    SalesOrderLineCancelled: {
      key: ({ siteId }) => siteId,
      becomes: (row, { subject, data: { line } }) => without(row ?? {}, [makerOf(subject, line)]),
    },
    SalesOrderRestCancelled: {
      key: ({ siteId }) => siteId,
      becomes: (row, { subject, data: { line } }) => without(row ?? {}, [makerOf(subject, line)]),
    },
    SalesOrderCancelled: {
      key: ({ siteId }) => siteId,
      becomes: (row, { subject, data: { lines } }) =>
        without(
          row ?? {},
          lines.map(({ line }) => makerOf(subject, line)),
        ),
    },
  },
});
