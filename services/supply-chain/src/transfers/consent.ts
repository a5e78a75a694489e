/**
 * Who consents to a transfer. Centralised: headquarters. Decentralised: the donor. Hybrid: the donor only
 * where what is left free would not cover seven days of its own use; else the machine, by its right.
 */
import type { About, Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { rightTo, row, stateOf } from '@gemba/decider/needs';
import { subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { Mode, ModesOfTopic } from '@gemba/platform/access/rights';
import { modeAt } from '@gemba/platform/access/rights';
import { operatingModeTable } from '@gemba/platform/access/tables';
import { isPromised } from '../stock/stock-limits.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, free } from '../stock/stock-state.js';
import { stockItem } from '../stock/stock-item.js';
import type { UsageRow } from '../tables/usage.js';
import { coversAWeek, usageTable } from '../tables/usage.js';

const TOPIC = 'stock-transfer';
const MACHINE = 'automation';

export const stockOf = ({ site }: Pick<About, 'site'>, item: string) =>
  stateOf(stockItem, `${site?.id ?? ''}.${item}`);

export const askingNeeds = (item: string, about: About) => ({
  stock: stockOf(about, item),
  usage: row(usageTable, `${about.site?.id ?? ''}.${item}`),
  modes: row(operatingModeTable, `${TOPIC}.${about.site?.id ?? ''}`),
  automatic: rightTo(TOPIC, null, { roles: [MACHINE] }),
  next: rightTo(TOPIC, null, { roles: [], asked: [MACHINE] }),
});

type Asking = {
  readonly stock: StockItem | undefined;
  readonly usage: UsageRow | undefined;
  readonly modes: ModesOfTopic | undefined;
  readonly automatic: RightAnswer;
  readonly next: RightAnswer;
};

export type Consent = { readonly role: string; readonly why: string } | null;

/** Whoever may give, or headquarters where nobody is named. */
const roleOf = (next: RightAnswer): string => (next.granted ? null : next.escalatesTo) ?? 'coo';

const whyOf = (mode: Mode, isThere: boolean): string => {
  if (!isThere) return 'The quantity is not free here.';
  if (mode === 'centralised') return 'Transfers are decided by headquarters.';
  return mode === 'decentralised'
    ? 'The donor decides on its stock.'
    : 'What is left would not cover seven days of own use.';
};

/** Whose consent is needed, and why; null where the machine may give it. */
export const consentFor = (
  { value }: Quantity,
  { at, date, known }: Pick<Given<Asking>, 'at' | 'date' | 'known'>,
): Consent => {
  const { stock = NO_STOCK, usage, modes, automatic, next } = known;
  const mode = modeAt(modes, at);
  const left = subtractDecimal(free(stock, date), value);
  const isThere = !left.startsWith('-');
  const isCovered = isThere && coversAWeek(left, usage, date);
  if (mode === 'hybrid' && isCovered && automatic.granted) return null;
  const why =
    mode === 'hybrid' && isCovered ? 'The machine has no right to give stock away.' : whyOf(mode, isThere);
  return { role: roleOf(next), why };
};

export const rightToConsent = () => rightTo(TOPIC);

/** Nothing is consented to that is not free. */
export const notFree = (
  quantity: Quantity,
  {
    date,
    known: { stock = NO_STOCK },
  }: Pick<Given<{ readonly stock: StockItem | undefined }>, 'date' | 'known'>,
): Rejection | null => isPromised(stock, quantity, { demand: '', date });
