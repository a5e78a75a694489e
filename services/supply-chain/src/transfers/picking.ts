/** What leaves for another site: lots that are available, not expired and promised to nobody else. */
import type { LotPart } from '@gemba/contracts/events/supply-chain/transfers';
import type { Given } from '@gemba/decider/decider';
import { begun } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { inUnitOf } from '../facts/quantities.js';
import { fefo } from '../stock/fefo.js';
import type { AsideRow } from '../orders/set-aside.js';
import { cannotTake, isExpired, isPromised, isSetAside } from '../stock/stock-limits.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK } from '../stock/stock-state.js';
import type { TransferShipment } from './shipment-state.js';
import { leftToShip } from './shipment-state.js';

type Knowing = { readonly stock: StockItem | undefined; readonly aside?: AsideRow | undefined };
type Moment = Pick<Given<Knowing>, 'id' | 'at' | 'date' | 'known'>;

export const demandOfTransfer = (id: string): string => `stock-transfer/${id}`;

const inOwnUnits = (
  lines: readonly LotPart[],
  of: { readonly id: string; readonly unit: string },
): readonly LotPart[] | Rejection => {
  const own: LotPart[] = [];
  for (const { lot, quantity: said } of lines) {
    const quantity = inUnitOf(of, said, 'SCM-STK-UNIT');
    if (isRefused(quantity)) return quantity;
    own.push({ lot, quantity });
  }
  return own;
};

/** All that is left to ship, what expires first before the rest. */
const proposed = (
  state: TransferShipment,
  { id, date, known: { stock = NO_STOCK, aside } }: Moment,
): readonly LotPart[] | Rejection => {
  const left = leftToShip(state);
  const { unit } = begun(state.asked).quantity;
  const { picks, missing } = fefo(stock, {
    ...{ quantity: left, date, demand: demandOfTransfer(id) },
    asides: aside?.asides ?? [],
  });
  return compareDecimals(missing, '0') > 0
    ? reject('SCM-RES-OVER', `${missing} of the ${left} ${unit} that are left to ship are not free here.`, {
        violated: { rule: 'free stock', actual: missing, limit: '0', unit },
        hint: 'Name the lots that leave now; the rest is shipped later, or the transfer is ended.',
      })
    : picks.map(({ lot, quantity: value }) => ({ lot, quantity: { value, unit } }));
};

const cannotLeave = (
  stock: StockItem,
  lines: readonly LotPart[],
  { id, at, date, known: { aside } }: Moment,
): Rejection | null => {
  const asides = aside?.asides ?? [];
  for (const { lot, quantity } of lines) {
    const no =
      cannotTake(stock, { lot, quantity, from: 'available', at }) ??
      isExpired(stock, lot, date) ??
      isSetAside(stock, { lot, quantity }, asides);
    if (no) return no;
  }
  const [first] = lines;
  const value = lines.map(({ quantity }) => quantity.value).reduce(addDecimal, '0');
  const whole = { value, unit: first?.quantity.unit ?? stock.unit };
  return isPromised(stock, whole, { demand: demandOfTransfer(id), date, asides });
};

/** The lots that leave, or why they cannot. */
export const picked = (
  state: TransferShipment,
  said: readonly LotPart[] | undefined,
  moment: Moment,
): readonly LotPart[] | Rejection => {
  const {
    item: id,
    quantity: { unit },
  } = begun(state.asked);
  const lines = said ? inOwnUnits(said, { id, unit }) : proposed(state, moment);
  if (isRefused(lines)) return lines;
  if (new Set(lines.map(({ lot }) => lot)).size < lines.length)
    return reject('SCM-TRF-LOT', 'Two lines name the same lot. Name each lot once.');
  const left = leftToShip(state);
  const value = lines.map(({ quantity }) => quantity.value).reduce(addDecimal, '0');
  if (compareDecimals(value, left) > 0)
    return reject('SCM-TRF-OVER', `${value} ${unit} were named, and ${left} are left to ship. Ship fewer.`, {
      violated: { rule: 'consented and not shipped', actual: value, limit: left, unit },
    });
  return cannotLeave(moment.known.stock ?? NO_STOCK, lines, moment) ?? lines;
};
