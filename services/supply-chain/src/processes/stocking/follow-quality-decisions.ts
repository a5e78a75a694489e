/**
 * Quality decides, stock follows: what is accepted becomes available, held lots are held, and are free again
 * when their last hold is lifted.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero } from '@gemba/measures/quantity';
import { present } from '../../facts/facts.js';
import { stockItem } from '../../stock/stock-item.js';

type Lot = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  /** The part that the decision is about; all of it when absent. */
  readonly quantity?: Quantity;
};

const stockOf = ({ site, item }: Lot): string => `${site}.${item}`;
const about = ({ data }: { readonly data: Lot }): string => `${stockOf(data)}.${data.lot}`;

/** What was held, used or taken out in the meantime is not released; the later decision stands. */
const release = (of: Lot, from: 'inspection' | 'hold', reason: string): Sent => {
  const { lot, quantity } = of;
  const part = { lot, from, to: 'available' as const, partial: true, reason, ...present({ quantity }) };
  return send(stockItem, [stockOf(of), 'ChangeStockStatus'], part);
};

/**
 * The holds of a lot that are not lifted; while there is one on all of it, the lot stays where it is. A hold
 * that names a quantity is about that part only.
 */
type Run = { readonly holds: readonly string[]; readonly parts?: readonly string[] };

const FREE: Run = { holds: [], parts: [] };

const without = (holds: readonly string[], hold: string): readonly string[] =>
  holds.filter((each) => each !== hold);

const lifted = ({ holds, parts = [] }: Run, hold: string): Run => ({
  holds: without(holds, hold),
  parts: without(parts, hold),
});

/** What a lifted hold sets free: its part, or all that is held when it was on the whole lot and the last. */
const isFree = ({ holds, parts = [] }: Run, { quantity }: Lot): boolean =>
  holds.length === 0 && (quantity === undefined ? parts.length === 0 : !isZero(quantity));

/** What an inspection rejects is where it inspects; anything else is held where it could be used. */
const heldFirst = (source: string) =>
  source.startsWith('inspection/') ? ('inspection' as const) : undefined;

export const followQualityDecisions = process('follow-quality-decisions', {
  events: companyEvents,
  initial: FREE,
  owner: { role: 'site-manager' },
  on: {
    InspectionDecided: {
      about: (e) => (e.data.verdict === 'accept' ? about(e) : null),
      send: (_, { subject, data }) => [
        release(data, 'inspection', `Inspection ${subject} accepted the lot.`),
      ],
    },
    HoldPlaced: {
      about,
      send: (_, { data }) => [
        {
          ...send(stockItem, [stockOf(data), 'HoldLot'], {
            ...{ lot: data.lot, reason: data.reason },
            ...present({ quantity: data.quantity, first: heldFirst(data.source) }),
          }),
          // What comes in from now on comes in held; what was there is held by this.
          settled: true,
        },
      ],
      remember: ({ holds, parts = [] }, { subject, data: { quantity } }) =>
        quantity === undefined
          ? { holds: [...holds, subject], parts }
          : { holds, parts: [...parts, subject] },
    },
    HoldLifted: {
      about,
      send: (run, { subject, data }) =>
        isFree(lifted(run, subject), data) ? [release(data, 'hold', data.reason)] : [],
      remember: (run, { subject }) => lifted(run, subject),
    },
    DispositionSet: {
      about: (e) => (['scrap', 'returnToSupplier'].includes(e.data.kind) ? about(e) : null),
      send: (_, { subject, data }) => {
        const part = { lot: data.lot, quantity: data.quantity };
        const purpose = { kind: 'scrap', id: subject } as const;
        return data.kind === 'scrap'
          ? [send(stockItem, [stockOf(data), 'IssueStock'], { ...part, purpose })]
          : [send(stockItem, [stockOf(data), 'ReturnStockToSupplier'], part)];
      },
    },
  },
});
