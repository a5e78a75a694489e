/** What leaves for another site takes its worth along, into goods in transit and into the stock there. */
import { companyEvents } from '@gemba/contracts/events/company';
import { TRANSIT_ENDS } from '@gemba/contracts/events/finance/ledger';
import { process, send } from '@gemba/decider/process';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';
import { goodsInTransit } from '../../costing/goods-in-transit/goods-in-transit.js';

const TRANSFER = 'stock-transfer';

/** The id of the document that is written `stock-transfer/T-7`. */
const idOf = (written: string): string => written.split('/')[1] ?? '';

type End = (typeof TRANSIT_ENDS)[number];

const isEnd = (word: string): word is End => TRANSIT_ENDS.some((each) => each === word);

export const valueTransfer = process('value-transfer-when-goods-change-sites', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    CostLayerConsumed: {
      about: ({ data: { kind, purpose } }) => (kind === TRANSFER ? idOf(purpose) : null),
      send: (_, { eventId: sourceEventId, data: { site, item, lot, quantity, amount, purpose } }) => [
        {
          ...send(goodsInTransit, [idOf(purpose), 'AddGoodsInTransit'], {
            ...{ site, item, lot, quantity, amount, sourceEventId },
          }),
          site,
        },
      ],
    },
    StockReceived: {
      about: ({ data: { source } }) => (source.kind === TRANSFER ? source.id : null),
      send: (_, { eventId: sourceEventId, businessDate: date, data }) => {
        const { site: to, item, lot, quantity, source } = data;
        const what = { to, item, lot, quantity, date, sourceEventId };
        return [send(goodsInTransit, [source.id, 'RelieveGoodsInTransit'], { ...what, end: 'received' })];
      },
    },
    TransferDifferenceResolved: {
      about: ({ subject, data: { resolution } }) => (isEnd(resolution) ? subject : null),
      send: (_, { eventId: sourceEventId, businessDate: date, subject, data }) => {
        const { site: to, item, lot, quantity, resolution } = data;
        const what = { to, item, lot, quantity, date, sourceEventId };
        return isEnd(resolution)
          ? [send(goodsInTransit, [subject, 'RelieveGoodsInTransit'], { ...what, end: resolution })]
          : [];
      },
    },
    GoodsInTransitRelieved: {
      about: ({ data: { end, to, item } }) => (end === 'received' ? `${to}.${item}` : null),
      send: (_, { data }) => {
        const { to: site, item, lot, quantity, amount, sender, transfer, sourceEventId } = data;
        const layer = { site, item, lot, quantity, kind: TRANSFER, source: `${TRANSFER}/${transfer}` };
        const sent = { amount, ...(sender && { company: sender }) };
        return [
          {
            ...send(costLayer, [`${site}.${item}`, 'AddCostLayer'], { ...layer, sourceEventId, sent }),
            site,
          },
        ];
      },
    },
  },
});
