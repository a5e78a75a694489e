/** What departments say while one order is sold, made, shipped and paid; the compiler checks the data. */
import type { companyEvents } from '@gemba/contracts/events/company';
import type { DataOf } from '@gemba/decider/decider';

type CompanyData = DataOf<typeof companyEvents>;

/** One event without its envelope. */
export type Said = { readonly streamId: string; readonly type: string; readonly data: unknown };

/** What is the same for all that is said about one order. */
export type Order = {
  /** From 1. */
  readonly number: number;
  readonly site: string;
  readonly currency: string;
  readonly item: string;
  readonly customer: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly due: string;
  /** Pieces. */
  readonly pieces: number;
  /** Price of a piece in cents. */
  readonly cents: number;
};

/** One event; its data is checked against its name. */
export const says = <K extends keyof CompanyData>(streamId: string, type: K, data: CompanyData[K]): Said => ({
  streamId,
  type,
  data,
});

export const pieces = (value: number): { value: string; unit: string } => ({
  value: String(value),
  unit: 'C62',
});

export const money = (cents: number, currency: string): { amount: string; currency: string } => ({
  amount: (cents / 100).toFixed(2),
  currency,
});

const SITES = [
  { site: 'lyon', currency: 'EUR' },
  { site: 'porto', currency: 'EUR' },
  { site: 'gdansk', currency: 'PLN' },
] as const;

const ITEMS = 240;
const CUSTOMERS = 60;
const DAYS = 250;

const dayAfter = (days: number): string =>
  new Date(Date.UTC(2026, 0, 5) + days * 86_400_000).toISOString().slice(0, 10);

/** Orders that follow each other are of other sites, items and customers. */
export const orderOf = (number: number): Order => {
  const { site, currency } = SITES[number % SITES.length] ?? SITES[0];
  const day = Math.floor(number / 40) % DAYS;
  return {
    number,
    site,
    currency,
    item: `PUMP-${String(100 + ((number * 7) % ITEMS))}`,
    customer: `C-${String((number * 11) % CUSTOMERS)}`,
    day: dayAfter(day),
    due: dayAfter(day + 3),
    pieces: 2 + (number % 9),
    cents: 1_990 + (number % 97) * 10,
  };
};
