/** What came of a transfer is taken into stock; what is missing is not expected, unless it is found. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { LotOrigin, StockSource } from '@gemba/contracts/events/supply-chain/stock';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, plus } from '@gemba/measures/quantity';
import { stockItem } from '../../stock/stock-item.js';
import { FOUND } from '../../stock/stock-state.js';

type Arrived = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly made: LotOrigin;
};

const takenIn = ({ site, item, lot, quantity, made }: Arrived, source: StockSource): readonly Sent[] => {
  if (isZero(quantity)) return [];
  const receipt = { site, item, lot, quantity, source, ...made };
  return [{ ...send(stockItem, [`${site}.${item}`, 'ReceiveStock'], receipt), site }];
};

const missing = ({ short, damaged }: { short?: Quantity; damaged?: Quantity }): Quantity | undefined =>
  short && damaged ? plus(short, damaged) : (short ?? damaged);

export const takeInTransfer = process('take-in-when-transfer-arrives', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    StockTransferReceived: {
      about: (e) => e.subject,
      send: (_, { subject, data }) => {
        const { site, item } = data;
        const quantity = missing(data);
        const reason = `Missing or damaged of transfer ${subject}.`;
        return [
          ...takenIn(data, { kind: 'stock-transfer', id: subject }),
          ...(quantity ? [send(stockItem, [`${site}.${item}`, 'StopExpecting'], { quantity, reason })] : []),
        ];
      },
    },
    TransferDifferenceResolved: {
      about: ({ subject, data: { resolution } }) => (resolution === 'found' ? subject : null),
      send: (_, { subject, data }) =>
        takenIn(
          data,
          // What was too much was never in transit: it is counted in.
          data.kind === 'over'
            ? { kind: 'count', id: subject }
            : { kind: 'stock-transfer', id: subject, line: FOUND },
        ),
    },
  },
});
