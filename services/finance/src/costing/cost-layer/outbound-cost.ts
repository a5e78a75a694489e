/** What goods cost when they left with a shipment, and what of that came back with them. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Money } from '@gemba/measures/money';
import { addMoney, shareOfMoney, subtractMoney, zeroMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, none, plus } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

export type Worth = { readonly quantity: Quantity; readonly amount: Money };

export type OutboundRow = { readonly left: Worth; readonly back: Worth };

type Goods = { readonly item: string; readonly lot: string };

/** `document` is the line of a shipment, `shipment/SH-7/1`. */
export const outboundKey = (document: string, { item, lot }: Goods): string => `${document}/${item}/${lot}`;

const more = ({ quantity, amount }: Worth, by: Worth): Worth => ({
  quantity: plus(quantity, by.quantity),
  amount: addMoney(amount, by.amount),
});

export const outboundCost = table('outbound-cost', {
  events: companyEvents,
  row: {} as OutboundRow,
  on: {
    CostLayerConsumed: {
      key: ({ data: { kind, purpose, item, lot } }) =>
        kind === 'shipment' ? `${purpose}/${item}/${lot}` : null,
      becomes: (row, { data: { quantity, amount } }): OutboundRow => {
        const nothing = { quantity: none(quantity.unit), amount: zeroMoney(amount.currency) };
        const { left, back } = row ?? { left: nothing, back: nothing };
        return { left: more(left, { quantity, amount }), back };
      },
    },
    CostLayerAdded: {
      key: ({ data: { reverses, item, lot } }) =>
        reverses === undefined ? null : `${reverses}/${item}/${lot}`,
      becomes: (row, { data: { quantity, amount } }): OutboundRow | null =>
        row ? { ...row, back: more(row.back, { quantity, amount }) } : null,
    },
  },
});

/**
 * What so much of it was worth when it left; the last of it takes the rest, so that all that comes back is
 * worth what left. Undefined when less than that left and is not back.
 */
export const worthWhenItLeft = (row: OutboundRow | undefined, quantity: Quantity): Money | undefined => {
  if (row?.left.quantity.unit !== quantity.unit) return undefined;
  const { left, back } = row;
  const all = plus(back.quantity, quantity);
  if (isAbove(all, left.quantity)) return undefined;
  return subtractMoney(shareOfMoney(left.amount, all, left.quantity), back.amount);
};

/** What so much of what came back stands at. */
export const worthOfReturned = (row: OutboundRow | undefined, quantity: Quantity): Money | undefined => {
  if (row?.back.quantity.unit !== quantity.unit || isAbove(quantity, row.back.quantity)) return undefined;
  return shareOfMoney(row.back.amount, quantity, row.back.quantity);
};
