/**
 * What the clients of a load know to be there: documents whose command was answered, shared by all of
 * them.
 */
import type { Currency, Partner, Site } from '../master/company.js';

export type Quantity = { readonly value: string; readonly unit: string };
export type Money = { readonly amount: string; readonly currency: Currency };

export type OrderLine = {
  readonly line: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly price: Money;
};

export type Purchase = {
  readonly id: string;
  /** Milliseconds since the epoch: by then it was placed. */
  readonly since: number;
  readonly site: string;
  readonly supplier: Partner;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
};

export type Sale = {
  readonly id: string;
  readonly site: Site;
  readonly customer: Partner;
  readonly lines: readonly OrderLine[];
};

export type Shipment = { readonly id: string; readonly sale: Sale; readonly lines: readonly OrderLine[] };

export type Receipt = {
  readonly purchase: Purchase;
  readonly line: OrderLine;
  readonly quantity: Quantity;
  readonly lot: string;
};

export type SupplierBill = { readonly id: string; readonly total: Money };

/** A production order with the step that comes next. */
export type Work = {
  readonly id: string;
  readonly site: Site;
  readonly quantity: number;
  step: number;
  /** Its material did not come, so it is completed without. */
  waived?: true;
};

/** Goods that have left one site for another. */
export type Transfer = {
  readonly id: string;
  readonly to: string;
  readonly item: string;
  readonly quantity: Quantity;
};

export type Journal = { readonly id: string };

/** Older ones are forgotten, so that clients meet at the same few documents. */
const KEPT = 40;

/** A list that forgets its oldest. */
export class Shelf<T> {
  private readonly things: T[] = [];

  get all(): readonly T[] {
    return this.things;
  }

  put(thing: T): void {
    this.things.push(thing);
    if (this.things.length > KEPT) this.things.shift();
  }

  take(thing: T): void {
    const place = this.things.indexOf(thing);
    if (place >= 0) this.things.splice(place, 1);
  }
}

export class Board {
  readonly waiting = new Shelf<Purchase>();
  readonly purchases = new Shelf<Purchase>();
  readonly sales = new Shelf<Sale>();
  readonly planned = new Shelf<Shipment>();
  readonly despatched = new Shelf<Shipment>();
  readonly delivered = new Shelf<Shipment>();
  readonly receipts = new Shelf<Receipt>();
  readonly bills = new Shelf<SupplierBill>();
  readonly works = new Shelf<Work>();
  readonly inspections = new Shelf<{ readonly lot: string; step: number }>();
  readonly journals = new Shelf<Journal>();
  /** Not a shelf: what has left has to arrive. */
  readonly transfers: Transfer[] = [];
}
