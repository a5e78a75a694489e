/** What an order comes to at the prices that are agreed, so that what was paid can be held against them. */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import { entry } from '../facts/facts.js';
import { orderTotal } from './order-state.js';
import type { Supplier } from './supplier.js';

type Compared = Pick<PurchaseOrderPlaced, 'comparable' | 'atAgreedPrices'>;

/** The lines for which a price is agreed, as ordered and as agreed; nothing where there is none. */
export const agreedFor = (
  { lines }: Pick<PurchaseOrderPlaced, 'lines'>,
  known: Pick<Supplier, 'prices'> | undefined,
): Compared => {
  const priced = lines.flatMap((line) => {
    const agreed = entry(known?.prices ?? {}, line.item);
    return agreed ? [{ line, agreed: { ...line, price: agreed } }] : [];
  });
  const comparable = orderTotal(priced.map(({ line }) => line));
  const atAgreedPrices = orderTotal(priced.map(({ agreed }) => agreed));
  return comparable && atAgreedPrices ? { comparable, atAgreedPrices } : {};
};
