/** What an inspection remembers: the lot, the plan as it was opened with, and what was measured. */
import type { Characteristic, InspectionDecided, InspectionOpened } from '@gemba/contracts/events/quality';

type InspectedLot = Omit<InspectionOpened, 'planVersion' | 'sampleSize' | 'characteristics'>;

export type Inspection = {
  readonly status: 'none' | 'open' | 'decided';
  readonly verdict: InspectionDecided['verdict'] | null;
  readonly lot: InspectedLot | null;
  readonly planVersion: number;
  /** Samples to take: those of the plan, or the whole lot when it is smaller. */
  readonly sampleSize: number;
  readonly characteristics: readonly Characteristic[];
  /** Characteristic → sample → value. */
  readonly measured: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const NO_INSPECTION: Inspection = {
  ...{ status: 'none', verdict: null, lot: null, planVersion: 0 },
  ...{ sampleSize: 0, characteristics: [], measured: {} },
};
