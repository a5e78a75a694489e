/** Which counts of a site are not over: a lot is counted by one at a time, so that it is corrected once. */
import { stockCountEvents } from '@gemba/contracts/events/supply-chain/counts';
import type { StockCountPlanned } from '@gemba/contracts/events/supply-chain/counts';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

type Counting = Pick<StockCountPlanned, 'item' | 'lots'>;
export type OpenCounts = Readonly<Record<string, Counting>>;

const NONE: OpenCounts = {};
const site = ({ siteId }: { readonly siteId: string | null }): string | null => siteId;

const over = {
  key: site,
  becomes: (row: OpenCounts | undefined, { subject }: { readonly subject: string }): OpenCounts =>
    Object.fromEntries(Object.entries(row ?? NONE).filter(([id]) => id !== subject)),
};

export const openCounts = table('open-counts', {
  events: stockCountEvents,
  row: NONE,
  on: {
    StockCountPlanned: {
      key: site,
      becomes: (row, { subject, data: { item, lots } }): OpenCounts => ({
        ...row,
        [subject]: { item, lots },
      }),
    },
    StockCountApproved: over,
    StockCountCancelled: over,
  },
});

const namesOf = ({ lots }: Counting) => new Set(lots.map(({ lot }) => lot));

/** Refuses to count a lot that another count is about. */
export const countedElsewhere = (
  counting: Counting,
  [id, open]: readonly [id: string, open: OpenCounts | undefined],
): Rejection | null => {
  const lots = namesOf(counting);
  for (const [other, about] of Object.entries(open ?? NONE)) {
    const twice = about.item === counting.item && [...namesOf(about)].find((lot) => lots.has(lot));
    if (other !== id && twice)
      return reject(
        'SCM-CNT-OPEN',
        `Lot ${twice} is being counted by ${other}; finish or cancel that first.`,
      );
  }
  return null;
};
