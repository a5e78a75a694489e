/**
 * The net requirements of one item at one site: what falls short of the safety stock on each date, after
 * stock in the order of its expiry and receipts on the dates on which they are needed.
 *
 * Source: time-phased netting as in Orlicky's Material Requirements Planning (3rd edition, chapter 7), with
 * the rule that an open receipt is moved before a new one is planned (chapter 8).
 */
import type { Net } from './lot-sizes.js';
import { least } from './millionths.js';

/** A need of an item on a date, and what it is for. */
export type Demand = {
  readonly date: string;
  readonly quantity: bigint;
  /** The document or planned order that needs it, for example `sales-order/SO-7/1`. */
  readonly ref: string;
  /** The orders of customers at the top, or the document itself. */
  readonly ends: readonly string[];
};

/** Usable through the date; without one, without end. */
export type Lot = { readonly expiry?: string; readonly quantity: bigint };

/** What is on order. */
export type Receipt = {
  readonly kind: 'production-order' | 'purchase-order' | 'requisition' | 'stock-transfer';
  readonly id: string;
  readonly line?: string;
  readonly due: string;
  readonly quantity: bigint;
  /** The order as a whole, which has been received or made in part. */
  readonly ordered: bigint;
  /** Work or delivery has begun: it comes, whatever is needed. */
  readonly isFirm: boolean;
  /** Nobody has begun with it: it can be made larger or smaller. */
  readonly isOpen: boolean;
  /** Its order brings other lines too, which move and end with it. */
  readonly isShared: boolean;
};

/** When a receipt is needed; null: not at all. */
export type Placed = { readonly receipt: Receipt; readonly needed: string | null };

export type Netted = {
  readonly net: readonly Net[];
  readonly receipts: readonly Placed[];
  /** What is left above the safety stock at the end. */
  readonly surplus: bigint;
  /** What receipts that are not begun have to be increased by, since anything new would be late. */
  readonly increases: ReadonlyMap<Receipt, bigint>;
};

export type Netting = {
  readonly today: string;
  readonly safety: bigint;
  readonly lots: readonly Lot[];
  readonly demands: readonly Demand[];
  readonly receipts: readonly Receipt[];
  /** The first day on which something that is begun today can be there. */
  readonly earliest: string;
};

/** Not before today: what is overdue is needed, or comes, today at the soonest. */
export const from = (today: string, date: string): string => (date < today ? today : date);

const perDate = ({ today, demands }: Netting): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { date, quantity } of demands) {
    const on = from(today, date);
    sums.set(on, (sums.get(on) ?? 0n) + quantity);
  }
  return sums;
};

const NEVER = '9999-12-31';

/** Stock in the order in which it expires. */
export class Pool {
  private readonly lots: { until: string; quantity: bigint }[] = [];
  total = 0n;

  constructor(lots: readonly Lot[]) {
    for (const { expiry, quantity } of lots) this.add(quantity, expiry);
    this.lots.sort((a, b) => (a.until < b.until ? -1 : Number(a.until > b.until)));
  }

  /** What is made or bought lasts: how long is known when it is there. */
  add(quantity: bigint, expiry?: string): void {
    this.total += quantity;
    const last = this.lots.at(-1);
    if (expiry === undefined && last?.until === NEVER) last.quantity += quantity;
    else this.lots.push({ until: expiry ?? NEVER, quantity });
  }

  expire(today: string): void {
    while (this.lots[0] && this.lots[0].until < today) this.drop(this.lots[0].quantity);
  }

  take(quantity: bigint): void {
    for (let left = quantity; left > 0n && this.lots[0];) {
      const part = least(left, this.lots[0].quantity);
      this.drop(part);
      left -= part;
    }
  }

  private drop(quantity: bigint): void {
    const [first] = this.lots;
    if (!first) return;
    this.total -= quantity;
    first.quantity -= quantity;
    if (first.quantity === 0n) this.lots.shift();
  }
}

const inOrder = (receipts: readonly Receipt[]): readonly Receipt[] =>
  receipts.toSorted((a, b) => {
    const [x, y] = [`${a.due} ${a.id} ${a.line ?? ''}`, `${b.due} ${b.id} ${b.line ?? ''}`];
    return x < y ? -1 : Number(x > y);
  });

/** The dates on which something changes: a need, a firm receipt, or the day after stock has expired. */
const datesOf = (of: Netting, needs: ReadonlyMap<string, bigint>, receipts: readonly Receipt[]) => {
  const dates = new Set([of.today, ...needs.keys()]);
  for (const { due, isFirm } of receipts) if (isFirm) dates.add(from(of.today, due));
  const last = [...dates].reduce((a, b) => (a > b ? a : b));
  for (const { expiry } of of.lots)
    if (expiry !== undefined && expiry >= of.today && expiry < last) dates.add(dayAfter(expiry));
  return [...dates].sort();
};

export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What was placed so far, on one walk through the dates. */
class Walk {
  readonly net: Net[] = [];
  readonly increases = new Map<Receipt, bigint>();
  readonly placed: Placed[] = [];
  private readonly waiting: Receipt[];
  readonly pool: Pool;

  constructor(
    private readonly of: Netting,
    receipts: readonly Receipt[],
  ) {
    this.waiting = [...receipts];
    this.pool = new Pool(of.lots);
  }

  on(date: string, need: bigint): void {
    this.pool.expire(date);
    for (const receipt of this.waiting.filter((each) => each.isFirm && each.due <= date))
      this.place(receipt, date);
    const wanted = need + this.of.safety;
    while (this.pool.total < wanted && this.waiting[0]) this.place(this.waiting[0], date);
    const short = wanted - this.pool.total;
    if (short > 0n) this.cover(date, short);
    this.pool.take(need);
  }

  left(): readonly Placed[] {
    return this.waiting.map((receipt) => ({ receipt, needed: null }));
  }

  private place(receipt: Receipt, date: string): void {
    this.waiting.splice(this.waiting.indexOf(receipt), 1);
    this.placed.push({ receipt, needed: date });
    this.pool.add(receipt.quantity);
  }

  private cover(date: string, short: bigint): void {
    // Whatever is begun today would be late: what is not begun yet and comes sooner can be made larger.
    const larger =
      date < this.of.earliest
        ? this.placed.findLast(({ receipt: { isOpen, due } }) => isOpen && due < this.of.earliest)
        : undefined;
    if (larger) this.increases.set(larger.receipt, (this.increases.get(larger.receipt) ?? 0n) + short);
    else this.net.push({ date, quantity: short });
    this.pool.add(short);
  }
}

/** Walks through the dates on which something changes. */
export const netRequirements = (of: Netting): Netted => {
  const needs = perDate(of);
  const receipts = inOrder(of.receipts);
  const walk = new Walk(of, receipts);
  for (const date of datesOf(of, needs, receipts)) walk.on(date, needs.get(date) ?? 0n);
  const { net, increases, pool } = walk;
  const surplus = pool.total - of.safety;
  return { net, increases, surplus, receipts: [...walk.placed, ...walk.left()] };
};
