/** The rows of the local tables, which this service keeps from what other departments say. */

/** What production says about an item; `gtin` is `companyPrefix.itemReference`. */
export type ItemRow = {
  readonly unit: string;
  readonly tracking: 'none' | 'lot' | 'serial';
  readonly shelfLife?: string;
  readonly gtin?: string;
};

/** That quality inspects an item at this trigger; the key is `<item>.<trigger>`. */
export type ControlPlanRow = { readonly version: number };

/** Which item a GS1 item reference names; the key is `companyPrefix.itemReference`. */
export type GtinRow = { readonly item: string; readonly unit: string };

/** Which location a GS1 location reference names; the key is `companyPrefix.locationReference`. */
export type LocationRow = { readonly location: string; readonly site: string };

/** A purchase order that the warehouse may report receipts for. */
export type PurchaseOrderRow = { readonly site: string; readonly items: readonly string[] };
