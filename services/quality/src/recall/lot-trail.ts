/**
 * A trail is a lot, or an order that took some of it, that is followed for recalls and holds: what moves on
 * it is looked at again.
 *
 *   none ──begin──▶ followed ⟲ move
 */
import { createHash } from 'node:crypto';
import type { RecalledLot } from '@gemba/contracts/events/recall';
import { LotTrailBegun, lotTrailEvents } from '@gemba/contracts/events/recall';
import { IsListOf } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';

export class BeginLotTrail extends LotTrailBegun {}
export class MoveLotTrail {}

type LotTrail = { readonly follows: readonly LotTrailBegun[] };

class LotTrailAnswer {
  /** The lots that are looked at when it moves, and for which recall or hold. */
  @IsListOf(() => LotTrailBegun, { max: 20_000 }) follows!: readonly LotTrailBegun[];
}

const initial: LotTrail = { follows: [] };

/** As long as any id may be, whatever its parts are. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

export const trailOfLot = ({ item, lot }: RecalledLot): string => `lot-${digest(`${item}/${lot}`)}`;
export const trailOfOrder = (order: string): string => `order-${digest(order)}`;
export const trailOfShipment = (shipment: string): string => `shipment-${digest(shipment)}`;

export const lotTrail = decider('lot-trail', {
  path: 'lot-trails',
  opens: 'BeginLotTrail',
  home: 'enterprise',
  implicit: true,
  commands: { BeginLotTrail, MoveLotTrail },
  events: lotTrailEvents,
  initial,
  answers: answers(LotTrailAnswer, ({ follows }: LotTrail) => ({ follows })),
  allow: { BeginLotTrail: [], MoveLotTrail: [] },
  decide: {
    BeginLotTrail({ follows }, command) {
      return follows.some((each) => same(each, command)) ? [] : [happened('LotTrailBegun', { ...command })];
    },
    MoveLotTrail({ follows }) {
      return follows.length === 0 ? [] : [happened('LotTrailMoved', { follows: [...follows] })];
    },
  },
  evolve: {
    LotTrailBegun: ({ follows }, data): LotTrail => ({ follows: [...follows, data] }),
    LotTrailMoved: (state): LotTrail => state,
  },
});
