/** What has to be known to compare the ways of disposing of a part, and the decision on one. */
import type {
  DispositionKind,
  DispositionOption,
  ReturnAuthorised,
  ReturnGrade,
} from '@gemba/contracts/events/supply-chain/returns';
import { DISPOSITIONS } from '@gemba/contracts/events/supply-chain/returns';
import type { Rejection } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered, row, stateOf } from '@gemba/decider/needs';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { stockItem } from '../stock/stock-item.js';
import type { StockItem } from '../stock/stock-state.js';
import { lotOf } from '../stock/stock-state.js';
import { partsOf } from '../stock/lot.js';
import type { HeldLotRow } from '../tables/holds.js';
import { heldLotKey, heldLotTable } from '../tables/holds.js';
import { itemCalled } from '../tables/known.js';
import type { ItemRow } from '../tables/rows.js';
import type { DisposedRow } from './disposed.js';
import { disposedInMonth, disposedKey } from './disposed.js';
import type { Limit } from './disposition.js';
import { bestPlan, optionsFor } from './disposition.js';
import { cannotGo, noWay, withoutReason } from './return-limits.js';
import type { ReturnPolicy } from './return-policy.js';
import { returnPolicy } from './return-policy.js';

type Goods = Pick<ReturnAuthorised, 'site' | 'item' | 'lot'>;

export type WaysKnown = {
  readonly policy: ReturnPolicy | undefined;
  readonly stock: StockItem | undefined;
  readonly held: HeldLotRow | undefined;
  readonly item: ItemRow | undefined;
} & Readonly<Record<`went ${DispositionKind}`, DisposedRow | undefined>>;

type WaysNeeds = { readonly [K in keyof WaysKnown]: Need<WaysKnown[K]> };

const NOTHING: Goods = { site: '', item: '', lot: '' };

export const waysNeeds = (goods: Goods | null, date: string): WaysNeeds => {
  const { site, item, lot } = goods ?? NOTHING;
  const went = (kind: DispositionKind) =>
    registered(disposedInMonth, disposedKey({ site, item, kind }, date));
  return {
    policy: stateOf(returnPolicy, `${site}.${item}`),
    stock: stateOf(stockItem, `${site}.${item}`),
    held: row(heldLotTable, heldLotKey({ site, item, lot })),
    item: itemCalled(item),
    'went restock': went('restock'),
    'went refurbish': went('refurbish'),
    'went returnToMaker': went('returnToMaker'),
    'went recycle': went('recycle'),
  };
};

type Part = { readonly grade: ReturnGrade; readonly quantity: Quantity };

const none = (why: string): Limit => ({ most: '0', why });

/** What is on hold, or becomes no other item. */
const limitsOfGoods = ({ item, lot }: Goods, { held, item: registered }: WaysKnown) => {
  const onHold = held && none(`lot ${lot} is on hold by ${held.holds.join(', ')}`);
  return {
    ...(registered?.refurbishedAs === undefined
      ? { refurbish: none(`${item} names no item as which it is sold when it is made good again`) }
      : {}),
    ...(onHold ? { restock: onHold, refurbish: onHold } : {}),
  };
};

/** What the lot itself stands in the way of. */
const limitsOf = (
  goods: Goods,
  known: WaysKnown,
  { date, quantity }: { readonly date: string; readonly quantity: Quantity },
): Readonly<Partial<Record<DispositionKind, Limit>>> => {
  const { lot } = goods;
  const { stock } = known;
  const inStock = stock && lotOf(stock, lot);
  const { expiry } = inStock ?? {};
  const bought = inStock ? subtractDecimal(quantity.value, partsOf(inStock, quantity.value).missing) : '0';
  const isExpired = expiry !== undefined && expiry < date;
  return {
    ...(isExpired ? { restock: none(`lot ${lot} expired on ${expiry}`) } : {}),
    ...limitsOfGoods(goods, known),
    returnToMaker: { most: bought, why: `what of lot ${lot} came in on purchase orders and is known` },
  };
};

/** The ways of the policy as things are now, the one that brings most first; none without a policy. */
export const waysOf = (
  goods: Goods,
  part: Part,
  { known, date }: { readonly known: WaysKnown; readonly date: string },
): readonly DispositionOption[] =>
  optionsFor(known.policy?.set?.options ?? [], {
    ...part,
    used: Object.fromEntries(
      DISPOSITIONS.map((kind) => [kind, known[`went ${kind}`]?.quantity ?? '0'] as const),
    ),
    limits: limitsOf(goods, known, { date, quantity: part.quantity }),
  });

export type Decided = {
  readonly kind: DispositionKind;
  readonly quantity: string;
  readonly option: DispositionOption | undefined;
  readonly isBest: boolean;
};

type Asked = {
  readonly kind: DispositionKind | undefined;
  readonly reason: string | undefined;
  readonly quantity: Quantity;
  readonly options: readonly DispositionOption[];
  /** What a way takes of it that the policy does not name. */
  readonly otherwise: string;
};

/** The best plan where no way is named; else the named way, which needs a reason if another brings more. */
export const decideOn = (asked: Asked): readonly Decided[] | Rejection => {
  const { kind, reason, quantity, options, otherwise } = asked;
  const plan = bestPlan(options, quantity.value);
  if (kind === undefined) {
    return plan.length === 0
      ? noWay(options)
      : plan.map(({ option, quantity: value }) => ({
          ...{ kind: option.kind, quantity: value, option, isBest: true },
        }));
  }
  const option = options.find((each) => each.kind === kind);
  const no = cannotGo({ kind, quantity, options }, option?.possible.value ?? otherwise);
  if (no) return no;
  const own = plan.find((each) => each.option.kind === kind)?.quantity ?? '0';
  const isBest = compareDecimals(own, quantity.value) >= 0;
  if (!isBest && reason === undefined) return withoutReason(options);
  return [{ kind, quantity: quantity.value, option, isBest }];
};

/** What a way takes of a part, when nobody has said what it brings. */
export const mostBy = (
  kind: DispositionKind | undefined,
  goods: Goods,
  about: { readonly known: WaysKnown; readonly date: string; readonly part: Part },
): string => {
  const { known, date, part } = about;
  if (kind === 'restock' && part.grade !== 'A') return '0';
  const limit = kind && limitsOf(goods, known, { date, quantity: part.quantity })[kind];
  return limit?.most ?? part.quantity.value;
};
