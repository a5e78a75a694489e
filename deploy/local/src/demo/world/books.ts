/** What a site carries from one day to the next: everything that was begun and is not finished. */

export type Line = { readonly line: string; readonly item: string; readonly quantity: string };

/** A customer order until it has left. */
export type OpenOrder = {
  readonly order: string;
  readonly customer: string;
  readonly lines: readonly Line[];
};

/** A production order until it is done. */
export type OpenWork = { readonly order: string; readonly item: string; readonly quantity: number };

/** Goods on their way to us. */
export type Awaited = {
  readonly purchaseOrder: string;
  readonly supplier: string;
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
  readonly currency: string;
  /** The date on which the truck comes, whatever was promised. */
  readonly arrives: string;
};

/** A lot that was rejected and waits for its disposition. */
export type Rejected = {
  readonly inspection: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly trigger: 'receipt' | 'completion';
};

/** Something that falls due: a delivery, an invoice that comes, a payment. */
export type Due = { readonly id: string; readonly on: string };

export type Absent = { readonly absence: string; readonly person: string; readonly to: string };

export type Books = {
  readonly orders: readonly OpenOrder[];
  readonly works: readonly OpenWork[];
  readonly awaited: readonly Awaited[];
  readonly rejected: readonly Rejected[];
  readonly underWay: readonly Due[];
  /** Goods that were received, until the supplier's invoice for them comes. */
  readonly uninvoiced: readonly (Awaited & { readonly on: string })[];
  readonly payables: readonly Due[];
  readonly receivables: readonly Due[];
  readonly absent: readonly Absent[];
  /** The date that was played last, if its attendance is not recorded yet. */
  readonly unattended: string;
};

export const emptyBooks: Books = {
  orders: [],
  works: [],
  awaited: [],
  rejected: [],
  underWay: [],
  uninvoiced: [],
  payables: [],
  receivables: [],
  absent: [],
  unattended: '',
};

/** Splits a list into what a condition holds for and the rest, both in their order. */
export const parted = <T>(
  all: readonly T[],
  holds: (each: T) => boolean,
): readonly [readonly T[], readonly T[]] => [all.filter(holds), all.filter((each) => !holds(each))];
