/**
 * The data of the events that the checker knows, as their descriptions in docs/reference/events.md have
 * them.
 */
import type { StoredEvent } from './snapshot.js';

export type Quantity = { readonly value: string; readonly unit: string };
export type Money = { readonly amount: string; readonly currency: string };
export type Reference = { readonly kind: string; readonly id: string; readonly line?: string };

/** Events of stock: which of the fields are there follows from the type. */
export type StockData = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: Reference;
  readonly purpose?: Reference;
  readonly unitPrice?: Money;
  readonly demand?: string;
};

export type Line = {
  readonly line: string;
  readonly item: string;
  readonly lot?: string;
  readonly quantity: Quantity;
  readonly price?: Money;
};

/** Orders, shipments, deliveries and invoices. */
export type DocumentData = {
  readonly site: string;
  readonly salesOrder?: string;
  readonly purchaseOrder?: string;
  readonly shipment?: string;
  readonly lines: readonly Line[];
  readonly net?: Money;
  readonly tax?: Money;
  readonly taxRate?: string;
  readonly total?: Money;
  readonly received?: Money;
  readonly awaited?: Money;
  readonly billed?: Money;
  readonly amount?: Money;
};

/** A receipt for a purchase order. */
export type GoodsData = Line & { readonly price: Money; readonly lot: string; readonly epcisEvent?: string };

export type LayerData = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly amount: Money;
  readonly kind: string;
  readonly sourceEventId: string;
};

export type WorkData = {
  readonly order: string;
  readonly element?: string;
  readonly kind?: string;
  readonly amount: Money;
  readonly sourceEventId: string;
};

export type JournalLine = {
  readonly account: string;
  readonly debit: Money;
  readonly credit: Money;
  readonly localDebit: Money;
  readonly localCredit: Money;
  readonly groupDebit: Money;
  readonly groupCredit: Money;
};

export type JournalData = {
  readonly site: string;
  readonly sourceEventId: string;
  readonly sourceType: string;
  readonly lines: readonly JournalLine[];
};

/** The data of an event, in the shape that its type has. */
export const dataOf = <T>({ data }: Pick<StoredEvent, 'data'>): T => data as T;

/** The part of a stream id after its noun. */
export const idIn = (streamId: string, noun: string): string => streamId.slice(noun.length + 1);
