/** What goods cost when they came from a supplier, and what of that went back on the line of its order. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addMoney, zeroMoney } from '@gemba/measures/money';
import { none, plus } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';
import type { OutboundRow, Worth } from './outbound-cost.js';

/** `left` came from the supplier, `back` went there again. */
export type ReceivedRow = OutboundRow & { readonly site: string; readonly item: string };

const PURCHASE = 'purchase-order';
const RETURN = 'supplier-return';

/** `document` is the line of the order, as stock came in with it or went back on it. */
export const receivedKey = (document: string, { item, lot }: { item: string; lot: string }): string =>
  `${document.replace(`${RETURN}/`, `${PURCHASE}/`)}/${item}/${lot}`;

const more = ({ quantity, amount }: Worth, by: Worth): Worth => ({
  quantity: plus(quantity, by.quantity),
  amount: addMoney(amount, by.amount),
});

export const receivedCost = table('received-cost', {
  events: companyEvents,
  row: {} as ReceivedRow,
  on: {
    CostLayerAdded: {
      key: ({ data: { kind, source, ...goods } }) => (kind === PURCHASE ? receivedKey(source, goods) : null),
      becomes: (row, { data: { site, item, quantity, amount } }): ReceivedRow => {
        const nothing = { quantity: none(quantity.unit), amount: zeroMoney(amount.currency) };
        const { left, back } = row ?? { left: nothing, back: nothing };
        return { site, item, left: more(left, { quantity, amount }), back };
      },
    },
    CostLayerConsumed: {
      key: ({ data: { kind, purpose, ...goods } }) => (kind === RETURN ? receivedKey(purpose, goods) : null),
      becomes: (row, { data: { quantity, amount } }): ReceivedRow | null =>
        row ? { ...row, back: more(row.back, { quantity, amount }) } : null,
    },
  },
});
