/** When a line can be promised, and out of what: no day before the last of its sources, none that is over. */
import type {
  PromisePart,
  PromisedMaterial,
  PromisedWork,
  SalesOrderPromised,
} from '@gemba/contracts/events/supply-chain/sales';
import type { WorkCalendar } from '@gemba/measures/calendar';
import { isWorkingDay, workingDaysAfter } from '@gemba/measures/calendar';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { daysOf, leadTimeAfter } from '@gemba/measures/lead-time';
import { plusDays } from '@gemba/measures/period';
import type { Quantity } from '@gemba/measures/quantity';
import type { Promisable } from '../orders/promisable.js';
import { NOTHING_PROMISABLE, isSome } from '../orders/promisable.js';
import type { Receipt } from './sources.js';
import { ofReceipts, ofStock } from './sources.js';

export type Wish = {
  readonly quantity: Quantity;
  readonly requested: string;
  readonly today: string;
  /** Of the site; without one every day is worked. */
  readonly calendar?: WorkCalendar | undefined;
  readonly partialDeliveries?: boolean | undefined;
  readonly remainingShelfLife?: string | undefined;
};

/** Room that was found for the making of so much, or working time where nobody knows what is free of it. */
export type Made = {
  readonly kind: 'capacity' | 'calendar';
  readonly date: string;
  readonly work: readonly PromisedWork[];
  readonly materials: readonly PromisedMaterial[];
};

/** What there is to promise an item out of. */
export type Supply = {
  readonly row?: Promisable | undefined;
  readonly receipts: readonly Receipt[];
  /** Of an item that is bought, where it is known. */
  readonly leadTime?: string | undefined;
  /** Of an item that is made: by which order, and when so much of it could be there. */
  readonly maker?: { readonly source: string; readonly trial: (quantity: string) => Made | null };
};

export type Promised = { readonly date: string; readonly parts: readonly PromisePart[] };

const later = (a: string, b: string): string => (a > b ? a : b);

/** The day itself, or the next one that is worked. */
export const workedFrom = (date: string, calendar: WorkCalendar | undefined): string =>
  calendar && !isWorkingDay(date, calendar) ? workingDaysAfter(date, 1, calendar) : date;

type Part = Omit<PromisePart, 'quantity' | 'date'> & { readonly quantity: string; readonly date?: string };

const covered = (parts: readonly Part[]): string =>
  parts.map(({ quantity }) => quantity).reduce(addDecimal, '0');

/** What nothing is there or ordered for is made, or bought anew. */
const anew = (quantity: string, supply: Supply, { today, calendar }: Wish): Part | null => {
  const { maker, leadTime } = supply;
  const made = maker?.trial(quantity);
  if (maker && made) {
    const { kind, date, work, materials } = made;
    return {
      ...{ kind, source: maker.source, quantity, date },
      ...(work.length > 0 ? { work: [...work] } : {}),
      ...(materials.length > 0 ? { materials: [...materials] } : {}),
    };
  }
  if (leadTime === undefined) return null;
  const date = leadTimeAfter(today, leadTime, calendar);
  return { kind: 'lead-time', source: maker?.source ?? `lead-time/${leadTime}`, quantity, date };
};

const partsFor = (wish: Wish, supply: Supply, delivered: string): readonly PromisePart[] | null => {
  const { quantity, today, calendar, remainingShelfLife } = wish;
  const row = supply.row ?? NOTHING_PROMISABLE;
  const keepsUntil = remainingShelfLife ? plusDays(delivered, daysOf(remainingShelfLife)) : delivered;
  const stock = ofStock(row, { quantity: quantity.value, today, keepsUntil });
  const missing = subtractDecimal(quantity.value, covered(stock));
  const receipts = ofReceipts(row, { quantity: missing, today, receipts: supply.receipts });
  const left = subtractDecimal(missing, covered(receipts));
  const rest = isSome(left) ? anew(left, supply, wish) : undefined;
  if (rest === null) return null;
  return [...stock, ...receipts, ...(rest ? [rest] : [])].map(({ date = today, ...part }) => ({
    ...part,
    quantity: { value: part.quantity, unit: quantity.unit },
    date: workedFrom(later(date, today), calendar),
  }));
};

/**
 * Stock first, by expiry; then what is to come; then what is made or bought anew. Null where nothing says
 * when all of it could be there. What is kept until the rest is there still has to keep then.
 */
export const promiseOf = (wish: Wish, supply: Supply): Promised | null => {
  let delivered = workedFrom(later(wish.requested, wish.today), wish.calendar);
  for (;;) {
    const parts = partsFor(wish, supply, delivered);
    if (parts === null) return null;
    const date = parts.reduce((last, part) => later(last, part.date), delivered);
    if (date === delivered || wish.partialDeliveries === true) return { date, parts };
    delivered = date;
  }
};

/** How a line is promised as a whole, by the sources of its parts. */
export const methodOf = (
  parts: readonly PromisePart[],
  kind: string | undefined,
): SalesOrderPromised['method'] => {
  if (parts.every((part) => part.kind === 'stock')) return 'stock';
  return kind === 'buy' ? 'purchase' : 'production';
};

const EVIDENCE_LENGTH = 160;

export const evidenceOf = (parts: readonly PromisePart[]): string =>
  [...new Set(parts.map(({ source }) => source))].join(', ').slice(0, EVIDENCE_LENGTH);

/** So much of a line is promised out of sources of these kinds. */
export const promisedOutOf = (parts: readonly PromisePart[], kinds: readonly PromisePart['kind'][]): string =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ quantity }) => quantity.value)
    .reduce(addDecimal, '0');
