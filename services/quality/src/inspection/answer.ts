/** What is answered of an inspection: the lot, the plan as it was opened with, and what was measured. */
import { Characteristic, INSPECTION_TRIGGERS, VERDICTS } from '@gemba/contracts/events/quality';
import {
  IsDecimal,
  IsId,
  IsRef,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { begun } from '@gemba/decider/decider';
import type { Quantity } from '@gemba/measures/quantity';
import type { Inspection } from './inspection-state.js';

class Measured {
  @IsId() characteristic!: string;
  @IsWhole({ min: 1 }) sample!: number;
  @IsDecimal() value!: string;
}

export class InspectionAnswer {
  @IsOneOf(['open', 'decided']) status!: Inspection['status'];
  @Optional() @IsOneOf(VERDICTS) verdict?: (typeof VERDICTS)[number];
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: (typeof INSPECTION_TRIGGERS)[number];
  /** The document that made the lot, for example `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
  /** The event by which it came in. */
  @Optional() @IsId() receipt?: string;
  @IsWhole({ min: 1 }) planVersion!: number;
  /** Samples to take: those of the plan, or the whole lot when it is smaller. */
  @IsWhole({ min: 1 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1 }) characteristics!: readonly Characteristic[];
  @IsListOf(() => Measured, { max: 50_000 }) measured!: readonly Measured[];
}

const measurements = (measured: Inspection['measured']): Measured[] =>
  Object.entries(measured).flatMap(([characteristic, samples]) =>
    Object.entries(samples).map(([sample, value]) => ({ characteristic, sample: Number(sample), value })),
  );

export const inspectionAnswer = ({ lot, verdict, measured, ...rest }: Inspection): InspectionAnswer => {
  const { site: _, ...goods } = begun(lot);
  const decided = verdict === null ? {} : { verdict };
  return { ...rest, ...goods, ...decided, measured: measurements(measured) };
};
