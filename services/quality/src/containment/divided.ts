/** What is counted is held and disposed of in whole pieces. */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { isWhole } from '@gemba/measures/whole';

/** Refuses `QAL-QTY-WHOLE` for a part of a counted thing. */
export const divided = (quantity: Quantity): Rejection | null =>
  isWhole(quantity)
    ? null
    : reject(
        'QAL-QTY-WHOLE',
        `${quantity.value} ${quantity.unit} is no whole number of pieces; name whole ones.`,
        {
          violated: { rule: 'whole pieces', actual: quantity.value, unit: quantity.unit },
        },
      );
