/** What a customer wants of what cannot leave yet. */
import { IsOneOf, IsText } from '../../fields.js';

/**
 * What becomes of what cannot leave yet: everything leaves together, or what there is leaves and the rest
 * follows, or what there is leaves and the rest is not wanted any more.
 */
export const BACK_ORDERS = ['ship-complete', 'ship-partial', 'cancel-rest'] as const;
export type BackOrders = (typeof BACK_ORDERS)[number];

export class BackOrdersAgreed {
  @IsOneOf(BACK_ORDERS) backOrders!: BackOrders;
}

/** The customer takes what cannot leave yet otherwise than was agreed. */
export class SalesOrderBackOrdersChanged {
  @IsOneOf(BACK_ORDERS) backOrders!: BackOrders;
  @IsText({ lines: true }) reason!: string;
}
