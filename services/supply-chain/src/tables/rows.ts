/** The rows of the local tables, which this service keeps from what other departments say. */

import type { Quantity } from '@gemba/measures/quantity';
import type { WorkCalendar } from '@gemba/measures/calendar';

/** What production says about an item; `gtin` is `companyPrefix.itemReference`. */
export type ItemRow = {
  readonly kind: 'make' | 'buy' | 'service';
  readonly unit: string;
  readonly tracking: 'none' | 'lot' | 'serial';
  readonly shelfLife?: string;
  readonly gtin?: string;
  /** The item as which it is sold once it came back and is made good again. */
  readonly refurbishedAs?: string;
};

/** That quality inspects an item at this trigger; the key is `<item>.<trigger>`. */
export type ControlPlanRow = { readonly version: number };

/** Which item a GS1 trade item number names; the key is the GTIN-14. */
export type GtinRow = { readonly item: string; readonly unit: string };

/** Which location a GS1 location number names; the key is the GLN-13. */
export type LocationRow = { readonly location: string; readonly site: string };

/** Whether a month of a company takes movements; the key is `<company>.<YYYY-MM>`. */
export type FiscalPeriodRow = { readonly status: 'open' | 'locked' | 'closed' };

/** On which days a site works; the key is the site. */
export type WorkCalendarRow = WorkCalendar;

/** A production order, and which items its operations take; the key is its id. */
export type ProductionOrderRow = {
  readonly site: string;
  readonly status: 'planned' | 'released' | 'held' | 'completed' | 'closed' | 'cancelled';
  readonly needs: readonly {
    readonly item: string;
    readonly operation: number;
    readonly quantity: Quantity;
  }[];
  /** What left stock for it, and it could not take. */
  readonly refused?: readonly { readonly item: string; readonly lot: string; readonly quantity: Quantity }[];
};
