/**
 * Quality decides, stock follows: accepted lots become available, held lots are held, lifted ones are free
 * again.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

const stockOf = ({ site, item }: Lot): string => `${site}.${item}`;
const about = ({ data }: { readonly data: Lot }): string => `${stockOf(data)}.${data.lot}`;

/** Nothing is left to release when the lot was held or used in the meantime; the later decision stands. */
const release = (lot: Lot, from: 'inspection' | 'hold', reason: string): Sent => ({
  ...send(stockItem, [stockOf(lot), 'ChangeStockStatus'], { lot: lot.lot, from, to: 'available', reason }),
  otherwise: () => [],
});

export const followQualityDecisions = process('follow-quality-decisions', {
  events: companyEvents,
  initial: {},
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
        send(stockItem, [stockOf(data), 'HoldLot'], { lot: data.lot, reason: data.reason }),
      ],
    },
    HoldLifted: { about, send: (_, { data }) => [release(data, 'hold', data.reason)] },
    DispositionSet: {
      about: (e) => (['scrap', 'returnToSupplier'].includes(e.data.kind) ? about(e) : null),
      send: (_, { subject, data }) => {
        const purpose = { kind: 'scrap', id: subject } as const;
        const issue = { lot: data.lot, quantity: data.quantity, purpose };
        return [send(stockItem, [stockOf(data), 'IssueStock'], issue)];
      },
    },
  },
});
