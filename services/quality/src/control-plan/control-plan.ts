/**
 * A control plan says what is measured on how many samples of an item, when it is received or when it is
 * completed.
 *
 *   none ──release──▶ version 1 ──release──▶ version 2 …
 */
import type { InspectionTrigger } from '@gemba/contracts/events/quality';
import { Characteristic, INSPECTION_TRIGGERS, controlPlanEvents } from '@gemba/contracts/events/quality';
import { IsRef, IsListOf, IsOneOf, IsWhole } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import { same } from '@gemba/decider/same';

export class ReleaseControlPlan {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsWhole({ min: 1, max: 1000 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1, max: 50 }) characteristics!: Characteristic[];
}

/** The newest version; an inspection keeps the one it was opened with. */
type ControlPlan = { readonly released: ReleaseControlPlan | null };

/** The id of the plan of an item for a trigger. */
export const planId = (item: string, trigger: InspectionTrigger): string => `${item}.${trigger}`;

/** The version that is measured by; `version` is that of the stream. */
class ControlPlanAnswer {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) planVersion!: number;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsWhole({ min: 1, max: 1000 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1, max: 50 }) characteristics!: readonly Characteristic[];
}

const answered = ({ released }: ControlPlan): ControlPlanAnswer => {
  const { version: planVersion, ...plan } = begun(released);
  return { ...plan, planVersion };
};

const initial: ControlPlan = { released: null };

const isPossible = ({ lower, nominal, upper }: Characteristic): boolean =>
  compareDecimals(lower, nominal) <= 0 && compareDecimals(nominal, upper) <= 0;

export const controlPlan = decider('control-plan', {
  path: 'control-plans',
  opens: 'ReleaseControlPlan',
  idOf: ({ item, trigger }: ReleaseControlPlan) => planId(item, trigger),
  home: 'enterprise',
  commands: { ReleaseControlPlan },
  events: controlPlanEvents,
  initial,
  answers: answers(ControlPlanAnswer, answered),
  allow: { ReleaseControlPlan: ['admin', 'quality-inspector'] },

  decide: {
    ReleaseControlPlan({ released }, command) {
      const { characteristics, version } = command;
      const wrong = characteristics.find((each) => !isPossible(each));
      if (wrong) {
        return reject('QAL-PLN-LIMITS', `The nominal of ${wrong.id} must lie within its limits.`, {
          violated: {
            rule: 'lower ≤ nominal ≤ upper',
            actual: wrong.nominal,
            limit: `${wrong.lower} to ${wrong.upper}`,
            unit: wrong.unit,
          },
        });
      }
      if (new Set(characteristics.map(({ id }) => id)).size < characteristics.length) {
        return reject('QAL-PLN-TWICE', 'Two characteristics have the same id; name each one differently.');
      }
      if (same(released, command)) return [];
      if (released && version <= released.version) {
        const { version: last } = released;
        return reject(
          'QAL-PLN-STATE',
          `Version ${last} is released and stays as it is; release a higher one.`,
        );
      }
      return [happened('ControlPlanReleased', { ...command })];
    },
  },

  evolve: { ControlPlanReleased: (_, data): ControlPlan => ({ released: data }) },
});
