/** What is answered of the genealogy of a lot: everything it went into, or everything that went into it. */
import { IsComputed, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { IsFlag, IsId, IsInstant, IsListOf, IsUnit, IsWhole } from '@gemba/contracts/fields';

const MANY = { min: 0, max: Number.MAX_SAFE_INTEGER };

export class StockLeft {
  @Says('Where it lies: available, inspection, hold, blocked, scrap or returned.', 'available')
  @IsWords()
  readonly status!: string;
  @Says('In the unit of the lot.', '12') @IsComputed() readonly quantity!: string;
}

export class Way {
  @Says('A document.', 'production-order/SO-7.1') @IsWords() readonly document!: string;
  @Says('How much of the lot, in its unit.', '12') @IsComputed() readonly quantity!: string;
}

export class RelatedLot {
  @Says('Where it is, or was.') @IsId() readonly site!: string;
  @Says('The item.') @IsId() readonly item!: string;
  @Says('The lot.') @IsId() readonly lot!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('How many orders and transfers lie between; 0 for the lot asked for.')
  @IsWhole(MANY)
  readonly steps!: number;
  @Says('The documents by which it came or went, on the way that was asked for.')
  @IsListOf(() => Way)
  readonly ways!: readonly Way[];
  @Says('What of it is in stock.') @IsListOf(() => StockLeft) readonly stock!: readonly StockLeft[];
}

export class ReachedShipment {
  @Says('The shipment.', 'SH-7') @IsWords() readonly shipment!: string;
  @Says('Who got it.') @IsWords() readonly customer!: string;
  @Says('The order that it was for.', 'SO-7') @IsWords() readonly salesOrder!: string;
  @Says('The item in it.') @IsId() readonly item!: string;
  @Says('The lot in it.') @IsId() readonly lot!: string;
  @Says('How much of that lot.', '12') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
  @Says('When it left; null before.') @OrNull() @IsInstant() readonly despatchedAt!: string | null;
  @Says('When it arrived; null before.') @OrNull() @IsInstant() readonly deliveredAt!: string | null;
}

export class ReachedOrder {
  @Says('The production order.', 'SO-7.1') @IsWords() readonly order!: string;
  @Says('What it makes.') @IsWords() readonly item!: string;
  @Says('Whether it is made or cancelled; false while it is open.') @IsFlag() readonly over!: boolean;
}

export class ReachedPurchase {
  @Says('The purchase order.', 'PO-7') @IsWords() readonly purchaseOrder!: string;
  @Says('Who sent it.') @IsWords() readonly supplier!: string;
  @Says('What came.') @IsId() readonly item!: string;
  @Says('The lot that came.') @IsId() readonly lot!: string;
  @Says('How much of it.', '120') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
}

export class ReachedReturn {
  @Says('The return authorisation.', 'RMA-7') @IsWords() readonly returnAuthorisation!: string;
  @Says('Who sent it back.') @IsWords() readonly customer!: string;
  @Says('The order with which it had left.', 'SO-7') @IsWords() readonly salesOrder!: string;
  @Says('What came back.') @IsId() readonly item!: string;
  @Says('The lot that came back.') @IsId() readonly lot!: string;
  @Says('How much of it.', '2') @IsComputed() readonly quantity!: string;
  @Says('UN/ECE Rec 20.') @IsUnit() readonly unit!: string;
}

/** All that a lot went into, or came from. */
export class LotGenealogy {
  @Says('The site.') @IsId() readonly site!: string;
  @Says('The lot itself first, then those nearest to it, at the sites that the caller sees.')
  @IsListOf(() => RelatedLot)
  readonly lots!: readonly RelatedLot[];
  @Says('Production orders on the way.')
  @IsListOf(() => ReachedOrder)
  readonly orders!: readonly ReachedOrder[];
  @Says('Shipments that any of the lots left with; none for who may not read shipments.')
  @IsListOf(() => ReachedShipment)
  readonly shipments!: readonly ReachedShipment[];
  @Says('Purchase orders that any of the lots came with; none for who may not read them.')
  @IsListOf(() => ReachedPurchase)
  readonly purchases!: readonly ReachedPurchase[];
  @Says('Returns with which any of the lots came back; none for who may not read them.')
  @IsListOf(() => ReachedReturn)
  readonly returns!: readonly ReachedReturn[];
  @Says('Whether there is more than is answered: at most 5,000 lots are.') @IsFlag() readonly cut!: boolean;
}
