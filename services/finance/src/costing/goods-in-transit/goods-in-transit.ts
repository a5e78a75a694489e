/**
 * What is on its way between two sites is worth, lot by lot, in the currency of the donor; its id is that of
 * the transfer.
 *
 *   ──add, when it leaves──▶ lot with quantity and amount ──relieve, when it arrives or is lost──▶ less
 */
import { TRANSIT_ENDS, goodsInTransitEvents } from '@gemba/contracts/events/finance/ledger';
import {
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRef,
  IsText,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import { answers, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { siteTable } from '@gemba/platform/access/tables';
import { siteOf } from '../../values/translation.js';
import type { Layers } from '../cost-layer/layers.js';
import { withLayer, withoutLayer, worthOf } from '../cost-layer/layers.js';

class Moved {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class AddGoodsInTransit extends Moved {
  @IsRef('site') site!: string;
  @Sensitive('cost') @IsMoney() amount!: Money;
}

export class RelieveGoodsInTransit extends Moved {
  /** Where it went. */
  @IsRef('site') to!: string;
  @IsOneOf(TRANSIT_ENDS) end!: (typeof TRANSIT_ENDS)[number];
  /** The business day of the receiver. */
  @IsPlainDate() date!: string;
}

export type GoodsInTransit = { readonly lots: Layers; readonly sources: readonly string[] };

class LotInTransit {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
}

/** A lot that has come is gone from here. */
export class GoodsInTransitAnswer {
  @IsListOf(() => LotInTransit) lots!: readonly LotInTransit[];
}

const answered = ({ lots }: GoodsInTransit): GoodsInTransitAnswer => ({
  lots: Object.entries(lots).map(([lot, layer]) => ({ lot, ...layer })),
});

const NOTHING: GoodsInTransit = { lots: {}, sources: [] };

export const goodsInTransit = decider('goods-in-transit', {
  path: 'goods-in-transit',
  opens: 'AddGoodsInTransit',
  home: 'site',
  commands: { AddGoodsInTransit, RelieveGoodsInTransit },
  events: goodsInTransitEvents,
  initial: NOTHING,
  answers: answers(GoodsInTransitAnswer, answered),
  allow: { AddGoodsInTransit: [], RelieveGoodsInTransit: [] },
  needs: {
    RelieveGoodsInTransit: ({ to }: RelieveGoodsInTransit) => ({ receiver: row(siteTable, to) }),
  },

  decide: {
    AddGoodsInTransit({ sources }, command, { id: transfer }) {
      if (sources.includes(command.sourceEventId)) return [];
      return [happened('GoodsInTransitAdded', { transfer, ...command })];
    },

    RelieveGoodsInTransit({ lots, sources }, command, given) {
      if (sources.includes(command.sourceEventId)) return [];
      const { receiver } = given.known;
      const { id: site, companyId } = siteOf(given);
      const held = lots[command.lot];
      const amount = worthOf(held, command.quantity);
      if (!amount || !receiver)
        // What it is worth comes on another way than that it came; it is tried again when that is here.
        return reject(
          'FIN-COST-LAYER',
          `Lot ${command.lot} of ${command.item} has no worth in transit yet.`,
          {
            violated: {
              rule: 'quantity in transit',
              actual: command.quantity.value,
              limit: held?.quantity.value ?? '0',
              unit: command.quantity.unit,
            },
          },
        );
      const entities =
        receiver.companyId === companyId ? {} : { company: receiver.companyId, sender: companyId };
      return [
        happened('GoodsInTransitRelieved', { site, transfer: given.id, ...command, ...entities, amount }),
      ];
    },
  },

  evolve: {
    GoodsInTransitAdded: ({ lots, sources }, { lot, quantity, amount, sourceEventId }): GoodsInTransit => ({
      lots: withLayer(lots, lot, { quantity, amount }),
      sources: [...sources, sourceEventId],
    }),
    GoodsInTransitRelieved: (
      { lots, sources },
      { lot, quantity, amount, sourceEventId },
    ): GoodsInTransit => ({
      lots: withoutLayer(lots, lot, { quantity, amount }),
      sources: [...sources, sourceEventId],
    }),
  },
});
