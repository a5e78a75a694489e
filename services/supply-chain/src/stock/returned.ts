/** What a customer sent back stands apart in stock until it is decided what becomes of it. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { present } from '../facts/facts.js';
import type { HeldLotRow } from '../tables/holds.js';
import { placeOf } from '../tables/known.js';
import type { DisposeReturned } from './commands.js';
import type { StockEvent } from './consequences.js';
import { goingBack } from './issue.js';
import type { Knowing } from './receipt.js';
import { serial } from './receipt.js';
import { cannotTake, notInStatus } from './stock-limits.js';
import type { StockItem } from './stock-state.js';

const RETURNED: StockStatus = 'returned';

type Move = { readonly from: StockStatus; readonly to: StockStatus };

/**
 * A change of status is from one to another. Nobody moves what came back by hand: it comes with its
 * authorisation and goes by a decision on it.
 */
export const cannotMove = ({ from, to }: Move, by: Given['by'], onHold?: HeldLotRow): Rejection | null => {
  if (from === to) return reject('SCM-STK-STATUS', 'Name two different statuses.');
  if (isProcess(by)) return null;
  if (from === 'hold' && onHold)
    return reject('SCM-STK-STATUS', 'Quality holds the lot; it is free when the hold is lifted.', {
      hint: 'Have quality lift it: POST /v1/quality-holds/{id}/lift-hold.',
    });
  if (from !== RETURNED && to !== RETURNED) return null;
  return reject('SCM-STK-RETURNED', 'What came back is graded, and goes where its disposition says.', {
    hint: 'Receive, grade and decide on it: POST /v1/return-authorisations/{id}/….',
  });
};

/** What leaves for what, lot by lot. */
const takenFor = (stock: StockItem, command: DisposeReturned): ReturnType<typeof goingBack> => {
  const { lot, quantity, kind, authorisation, order = '', operation } = command;
  if (kind === 'returnToMaker') return goingBack(stock, { lot, quantity });
  const purpose =
    kind === 'refurbish'
      ? { kind: 'production-order' as const, id: order, ...present({ line: operation }) }
      : { kind: 'scrap' as const, id: authorisation };
  return [{ lot, quantity, purpose }];
};

/** The events that carry out what was decided on so much of what came back. */
export const disposed = (
  stock: StockItem,
  command: DisposeReturned,
  given: Given<Knowing>,
): readonly StockEvent[] | Rejection => {
  const { lot, quantity, kind, authorisation: id } = command;
  const place = placeOf(given);
  const taking = { lot, quantity, from: RETURNED, at: given.at };
  if (kind === 'restock') {
    const reason = `Return ${id} goes back into stock.`;
    const moved = { ...place, lot, quantity, from: RETURNED, to: 'available' as const, reason };
    return notInStatus(stock, taking) ?? [happened('StockStatusChanged', moved)];
  }
  const no = cannotTake(stock, taking);
  if (no) return no;
  const parts = takenFor(stock, command);
  if (isRefused(parts)) return parts;
  const more = { status: RETURNED, ...serial(given.known) };
  return parts.map((part) => happened('StockIssued', { ...place, ...part, ...more }));
};
