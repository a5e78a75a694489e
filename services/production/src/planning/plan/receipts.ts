/** How what is on order is named. */
import type { Receipt } from './netting.js';

/** For example `purchase-order/PO-7/1`. */
export const targetOf = ({ kind, id, line }: Pick<Receipt, 'kind' | 'id' | 'line'>): string =>
  line === undefined ? `${kind}/${id}` : `${kind}/${id}/${line}`;
