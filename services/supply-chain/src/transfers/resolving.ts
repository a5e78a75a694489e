/** What becomes of a difference of a transfer: found, lost, owed by the carrier, or sent back. */
import type { DifferenceKind, Resolution } from '@gemba/contracts/events/supply-chain/transfers';
import type { Given } from '@gemba/decider/decider';
import { begun } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import { inUnitOf } from '../facts/quantities.js';
import type { LotKnowing, TransferEvent } from './receiving.js';
import { cannotTakeIn } from './receiving.js';
import type { ResolveTransferDifference } from './commands.js';
import type { StockTransfer } from './transfer-state.js';
import { lotOnItsWay, openOf } from './transfer-state.js';

/** What was too much belongs to the donor: it is counted in here or goes back; nobody owes it. */
const WAYS: Readonly<Record<DifferenceKind, readonly Resolution[]>> = {
  short: ['found', 'lost', 'claimed'],
  damaged: ['found', 'lost', 'claimed'],
  over: ['found', 'sent-back'],
};

export const resolved = (
  state: StockTransfer,
  { lot, kind, quantity: said, resolution, reason }: ResolveTransferDifference,
  given: Given<LotKnowing>,
): readonly TransferEvent[] | Rejection => {
  const {
    site,
    from,
    item,
    quantity: { unit },
  } = begun(state.requested);
  const open = openOf(state, { lot, kind });
  const line = lotOnItsWay(state, lot);
  if (line === undefined || compareDecimals(open, '0') === 0)
    return reject('SCM-TRF-DIFFERENCE', `Nothing of lot ${lot} is ${kind} any more.`);
  if (!WAYS[kind].includes(resolution))
    return reject('SCM-TRF-DIFFERENCE', `What is ${kind} is ${WAYS[kind].join(', ')}; not ${resolution}.`);
  const quantity = said ? inUnitOf({ id: item, unit }, said, 'SCM-STK-UNIT') : { value: open, unit };
  if (isRefused(quantity)) return quantity;
  if (compareDecimals(quantity.value, open) > 0)
    return reject('SCM-TRF-DIFFERENCE', `Only ${open} ${unit} of lot ${lot} are ${kind}.`, {
      violated: { rule: 'open difference', actual: quantity.value, limit: open, unit },
    });
  const no = resolution === 'found' ? cannotTakeIn({ lot, quantity, line }, given) : null;
  if (no) return no;
  const what = { site, from, item, lot, kind, quantity, resolution, made: line.made, reason };
  return [happened('TransferDifferenceResolved', what)];
};
