/**
 * Inspections: samples are measured around their nominal, now and then out of limits, and the lot is
 * decided.
 */
import { compareDecimals, fixedDecimal } from '@gemba/measures/decimal';
import type { Characteristic } from '../company/quality-plans.js';
import { controlPlans } from '../company/quality-plans.js';
import type { Chance } from '../world/chance.js';
import type { Rejected } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { pieces, together } from '../world/stage.js';

export type ToInspect = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
  readonly trigger: 'receipt' | 'completion';
  /** Local time at which it can begin. */
  readonly time: string;
  readonly minutes: number;
};

type Inspection = {
  readonly status: 'open' | 'decided';
  readonly verdict?: 'accept' | 'reject';
  readonly sampleSize: number;
};

/** One lot of so many is bad. */
const BAD_LOT = 0.035;
/** A good process keeps its values within a third of its tolerance, six times its deviation. */
const SIGMAS = 6;

export const isBad = (chance: Chance): boolean => chance.happens(BAD_LOT);

const drawn = (chance: Chance, { nominal, lower, upper }: Characteristic): string => {
  const half = Math.min(Number(upper) - Number(nominal), Number(nominal) - Number(lower));
  const value = chance.around(Number(nominal), half / SIGMAS);
  return fixedDecimal(value.toFixed(4), 4);
};

/** A little above the upper limit. */
const outside = (chance: Chance, { nominal, upper }: Characteristic): string =>
  (Number(upper) + (Number(upper) - Number(nominal)) * (0.1 + chance.next())).toFixed(4);

const kept = (value: string, { lower, upper }: Characteristic): string => {
  if (compareDecimals(value, lower) < 0) return lower;
  return compareDecimals(value, upper) > 0 ? upper : value;
};

const planOf = ({ item, trigger }: ToInspect) => {
  const plan = controlPlans.find((each) => each.item === item && each.trigger === trigger);
  if (!plan) throw new Error(`${item} is not inspected on ${trigger}.`);
  return plan;
};

type Measuring = { readonly id: string; readonly samples: number; readonly isBad: boolean };

const measure = async (
  stage: Stage,
  lot: ToInspect,
  { id, samples, isBad: bad }: Measuring,
): Promise<void> => {
  const values = planOf(lot).characteristics.flatMap((characteristic, place) =>
    Array.from({ length: samples }, (_, index) => {
      const chance = stage.chance('measurement', id, characteristic.id, String(index));
      const isOut = bad && place === 0 && index === 0;
      const value = isOut
        ? outside(chance, characteristic)
        : kept(drawn(chance, characteristic), characteristic);
      return { characteristic: characteristic.id, sample: index + 1, value };
    }),
  );
  await together(values, (body, index) =>
    stage.act({
      service: 'quality',
      path: `inspections/${id}/record-measurement`,
      body,
      key: `${id}/${body.characteristic}/${String(body.sample)}`,
      at: stage.at(lot.time, lot.minutes + 5 + index),
    }),
  );
};

/** Inspects one lot, spoilt or as chance has it; null when it was accepted. */
export const inspect = async (stage: Stage, lot: ToInspect, isSpoilt = false): Promise<Rejected | null> => {
  const id = `${lot.lot}.${lot.trigger}`;
  const path = `inspections/${id}`;
  const { sampleSize } = await stage.company.until<Inspection>({ service: 'quality', path }, () => true);
  await measure(stage, lot, {
    id,
    samples: sampleSize,
    isBad: isSpoilt || isBad(stage.chance('verdict', id)),
  });
  await stage.act({
    service: 'quality',
    path: `${path}/decide`,
    at: stage.at(lot.time, lot.minutes + 20),
  });
  const { verdict } = await stage.company.until<Inspection>({ service: 'quality', path }, () => true);
  const { item, lot: name, quantity, trigger } = lot;
  return verdict === 'accept' ? null : { inspection: id, item, lot: name, quantity, trigger };
};

type SalesOrder = {
  readonly status: string;
  readonly lines: readonly { readonly line: string; readonly ready: boolean }[];
};

/** A lot is called after its production order, and that after the line of the customer's order it is for. */
const MADE_FOR = /^L-(SO-.+)\.([^.]+)$/;

/** Whoever waited for a lot has it before anybody orders anew: else the new order may take it from them. */
const givenBack = async ({ company }: Stage, lot: string): Promise<void> => {
  const [, order, line] = MADE_FOR.exec(lot) ?? [];
  if (order === undefined) return;
  await company.until<SalesOrder>(
    { service: 'supply-chain', path: `sales-orders/${order}` },
    ({ status, lines }) => status === 'cancelled' || lines.some((each) => each.line === line && each.ready),
  );
};

/** What becomes of rejected lots the next day: what we made is sorted and used, what we bought goes back. */
export const dispose = async (stage: Stage, rejected: readonly Rejected[]): Promise<void> => {
  await together(rejected, async ({ inspection, item, lot, quantity, trigger }) => {
    const service = 'quality';
    const path = `nonconformances/${inspection}`;
    const kind = trigger === 'completion' ? 'rework' : 'returnToSupplier';
    await stage.company.until({ service, path }, () => true);
    const unit = pieces(quantity);
    const at = (minutes: number) => stage.at('07:00', minutes);
    await stage.act({ service, path: `${path}/set-disposition`, body: { kind, quantity: unit }, at: at(0) });
    const rootCause =
      trigger === 'completion' ? `${item}: seat of the seal was burred` : 'Casting mould was worn';
    await stage.act({ service, path: `${path}/close`, body: { rootCause }, at: at(10) });
    if (kind === 'rework') await givenBack(stage, lot);
  });
};
