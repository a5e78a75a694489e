/**
 * A fair share is how a donor divides what several sites ask of it and what it has too little of.
 *
 *   none ──share out──▶ shared out (each transfer is consented to with its share)
 */
import {
  SHARINGS,
  StockSharedOut,
  TransferShare,
  fairShareEvents,
} from '@gemba/contracts/events/supply-chain/transfers';
import { IsListOf, IsOneOf, IsQuantity, IsRef, IsRefs, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { reached, stateOf, withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { inUnitOf, unknownItem } from '../facts/quantities.js';
import { stockItem } from '../stock/stock-item.js';
import { NO_STOCK, free } from '../stock/stock-state.js';
import { itemCalled } from '../tables/known.js';
import { rightToConsent } from './consent.js';
import { wrongState } from './progress.js';
import { shared } from './sharing.js';
import type { TransferShipment } from './shipment-state.js';
import { transferShipment } from './transfer-shipment.js';

export class ShareOutStock {
  /** Which has it. */
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** That ask for it and wait; where they are served in order, the most urgent first. */
  @IsRefs('transfer-shipment', { min: 1, max: 50 }) transfers!: string[];
  @IsOneOf(SHARINGS) by!: StockSharedOut['by'];
  /** What the donor keeps of what is free; nothing when absent. */
  @Optional() @IsQuantity() keep?: Quantity;
}

export type FairShare = { readonly done: StockSharedOut | null };

class FairShareAnswer {
  @IsRef('item') item!: string;
  @IsOneOf(SHARINGS) by!: StockSharedOut['by'];
  /** What was free at the donor, and what of that it keeps. */
  @IsQuantity() free!: Quantity;
  @IsQuantity() keep!: Quantity;
  @IsListOf(() => TransferShare) shares!: readonly TransferShare[];
}

const answered = ({ done }: FairShare): FairShareAnswer => {
  const { site: _, ...answer } = begun(done);
  return answer;
};

const NONE: FairShare = { done: null };

type Asking = { readonly transfer: string; readonly state: TransferShipment | undefined };

const waits = ({ site, item }: ShareOutStock, { state }: Asking): boolean =>
  state?.status === 'asked' && state.asked?.site === site && state.asked.item === item;

const cannotShare = (command: ShareOutStock, asking: readonly Asking[]): Rejection | null => {
  const { site, item, transfers } = command;
  if (new Set(transfers).size < transfers.length)
    return reject('SCM-FSH-TRANSFER', 'A transfer is named twice. Name each once.');
  const other = asking.find((each) => !waits(command, each));
  return other
    ? reject('SCM-FSH-TRANSFER', `${other.transfer} is no transfer that asks ${site} for ${item} and waits.`)
    : null;
};

const isRepeat = ({ shares, by }: StockSharedOut, { transfers, by: asked }: ShareOutStock): boolean =>
  by === asked &&
  same(
    [...transfers],
    shares.map(({ transfer }) => transfer),
  );

export const fairShare = decider('fair-share', {
  path: 'fair-shares',
  opens: 'ShareOutStock',
  home: 'site',
  commitments: ['ShareOutStock'],
  commands: { ShareOutStock },
  events: fairShareEvents,
  initial: NONE,
  answers: answers(FairShareAnswer, answered),
  allow: { ShareOutStock: ['planner', 'site-manager', 'coo', 'admin'] },
  needs: {
    ShareOutStock: ({ site, item, transfers }: ShareOutStock) => ({
      item: itemCalled(item),
      stock: stateOf(stockItem, `${site}.${item}`),
      asking: reached(transferShipment, transfers, () => []),
      right: rightToConsent(),
    }),
  },
  decide: {
    ShareOutStock({ done }, command, { date, known }) {
      const { site, item: id, transfers, by, keep: kept } = command;
      if (done)
        return isRepeat(done, command)
          ? []
          : wrongState('Another sharing has this id.', 'Choose another id.');
      const no = withoutRight('SCM-TRF-CONSENT', known.right);
      if (no) return no;
      if (!known.item) return unknownItem(id);
      const { unit } = known.item;
      const asking = transfers.map((transfer) => ({ transfer, state: known.asking[transfer] }));
      const cannot = cannotShare(command, asking);
      if (cannot) return cannot;
      const keep = kept ? inUnitOf({ id, unit }, kept, 'SCM-STK-UNIT') : { value: '0', unit };
      if (isRefused(keep)) return keep;
      const there = free(known.stock ?? NO_STOCK, date);
      const left = subtractDecimal(there, keep.value);
      if (compareDecimals(left, '0') <= 0)
        return reject('SCM-FSH-NOTHING', `Nothing of ${id} is free at ${site} that it does not keep.`, {
          violated: { rule: 'free − kept > 0', actual: left, limit: '0', unit },
        });
      const asked = asking.map(({ state }) => begun(state?.asked ?? null));
      const given = shared(
        asked.map(({ quantity }) => quantity.value),
        left,
        { by, unit },
      );
      const shares = asked.map(({ to, quantity }, n) => ({
        ...{ transfer: transfers[n] ?? '', to, asked: quantity },
        given: { value: given[n] ?? '0', unit },
      }));
      return [happened('StockSharedOut', { site, item: id, by, free: { value: there, unit }, keep, shares })];
    },
  },
  evolve: { StockSharedOut: (_, done): FairShare => ({ done }) },
});
