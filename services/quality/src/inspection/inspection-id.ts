/** The first inspection of a lot for a trigger is found by the lot: its id is made of both. */
import type { InspectionTrigger } from '@gemba/contracts/events/quality';

/** Ids have at most 120 characters; that is room for the lot and the trigger. */
const LOT_LENGTH = 95;

export const inspectionId = (lot: string, trigger: InspectionTrigger): string =>
  `${lot.slice(0, LOT_LENGTH)}.${trigger}`;
