/** What a supplier invoice remembers. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import { divideDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, sameMoney, subtractMoney } from '@gemba/measures/money';
import type { Failure } from './match.js';

/** What the match found, by which the payable is booked. */
export type Found = {
  /** Received at the ordered price. */
  readonly received: Money;
  readonly valued?: BookValue;
  readonly booked?: BookValue;
  /** Input tax. */
  readonly tax?: Money;
  /** Billed for what was ordered and has not come yet. */
  readonly awaited?: Money;
  readonly awaitedBooked?: BookValue;
};

/** What the books wait for since the invoice was released, at the billed price. */
export type AwaitedValue = { readonly open: Money; readonly booked: BookValue };

export type SupplierInvoice = {
  readonly status: 'none' | 'received' | 'blocked' | 'matched' | 'released' | 'paid';
  readonly document: SupplierInvoiceReceived | null;
  readonly failure: Pick<Failure, 'kind' | 'difference'> | null;
  readonly found: Found | null;
  readonly awaited: AwaitedValue | null;
  /** When it came in; nothing is paid before. */
  readonly receivedAt: string | null;
};

export const NONE: SupplierInvoice = {
  status: 'none',
  document: null,
  failure: null,
  found: null,
  awaited: null,
  receivedAt: null,
};

/** The fields of an event that say what the match found. */
export const foundIn = (data: Partial<Found>): Found | null => {
  const { received, valued, booked, tax, awaited, awaitedBooked } = data;
  if (!received) return null;
  return {
    received,
    ...(valued && { valued }),
    ...(booked && { booked }),
    ...(tax && { tax }),
    ...(awaited && { awaited }),
    ...(awaitedBooked && { awaitedBooked }),
  };
};

/** What a release makes the books wait for. */
export const awaitedIn = ({ awaited: open, awaitedBooked: booked }: Partial<Found>): AwaitedValue | null =>
  open && booked ? { open, booked } : null;

/** A part of what is waited for at its share of the value in the books; the last part takes the rest. */
export const awaitedShare = ({ open, booked }: AwaitedValue, part: Money): BookValue => {
  if (sameMoney(open, part)) return booked;
  const share = (of: Money): Money => multiplyMoney(of, divideDecimals(part.amount, open.amount, 24));
  return { local: share(booked.local), group: share(booked.group) };
};

export const lessAwaited = (
  awaited: AwaitedValue | null,
  cleared: { readonly billed: Money; readonly booked: BookValue },
): AwaitedValue | null =>
  awaited && {
    open: subtractMoney(awaited.open, cleared.billed),
    booked: {
      local: subtractMoney(awaited.booked.local, cleared.booked.local),
      group: subtractMoney(awaited.booked.group, cleared.booked.group),
    },
  };

/** Who entered the invoice: neither they nor anybody in their name releases it. */
export const enteredBy = (document: SupplierInvoice['document']): readonly string[] =>
  document?.enteredBy === undefined ? [] : [document.enteredBy];
