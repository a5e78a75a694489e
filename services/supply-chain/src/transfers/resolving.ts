/** What becomes of a difference of a transfer: found, lost, owed by the carrier, or sent back. */
import type { DifferenceKind, Resolution } from '@gemba/contracts/events/supply-chain/transfers';
import type { Given } from '@gemba/decider/decider';
import { begun } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { rightTo } from '@gemba/decider/needs';
import { compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { roundMoney } from '@gemba/measures/money';
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

/** What is taken in beyond what left, or written off, changes what the company has: as a count does. */
const needsRight = ({ kind, resolution }: Pick<ResolveTransferDifference, 'kind' | 'resolution'>): boolean =>
  resolution === 'lost' || (kind === 'over' && resolution === 'found');

/** The right to approve counts, up to what the difference is worth, of somebody who did not receive it. */
export const rightToResolve = (command: ResolveTransferDifference, state: StockTransfer) => {
  if (!needsRight(command)) return {};
  const { unitCost, receivers } = state;
  const quantity = command.quantity?.value ?? openOf(state, command);
  const worth = unitCost && roundMoney(multiplyDecimal(unitCost.amount, quantity), unitCost.currency);
  return { right: rightTo('stock-count', worth, { barred: receivers }) };
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
