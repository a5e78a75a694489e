/**
 * A maintenance plan says when a machine has to be seen to: by time, by run time, or when a reading leaves
 * its limit.
 *
 *   none ──define──▶ waiting ──fall due──▶ due ──fulfil──▶ waiting …     waiting, due ──retire──▶ retired
 */
import type {
  MaintenancePlanDefined,
  MaintenanceTrigger,
} from '@gemba/contracts/events/production/maintenance';
import {
  MAINTENANCE_KINDS,
  MAINTENANCE_TRIGGERS,
  MaintenanceTerms,
  CounterLimit,
  ReadingLimit,
  maintenancePlanEvents,
} from '@gemba/contracts/events/production/maintenance';
import { IsDuration, IsInstant, IsOneOf, IsRecord, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { named } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { addDecimal, compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { equipment } from '../equipment/equipment.js';
import type { Reads } from './readings.js';
import { TakeReading, taken } from './readings.js';

export class DefineMaintenancePlan extends MaintenanceTerms {}
export class RetireMaintenancePlan {
  @IsText({ lines: true }) reason!: string;
}
/** An operation ran on the machine. */
export class CountUsage {
  @IsDuration() run!: string;
}
/** Its time has come. */
export class FallDue {
  @IsInstant() dueAt!: string;
}
/** Its time comes soon. */
export class AnnounceMaintenance {
  @IsInstant() dueAt!: string;
}
export class FulfilMaintenancePlan {
  @IsRef('maintenance-order') order!: string;
}

const STATUSES = ['waiting', 'due', 'retired'] as const;
type Status = (typeof STATUSES)[number];

export type MaintenancePlan = {
  readonly status: 'none' | Status;
  readonly defined: MaintenancePlanDefined | null;
  /** Since it was done last, in seconds. */
  readonly run: string;
  readonly dueAt: string;
  readonly because: MaintenanceTrigger | '';
  readonly doneBy: string;
  /** The time for which it was told that it is due soon. */
  readonly announced: string;
} & Reads;

class MaintenancePlanAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_KINDS) kind!: (typeof MAINTENANCE_KINDS)[number];
  @IsText({ lines: true }) work!: string;
  @Optional() @IsDuration() every?: string;
  @Optional() @IsDuration() everyRun?: string;
  @Optional() @IsRecord(() => ReadingLimit) limit?: ReadingLimit;
  @Optional() @IsRecord(() => CounterLimit) counter?: CounterLimit;
  @Optional() @IsDuration() grace?: string;
  @Optional() @IsDuration() notice?: string;
  /** Run time since it was done last. */
  @IsDuration() runSince!: string;
  /** When it is due by time. */
  @Optional() @IsInstant() dueAt?: string;
  /** Why it is due. */
  @Optional() @IsOneOf(MAINTENANCE_TRIGGERS) because?: MaintenanceTrigger;
  /** The order by which it was done last. */
  @Optional() @IsRef('maintenance-order') doneBy?: string;
}

const answered = (plan: MaintenancePlan): MaintenancePlanAnswer => {
  const { site: _, dueAt: __, overdueAt: ___, ...defined } = begun(plan.defined);
  const { status, run, dueAt, because, doneBy } = plan;
  const known = status === 'none' ? 'waiting' : status;
  const said = stated({ dueAt, doneBy, because: because === '' ? null : because });
  return { ...defined, status: known, runSince: durationOf(run), ...said };
};

const initial: MaintenancePlan = {
  ...{ status: 'none', defined: null, run: '0', dueAt: '', because: '', doneBy: '', announced: '' },
  ...{ isBeyond: false, readAt: '', counter: '', counted: '0' },
};

const after = (at: string, duration: string): string =>
  new Date(Date.parse(at) + Number(multiplyDecimal(secondsOf(duration), '1000'))).toISOString();

type Timing = Pick<DefineMaintenancePlan, 'every' | 'grace'>;

/** When it is due again, if it was done at that time, and from when on nothing starts. */
const nextDue = ({ every, grace = 'PT0S' }: Timing, doneAt: string) => {
  if (every === undefined) return {};
  const dueAt = after(doneAt, every);
  return { dueAt, overdueAt: after(dueAt, grace) };
};

const incomplete = (command: DefineMaintenancePlan): Rejection | null => {
  const { every, everyRun, limit, counter } = command;
  if ([every, everyRun, limit, counter].every((each) => each === undefined))
    return reject(
      'PRD-MNT-TRIGGER',
      'Say when it is due: every, everyRun, counter or the limit of a reading.',
    );
  if ([every, everyRun].some((each) => each !== undefined && secondsOf(each) === '0'))
    return reject('PRD-MNT-TRIGGER', 'It cannot be due again at once; give a longer time.');
  return wrongCounter(counter) ?? wrongLimit(limit);
};

const wrongCounter = (counter: CounterLimit | undefined): Rejection | null =>
  counter && compareDecimals(counter.every, '0') <= 0
    ? reject('PRD-MNT-TRIGGER', 'A counter only rises: give an amount above zero.')
    : null;

const wrongLimit = (limit: ReadingLimit | undefined): Rejection | null => {
  if (limit?.hysteresis !== undefined && compareDecimals(limit.hysteresis, '0') < 0)
    return reject('PRD-MNT-TRIGGER', 'The hysteresis is how far inside the limit: give zero or more.');
  return limit && limit.above === undefined && limit.below === undefined
    ? reject('PRD-MNT-TRIGGER', `Say above or below what ${limit.reading} asks for it.`)
    : null;
};

const due = ({ site, workUnit, work, grace = 'PT0S' }: MaintenancePlanDefined, of: Due) =>
  happened('MaintenanceFellDue', {
    ...{ site, workUnit, work, because: of.because },
    overdueAt: after(of.at, grace),
    ...(of.readAt === undefined ? {} : { readAt: of.readAt }),
  });
type Due = { readonly because: MaintenanceTrigger; readonly at: string; readonly readAt?: string };

export const maintenancePlan = decider('maintenance-plan', {
  path: 'maintenance-plans',
  opens: 'DefineMaintenancePlan',
  home: 'site',
  commands: {
    DefineMaintenancePlan,
    RetireMaintenancePlan,
    CountUsage,
    TakeReading,
    FallDue,
    AnnounceMaintenance,
    FulfilMaintenancePlan,
  },
  events: maintenancePlanEvents,
  initial,
  answers: answers(MaintenancePlanAnswer, answered),
  allow: {
    DefineMaintenancePlan: ['planner', 'site-manager'],
    RetireMaintenancePlan: ['planner', 'site-manager'],
    CountUsage: [],
    TakeReading: [],
    FallDue: [],
    AnnounceMaintenance: [],
    FulfilMaintenancePlan: [],
  },
  needs: {
    DefineMaintenancePlan: ({ workUnit }: DefineMaintenancePlan) => ({ unit: named(equipment, workUnit) }),
  },

  decide: {
    DefineMaintenancePlan({ defined }, command, { id, at, known: { unit } }) {
      const no = incomplete(command);
      if (no) return no;
      if (defined) {
        const { dueAt: _, overdueAt: __, ...said } = defined;
        if (same(said, command)) return [];
        return reject('PRD-MNT-STATE', `${id} is another plan already; retire it, and choose another id.`);
      }
      if (unit?.registered?.site !== command.site)
        return reject('PRD-MNT-UNIT', `${command.workUnit} is no machine of ${command.site}; name one.`);
      return [happened('MaintenancePlanDefined', { ...command, ...nextDue(command, at) })];
    },
    RetireMaintenancePlan({ status, defined }, { reason }) {
      if (status === 'retired') return [];
      return [happened('MaintenancePlanRetired', { workUnit: begun(defined).workUnit, reason })];
    },
    CountUsage({ status, defined, run }, command, { at }) {
      if (defined?.everyRun === undefined || status === 'retired') return [];
      const total = addDecimal(run, secondsOf(command.run));
      const counted = happened('MaintenanceUsageCounted', {
        ...{ workUnit: defined.workUnit, run: durationOf(total) },
      });
      const isDue = status === 'waiting' && compareDecimals(total, secondsOf(defined.everyRun)) >= 0;
      return isDue ? [counted, due(defined, { because: 'usage', at })] : [counted];
    },
    TakeReading(plan, command, { at }) {
      const { status, defined } = plan;
      if (!defined || status === 'retired') return [];
      const { asks, kept } = taken(plan, command);
      if (asks === null || status !== 'waiting') return [...kept];
      const readAt = command.readAt === undefined ? {} : { readAt: command.readAt };
      return [...kept, due(defined, { because: asks, at, ...readAt })];
    },
    AnnounceMaintenance({ status, defined, dueAt, announced }, command) {
      if (!defined || status !== 'waiting' || dueAt !== command.dueAt || announced === dueAt) return [];
      const { site, workUnit, kind } = defined;
      return [happened('MaintenanceDueSoon', { site, workUnit, kind, dueAt })];
    },
    FallDue({ status, defined, dueAt }, command) {
      // Done or defined anew meanwhile, it is due at another time.
      return defined && status === 'waiting' && dueAt === command.dueAt
        ? [due(defined, { because: 'time', at: dueAt })]
        : [];
    },
    FulfilMaintenancePlan({ status, defined, doneBy }, { order }, { at }) {
      if (!defined || status === 'retired' || doneBy === order) return [];
      const { workUnit, notice } = defined;
      const told = notice === undefined ? {} : { notice };
      return [happened('MaintenancePlanFulfilled', { workUnit, order, ...told, ...nextDue(defined, at) })];
    },
  },

  evolve: {
    MaintenancePlanDefined: (plan, defined): MaintenancePlan => ({
      ...plan,
      ...{ status: 'waiting', defined, dueAt: defined.dueAt ?? '' },
    }),
    MaintenanceUsageCounted: (plan, { run }): MaintenancePlan => ({ ...plan, run: secondsOf(run) }),
    MaintenanceCounterRead: (plan, { value: counter, since: counted, readAt = '' }): MaintenancePlan => ({
      ...plan,
      ...{ counter, counted, readAt },
    }),
    MaintenanceReadingReturned: (plan, { readAt = '' }): MaintenancePlan => ({
      ...plan,
      ...{ isBeyond: false, readAt },
    }),
    MaintenanceDueSoon: (plan, { dueAt: announced }): MaintenancePlan => ({ ...plan, announced }),
    MaintenanceFellDue: (plan, { because, readAt = '' }): MaintenancePlan => ({
      ...plan,
      ...{ status: 'due', because, readAt: readAt === '' ? plan.readAt : readAt },
      isBeyond: plan.isBeyond || because === 'condition',
    }),
    MaintenancePlanFulfilled: (plan, { order, dueAt = '' }): MaintenancePlan => ({
      ...plan,
      ...{ status: 'waiting', run: '0', dueAt, because: '', doneBy: order, counted: '0' },
    }),
    MaintenancePlanRetired: (plan): MaintenancePlan => ({ ...plan, status: 'retired' }),
  },
});
