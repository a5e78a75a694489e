/**
 * What finance remembers of one purchase order: what is to come, what came and no document took, and the
 * invoices that wait. Every change asks for the waiting ones again, the oldest first, so that two invoices
 * never pass on the same goods.
 */
import type { Sent } from '@gemba/decider/process';
import { send } from '@gemba/decider/process';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isNegative, isZero, minus, none, plus, smaller } from '@gemba/measures/quantity';
import { sameMoney } from '@gemba/measures/money';
import type { Awaited, Bill, Ordered, Receipt } from '../../invoices/supplier-invoice/match.js';
import { addedBy, awaitedValue, matched } from '../../invoices/supplier-invoice/match.js';
import { supplierInvoice } from '../../invoices/supplier-invoice/supplier-invoice.js';

export type Waiting = Bill & { readonly id: string };

/** Goods that an invoice was released for before they came; `came` is there already. */
type Expected = Pick<Waiting, 'id' | 'site' | 'supplier'> & Awaited & { readonly came: Quantity };

export type Run = {
  readonly ordered: readonly Ordered[];
  /** What came in and no invoice and no return took, in order. */
  readonly receipts: readonly Receipt[];
  /** Invoices that did not pass yet, in order of arrival. */
  readonly waiting: readonly Waiting[];
  readonly expected: readonly Expected[];
  /** Returned after it was billed, by line: what comes next for it is no new debt. */
  readonly returned: Readonly<Record<string, Quantity>>;
};

export const NOTHING: Run = { ordered: [], receipts: [], waiting: [], expected: [], returned: {} };

/** A run after something happened, and what is sent because of it. */
export type Round = { readonly run: Run; readonly sent: readonly Sent[] };

/**
 * Asks for the invoice, and sets its receipts aside when it passes: the same match that the invoice itself
 * makes.
 */
const asked = ({ run, sent }: Round, invoice: Waiting): Round => {
  const receipts = run.receipts.filter((receipt) => invoice.lines.some(({ line }) => line === receipt.line));
  const { ordered } = run;
  const command = send(supplierInvoice, [invoice.id, 'MatchSupplierInvoice'], {
    receipts: [...receipts],
    ordered: [...ordered],
  });
  const { failure, left } = matched(invoice, run);
  return {
    run: failure ? { ...run, waiting: [...run.waiting, invoice] } : { ...run, ...left },
    sent: [...sent, command],
  };
};

const askedAgain = (run: Run, sent: readonly Sent[] = []): Round =>
  run.waiting.reduce(asked, { run: { ...run, waiting: [] }, sent });

export const placed = (run: Run, ordered: readonly Ordered[]): Round => askedAgain({ ...run, ordered });

export const billed = (run: Run, invoice: Waiting): Round => asked({ run, sent: [] }, invoice);

/** Nothing more will come of the order. */
export const ended = (run: Run): Round =>
  askedAgain({
    ...run,
    ordered: run.ordered.map((each) => ({ ...each, quantity: none(each.quantity.unit) })),
  });

const orNone = (quantity: Quantity): Quantity => (isNegative(quantity) ? none(quantity.unit) : quantity);

const sameUnit = (a: Quantity, b: Quantity): boolean => a.unit === b.unit;

/** The order has less to come (or more, where the change is below zero). */
const toCome = (ordered: readonly Ordered[], line: string, less: Quantity): readonly Ordered[] =>
  ordered.map((each) =>
    each.line === line && sameUnit(each.quantity, less)
      ? { ...each, quantity: orNone(minus(each.quantity, less)) }
      : each,
  );

/** So much of a line will not come. */
export const lineEnded = (run: Run, line: string, open: Quantity): Round =>
  askedAgain({ ...run, ordered: toCome(run.ordered, line, open) });

/** What replaces returned goods that were billed before is billed already. */
const replacing = (run: Run, receipt: Receipt): { readonly run: Run; readonly receipt: Receipt } => {
  const { line, quantity } = receipt;
  const open = run.returned[line];
  if (!open || !sameUnit(open, quantity)) return { run, receipt };
  const part = smaller(open, quantity);
  return {
    run: { ...run, returned: { ...run.returned, [line]: minus(open, part) } },
    receipt: { ...receipt, quantity: minus(quantity, part), taken: part },
  };
};

/** Goods first meet the invoices that were released for them, then those that wait. */
export const arrived = (before: Run, goods: Receipt): Round => {
  const { run, receipt } = replacing(before, goods);
  const start: Round = {
    run: { ...run, receipts: [], expected: [], ordered: toCome(run.ordered, goods.line, goods.quantity) },
    sent: [],
  };
  const { round, left } = run.expected.reduce((state, expected) => cleared(state, expected), {
    round: start,
    left: [receipt] as readonly Receipt[],
  });
  const receipts = [...run.receipts, ...left.filter(({ quantity }) => !isZero(quantity))];
  return askedAgain({ ...round.run, receipts }, round.sent);
};

type Clearing = { readonly round: Round; readonly left: readonly Receipt[] };

const cleared = ({ round, left }: Clearing, expected: Expected): Clearing => {
  const { id, site, supplier, line, item, price, quantity, came } = expected;
  const match = matched(
    { site, supplier, lines: [{ line, item, quantity, price }] },
    { receipts: left, ordered: [] },
  );
  const now = match.parts.reduce((sum, part) => plus(sum, part.quantity), none(quantity.unit));
  if (isZero(now)) {
    return { round: { ...round, run: { ...round.run, expected: [...round.run.expected, expected] } }, left };
  }
  const amount = addedBy({ price, quantity: now, taken: came, date: '' }, (each) => each);
  const receipts = match.parts.map((part) => ({ line, item, site, supplier, ...part }));
  const rest = { ...expected, quantity: minus(quantity, now), came: plus(came, now) };
  return {
    left: match.left.receipts,
    round: {
      run: { ...round.run, expected: [...round.run.expected, ...(isZero(rest.quantity) ? [] : [rest])] },
      sent: [...round.sent, send(supplierInvoice, [id, 'ClearAwaitedGoods'], { billed: amount, receipts })],
    },
  };
};

/** Goods went back: what was not billed yet of the line is taken off, the latest receipt first. */
export const returned = (run: Run, line: string, quantity: Quantity): Round => {
  let open = quantity;
  const receipts = run.receipts.toReversed().flatMap((receipt): Receipt[] => {
    if (receipt.line !== line || !sameUnit(receipt.quantity, open)) return [receipt];
    const part = smaller(open, receipt.quantity);
    open = minus(open, part);
    const rest = minus(receipt.quantity, part);
    return isZero(rest)
      ? []
      : [{ ...receipt, quantity: rest, taken: plus(receipt.taken ?? none(rest.unit), part) }];
  });
  const before = run.returned[line] ?? none(open.unit);
  return askedAgain({
    ...run,
    receipts: receipts.toReversed(),
    returned: isZero(open) ? run.returned : { ...run.returned, [line]: plus(before, open) },
    ordered: toCome(run.ordered, line, minus(none(quantity.unit), quantity)),
  });
};

/** Somebody accepted the invoice as it is: it takes what there is, and is owed what is still to come. */
export const released = (run: Run, id: string, awaited: Money | undefined): Round => {
  const invoice = run.waiting.find((each) => each.id === id);
  if (!invoice) return { run, sent: [] };
  const match = matched(invoice, run);
  const others = run.waiting.filter((each) => each !== invoice);
  const isAwaited = awaited && sameMoney(awaitedValue(match.awaited, awaited.currency), awaited);
  const { site, supplier } = invoice;
  const expected = isAwaited
    ? match.awaited.map((each) => ({ ...each, id, site, supplier, came: none(each.quantity.unit) }))
    : [];
  const { receipts } = match.left;
  const ordered = isAwaited ? match.left.ordered : run.ordered;
  return askedAgain({ ...run, receipts, ordered, waiting: others, expected: [...run.expected, ...expected] });
};
