/** What a recall remembers, and what follows from it: who has what, and what nobody has accounted for. */
import type {
  RecallNoticeGiven,
  RecallOpened,
  RecallTraced,
  RecalledGoods,
  RecalledGoodsSettled,
  RecalledLot,
} from '@gemba/contracts/events/recall';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { lotAnywhere } from '../tables/whereabouts.js';
import { outstandingOf } from './trace.js';

export type Recall = {
  readonly opened: RecallOpened | null;
  /** Named by whoever opened or widened it. */
  readonly named: readonly RecalledLot[];
  /** The latest that was found of each lot, by `<item>/<lot>`. */
  readonly traces: Readonly<Record<string, RecallTraced>>;
  readonly notices: readonly RecallNoticeGiven[];
  readonly settled: readonly RecalledGoodsSettled[];
  readonly conclusion: string | null;
};

export const NO_RECALL: Recall = {
  ...{ opened: null, named: [], traces: {}, notices: [], settled: [], conclusion: null },
};

/** A customer who is not known yet of a shipment that is not told of yet. */
const NOBODY = '';

/** What a customer was sent of a lot, or stands picked for them, and what of it is with them still. */
export type Share = RecalledLot & {
  readonly customer: string;
  readonly unit: string;
  /** Has left for them. */
  readonly shipped: string;
  readonly returned: string;
  readonly settled: string;
  readonly outstanding: string;
};

const isAbove = (value: string): boolean => compareDecimals(value, '0') > 0;
const sum = (values: readonly string[]): string => values.reduce(addDecimal, '0');

const settledOf = (recall: Recall, { customer, item, lot }: RecalledLot & { customer: string }): string =>
  sum(
    recall.settled
      .filter((each) => each.customer === customer && each.item === item && each.lot === lot)
      .map(({ quantity }) => quantity.value),
  );

/** By customer and lot, in their order. */
export const sharesOf = (recall: Recall): readonly Share[] =>
  Object.values(recall.traces).flatMap(({ item, lot, made, shipped }) =>
    [...Map.groupBy(shipped, ({ customer = NOBODY }) => customer)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([customer, of]): Share => {
        const settled = settledOf(recall, { customer, item, lot });
        const there = sum(of.map(outstandingOf));
        return {
          ...{ customer, item, lot, unit: made.unit },
          shipped: sum(of.filter(({ despatched }) => despatched).map(({ quantity }) => quantity.value)),
          returned: sum(of.map(({ returned }) => returned.value)),
          ...{ settled, outstanding: subtractDecimal(there, settled) },
        };
      }),
  );

/** What a customer was sent, for the notice that is given to them. */
export const goodsSentTo = (recall: Recall, customer: string): RecalledGoods[] =>
  sharesOf(recall)
    .filter((share) => share.customer === customer && isAbove(share.shipped))
    .map(({ item, lot, shipped, unit }) => ({ item, lot, quantity: { value: shipped, unit } }));

const isTold = (recall: Recall, { customer, item, lot, shipped }: Share): boolean =>
  !isAbove(shipped) ||
  recall.notices.some(
    (notice) =>
      notice.customer === customer &&
      notice.goods.some(
        (each) =>
          each.item === item && each.lot === lot && compareDecimals(each.quantity.value, shipped) >= 0,
      ),
  );

const openOfLot = ({ item, lot, stock, inTransit, used }: RecallTraced): readonly string[] => {
  const what = `of lot ${lot} of ${item}`;
  return [
    ...stock
      .filter(({ free }) => isAbove(free.value))
      .map(({ site, free }) => `${free.value} ${what} can still be used at ${site}`),
    ...(isAbove(inTransit.value) ? [`${inTransit.value} ${what} are on their way between sites`] : []),
    ...used
      .filter(({ over }) => !over)
      .map(({ order, quantity }) => `${quantity.value} ${what} are in order ${order}, which is open`),
  ];
};

const openOfShare = (recall: Recall, share: Share): readonly string[] => {
  const { customer, item, lot, outstanding } = share;
  return [
    ...(isTold(recall, share) ? [] : [`${customer} is not told of what they have of lot ${lot} of ${item}`]),
    ...(isAbove(outstanding)
      ? [`${outstanding} of lot ${lot} of ${item} are with ${customer}, or picked for them`]
      : []),
  ];
};

/** Named, but not looked for yet. */
const untraced = ({ named, traces }: Recall): readonly string[] =>
  [...named, ...Object.values(traces).flatMap(({ became }) => became)]
    .filter((lot) => traces[lotAnywhere(lot)] === undefined)
    .map(({ item, lot }) => `lot ${lot} of ${item} is being traced`);

/** What nobody has accounted for, one sentence each; none when the recall may be closed. */
export const openIn = (recall: Recall): readonly string[] => [
  ...new Set([
    ...untraced(recall),
    ...Object.values(recall.traces).flatMap(openOfLot),
    ...sharesOf(recall).flatMap((share) => openOfShare(recall, share)),
  ]),
];
