/**
 * An inspection measures samples of one lot against the plan as it stood when it was opened, and decides
 * the lot.
 *
 *   none ──open──▶ open ──record measurement──▶ open ──decide──▶ decided
 */
import type { InspectionTrigger } from '@gemba/contracts/events/quality';
import { INSPECTION_TRIGGERS, VERDICTS, inspectionEvents } from '@gemba/contracts/events/quality';
import {
  IsDecimal,
  IsId,
  IsRef,
  IsOneOf,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { controlPlan, planId } from '../control-plan/control-plan.js';
import { goodsNamed, noSuchGoods } from '../tables/goods-named.js';
import { same } from '@gemba/decider/same';
import type { Inspection } from './inspection-state.js';
import { NO_INSPECTION } from './inspection-state.js';
import { InspectionAnswer, inspectionAnswer } from './answer.js';
import { decided, samplesOf, within } from './verdict.js';

export class OpenInspection {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  /** The document that made the lot, for example `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
  /** The event by which it came in: the same goods twice are two receipts. */
  @Optional() @IsId() receipt?: string;
}
export class RecordMeasurement {
  @IsId() characteristic!: string;
  @IsWhole({ min: 1 }) sample!: number;
  @IsDecimal() value!: string;
}
export class DecideInspection {
  /** Absent: what the measurements say. */
  @Optional() @IsOneOf(VERDICTS) verdict?: (typeof VERDICTS)[number];
}

const INSPECTORS = ['quality-inspector'] as const;

export const inspection = decider('inspection', {
  path: 'inspections',
  opens: 'OpenInspection',
  home: 'site',
  commands: { OpenInspection, RecordMeasurement, DecideInspection },
  events: inspectionEvents,
  initial: NO_INSPECTION,
  answers: answers(InspectionAnswer, inspectionAnswer),
  allow: { OpenInspection: INSPECTORS, RecordMeasurement: INSPECTORS, DecideInspection: INSPECTORS },
  needs: {
    OpenInspection: (c: OpenInspection) => ({
      plan: stateOf(controlPlan, planId(c.item, c.trigger)),
      ...goodsNamed(c),
    }),
  },

  decide: {
    OpenInspection({ status, lot, planVersion }, command, { by, known }) {
      const plan = known.plan?.released;
      if (!plan) {
        const trigger = `${command.item} on ${command.trigger}`;
        return reject('QAL-INS-PLAN', `There is no control plan for ${trigger}; release one.`);
      }
      const { version, sampleSize, characteristics } = plan;
      if (status === 'none') {
        const refused = noSuchGoods(command, { by, known });
        if (refused) return refused;
        const samples = samplesOf(sampleSize, command.quantity);
        const snapshot = { planVersion: version, sampleSize: samples, characteristics };
        return [happened('InspectionOpened', { ...command, ...snapshot })];
      }
      if (!same(lot, command)) {
        return reject(
          'QAL-INS-STATE',
          'There is an inspection with this id for another lot; choose another id.',
        );
      }
      if (version === planVersion || status === 'decided') return [];
      return reject('QAL-SMP-SNAPSHOT', `It was opened with plan version ${planVersion} and keeps it.`, {
        violated: { rule: 'plan as opened', actual: String(version), limit: String(planVersion) },
      });
    },
    RecordMeasurement({ status, sampleSize, characteristics, measured }, { characteristic, sample, value }) {
      const known = characteristics.find(({ id }) => id === characteristic);
      if (!known) {
        return reject(
          'QAL-SMP-SNAPSHOT',
          `${characteristic} is not in the plan this inspection was opened with.`,
        );
      }
      const before = measured[characteristic]?.[String(sample)];
      if (before === value) return [];
      if (status === 'decided') return reject('QAL-INS-STATE', 'It is decided; measurements are closed.');
      if (before !== undefined) {
        return reject(
          'QAL-INS-STATE',
          `Sample ${sample} of ${characteristic} is ${before}; take another sample.`,
        );
      }
      if (sample > sampleSize) {
        return reject('QAL-INS-SAMPLE', `There are ${sampleSize} samples; ${sample} is none of them.`, {
          violated: { rule: 'samples of the lot', actual: String(sample), limit: String(sampleSize) },
        });
      }
      return [
        happened('MeasurementRecorded', { characteristic, sample, value, within: within(known, value) }),
      ];
    },
    DecideInspection(state, command) {
      return decided(state, command.verdict);
    },
  },

  evolve: {
    InspectionOpened: (_, { planVersion, sampleSize, characteristics, ...lot }): Inspection => ({
      ...{ status: 'open', verdict: null, lot, planVersion, sampleSize, characteristics, measured: {} },
    }),
    MeasurementRecorded: (state, { characteristic, sample, value }): Inspection => ({
      ...state,
      measured: {
        ...state.measured,
        [characteristic]: { ...state.measured[characteristic], [String(sample)]: value },
      },
    }),
    InspectionDecided: (state, { verdict }): Inspection => ({ ...state, status: 'decided', verdict }),
  },
});
