/** What is issued: the lot that is named, or what expires first, and what has to be so for it to leave. */
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Known } from '@gemba/decider/needs';
import { isAbove, none, sumOf } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import { placeOf } from '../tables/known.js';
import type { IssueStock } from './commands.js';
import type { StockEvent } from './consequences.js';
import type { DemandNeeds } from './demand.js';
import { cannotBeFor } from './demand.js';
import { fefo } from './fefo.js';
import { cannotGoBack, consumption, isUse, statusFor } from './issue.js';
import type { PurposeNeeds } from './purpose.js';
import { cannotServe, takesFromOther } from './purpose.js';
import type { Knowing } from './receipt.js';
import { serial } from './receipt.js';
import type { Aside, AsideRow } from '../orders/set-aside.js';
import { cannotTake, isExpired, isPromised, isSetAside } from './stock-limits.js';
import type { StockItem } from './stock-state.js';
import { lotOf } from './stock-state.js';

type Asking = Parameters<typeof cannotServe>[1] & Parameters<typeof cannotBeFor>[1];

/** What an issue knows: its purpose, its demand and its item. */
type Issuing = Given<
  Known<PurposeNeeds> & Known<DemandNeeds> & Knowing & { readonly aside?: AsideRow | undefined }
>;

/** What stands against taking stock for this purpose, and of this demand. */
const notFor = (command: Part, asking: Asking): Rejection | null =>
  cannotServe(command, asking) ?? takesFromOther(command) ?? cannotBeFor(command.demand, asking);

/** An issue of one lot. */
type Part = IssueStock & { readonly lot: string };

/** What is set aside for others than the shipment that takes. */
const asidesOfOthers = ({ purpose }: Pick<IssueStock, 'purpose'>, row: AsideRow | undefined) =>
  (row?.asides ?? []).filter(({ shipment }) => purpose.kind !== 'shipment' || shipment !== purpose.id);

/** The lots that are issued: the one that is named, or what expires first before the rest. */
const chosen = (
  stock: StockItem,
  command: IssueStock,
  { date, asides }: { readonly date: string; readonly asides: readonly Aside[] },
): readonly [Part, ...Part[]] | Rejection => {
  const { lot, quantity, purpose, demand = '' } = command;
  if (lot !== undefined) return [{ ...command, lot }];
  if (!isUse(purpose)) return reject('SCM-STK-LOT', `Name the lot that is taken for ${purpose.kind}.`);
  const { picks, missing } = fefo(stock, { quantity: quantity.value, date, demand, asides });
  const [first, ...rest] = picks.map((pick): Part => {
    const part = { value: pick.quantity, unit: quantity.unit };
    return { ...command, lot: pick.lot, quantity: part };
  });
  if (first && !isAbove({ value: missing, unit: stock.unit }, none(stock.unit))) return [first, ...rest];
  return reject('SCM-RES-OVER', `${missing} ${quantity.unit} are not free. Take less, or name the lot.`, {
    violated: { rule: 'free stock', actual: quantity.value, limit: missing, unit: quantity.unit },
  });
};

/** What stands against taking these lots, each and together. */
const cannotLeave = (
  stock: StockItem,
  parts: readonly [Part, ...Part[]],
  { at, date, asides }: Pick<Given, 'at' | 'date'> & { readonly asides: readonly Aside[] },
): Rejection | null => {
  for (const part of parts) {
    const { lot, quantity, purpose } = part;
    const from = statusFor(stock, part);
    const no =
      cannotGoBack(stock, part) ??
      cannotTake(stock, { lot, quantity, from, at }) ??
      (isUse(purpose) ? (isExpired(stock, lot, date) ?? isSetAside(stock, part, asides)) : null);
    if (no) return no;
  }
  const [{ purpose, demand = '' }] = parts;
  const whole = sumOf(
    parts.map(({ quantity }) => quantity),
    parts[0].quantity.unit,
  );
  return isUse(purpose) ? isPromised(stock, whole, { demand, date, asides }) : null;
};

/** A lot that goes to another site is told of with its expiry and its origin. */
const madeOf = (stock: StockItem, { lot, purpose }: Part) => {
  const { expiry, source: origin } = lotOf(stock, lot);
  return purpose.kind === 'stock-transfer' ? { made: present({ expiry, origin }) } : {};
};

/** The events of an issue; the first says which lot. */
export const issue = (
  stock: StockItem,
  command: IssueStock,
  given: Issuing,
): readonly StockEvent[] | Rejection => {
  const { at, date, by, known } = given;
  const asides = asidesOfOthers(command, known.aside);
  const parts = chosen(stock, command, { date, asides });
  if (isRefused(parts)) return parts;
  const place = placeOf(given);
  const { lot } = parts[0];
  const no =
    cannotLeave(stock, parts, { at, date, asides }) ?? notFor({ ...command, lot }, { place, by, known });
  if (no) return no;
  const issued = parts.map((part) => {
    const from = statusFor(stock, part);
    const status = from === 'available' ? {} : { status: from };
    const { lot: id, quantity, purpose } = part;
    const more = { ...status, ...madeOf(stock, part), ...serial(known) };
    return happened('StockIssued', { ...place, lot: id, quantity, purpose, ...more });
  });
  return [...issued, ...consumption(stock, { ...command, lot }, place)];
};
