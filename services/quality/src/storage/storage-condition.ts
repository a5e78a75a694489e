/**
 * Storage conditions say within which limits an item is kept and moved; their id is the item.
 *
 *   none ──set──▶ set ⟲ set
 */
import { StorageConditionsSet, StorageLimit, storageConditionEvents } from '@gemba/contracts/events/quality';
import { IsListOf } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { compareDecimals } from '@gemba/measures/decimal';
import { unitOf } from '@gemba/measures/units';
import { itemTable } from '../tables/goods.js';

export class SetStorageConditions extends StorageConditionsSet {}

export type StorageCondition = { readonly limits: readonly StorageLimit[] };

class StorageConditionAnswer {
  @IsListOf(() => StorageLimit, { min: 1, max: 20 }) limits!: readonly StorageLimit[];
}

const initial: StorageCondition = { limits: [] };

/** What sensors measure goods by, of the GS1 Web Vocabulary, and the dimension of its units. */
const MEASURED_IN: Readonly<Record<string, string>> = {
  Temperature: 'temperature',
  RelativeHumidity: 'fraction',
  Pressure: 'pressure',
};

const wrongMeasurement = ({ measurement, unit }: StorageLimit): Rejection | null => {
  const dimension = MEASURED_IN[measurement];
  if (dimension === undefined)
    return reject(
      'QAL-STC-LIMITS',
      `${measurement} is not what goods are kept by: ${Object.keys(MEASURED_IN).join(', ')}.`,
    );
  return unitOf(unit).dimension === dimension
    ? null
    : reject('QAL-STC-LIMITS', `${measurement} is not measured in ${unit}, but in units of ${dimension}.`);
};

const wrongLimit = ({ measurement, lower, upper }: StorageLimit): Rejection | null => {
  if (lower === undefined && upper === undefined)
    return reject('QAL-STC-LIMITS', `${measurement} has no limit; give lower, upper or both.`);
  if (lower === undefined || upper === undefined || compareDecimals(lower, upper) <= 0) return null;
  return reject('QAL-STC-LIMITS', `The lower limit of ${measurement} is above the upper one.`, {
    violated: { rule: 'lower ≤ upper', actual: lower, limit: upper },
  });
};

export const storageCondition = decider('storage-condition', {
  path: 'storage-conditions',
  opens: 'SetStorageConditions',
  idOf: ({ item }: SetStorageConditions) => item,
  home: 'enterprise',
  commands: { SetStorageConditions },
  events: storageConditionEvents,
  initial,
  answers: answers(StorageConditionAnswer, ({ limits }: StorageCondition) => ({ limits })),
  allow: { SetStorageConditions: ['admin', 'quality-inspector'] },
  needs: { SetStorageConditions: ({ item }: SetStorageConditions) => ({ item: row(itemTable, item) }) },

  decide: {
    SetStorageConditions({ limits }, command, { known }) {
      if (!known.item) return reject('QAL-GDS-ITEM', `There is no item ${command.item}; check its id.`);
      const kinds = new Set(command.limits.map(({ measurement }) => measurement));
      if (kinds.size < command.limits.length)
        return reject('QAL-STC-LIMITS', 'A measurement has two limits; give each once.');
      const wrong = command.limits
        .map((limit) => wrongMeasurement(limit) ?? wrongLimit(limit))
        .find((each) => each !== null);
      if (wrong) return wrong;
      return same(limits, command.limits) ? [] : [happened('StorageConditionsSet', { ...command })];
    },
  },

  evolve: { StorageConditionsSet: (_, { limits }): StorageCondition => ({ limits }) },
});
