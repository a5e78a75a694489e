/** How an item is made: what it takes, and which work. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { BomLine, RoutingOperation } from '@gemba/contracts/events/production/definition';
import { table } from '@gemba/read-model/table';

type Bill = {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly base: string;
  readonly lines: readonly Pick<BomLine, 'item' | 'quantity' | 'scrapFraction'>[];
};
/** All versions, the latest last. */
export type BillRow = { readonly versions: readonly Bill[] };

export const billTable = table('bill-of-materials', {
  events: companyEvents,
  row: {} as BillRow,
  on: {
    BillOfMaterialsReleased: {
      key: ({ data: { item } }) => item,
      becomes: (row, { data: { version, effectiveFrom, base, lines } }): BillRow => ({
        versions: [
          ...(row?.versions ?? []),
          {
            ...{ version, effectiveFrom, base: base.value },
            lines: lines
              .filter(({ phantom }) => phantom !== true)
              .map(({ item, quantity, scrapFraction }) => ({ item, quantity, scrapFraction })),
          },
        ].toSorted((a, b) => a.version - b.version),
      }),
    },
  },
});

export type WorkOperation = Pick<
  RoutingOperation,
  'sequence' | 'workCenter' | 'setup' | 'runPerUnit' | 'skill'
>;
export type RoutingRow = { readonly version: number; readonly operations: readonly WorkOperation[] };

export const routingTable = table('routing', {
  events: companyEvents,
  row: {} as RoutingRow,
  on: {
    RoutingReleased: {
      key: ({ data: { item } }) => item,
      becomes: (row, { data: { version, operations } }): RoutingRow =>
        row && row.version > version
          ? row
          : {
              version,
              operations: operations
                .map(({ sequence, workCenter, setup, runPerUnit, skill }) => ({
                  ...{ sequence, workCenter, setup, runPerUnit, skill },
                }))
                .toSorted((a, b) => a.sequence - b.sequence),
            },
    },
  },
});

/** The lines by which an item is made on a day: of the latest version that holds by then. */
export const billOn = (row: BillRow | undefined, date: string): Bill | undefined =>
  row?.versions.findLast(({ effectiveFrom }) => effectiveFrom <= date);
