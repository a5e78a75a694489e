/**
 * What keeps work from starting at a machine: maintenance or calibration that is overdue, and permits to
 * work on it.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { AndonKind } from '@gemba/contracts/events/production/andon';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { table } from '@gemba/read-model/table';

export type Fitness = {
  /** From when on nothing starts, by plan; a plan that is not due by anything known has none. */
  readonly overdueAt: Readonly<Record<string, string>>;
  /** Those of the plans that are calibrations. */
  readonly calibrations?: readonly string[];
  /** Permits that are open. */
  readonly permits: readonly string[];
  /** What help was called for and is not resolved, by call. */
  readonly calls: Readonly<Record<string, AndonKind>>;
  /** Those of them that stopped the work here. */
  readonly critical?: readonly string[];
};

const FIT: Fitness = { overdueAt: {}, permits: [], calls: {} };

type Of = { readonly subject: string; readonly data: { readonly overdueAt?: string } };

const key = ({ data: { workUnit } }: { readonly data: { readonly workUnit: string } }): string => workUnit;

const kept = (row: Fitness): Fitness | null =>
  [row.overdueAt, row.permits, row.calls, row.calibrations ?? []].every(
    (each) => Object.keys(each).length === 0,
  )
    ? null
    : row;

/** A plan is overdue at that time, or, where none is said, not until it falls due. */
const planned = (row: Fitness = FIT, { subject, data: { overdueAt } }: Of): Fitness | null => {
  const { [subject]: _, ...others } = row.overdueAt;
  const all = overdueAt === undefined ? others : { ...others, [subject]: overdueAt };
  return kept({ ...row, overdueAt: all });
};

export const fitness = table('fitness', {
  events: companyEvents,
  row: FIT,
  on: {
    MaintenancePlanDefined: {
      key,
      becomes: (row = FIT, { subject, data }) =>
        planned(
          data.kind === 'calibration'
            ? { ...row, calibrations: [...new Set([...(row.calibrations ?? []), subject])] }
            : row,
          { subject, data },
        ),
    },
    MaintenanceFellDue: { key, becomes: planned },
    MaintenancePlanFulfilled: { key, becomes: planned },
    MaintenancePlanRetired: {
      key,
      becomes: (row = FIT, { subject }) => {
        const { calibrations = [], ...others } = row;
        const left = calibrations.filter((plan) => plan !== subject);
        return planned(
          { ...others, ...(left.length > 0 ? { calibrations: left } : {}) },
          { subject, data: {} },
        );
      },
    },
    AndonCalled: {
      key: ({ data: { workUnit, kept: isKept } }) => (isKept === true ? workUnit : null),
      becomes: (row = FIT, { subject, data: { kind, stops = 'nothing' } }) => ({
        ...row,
        calls: { ...row.calls, [subject]: kind },
        ...(stops === 'nothing' ? {} : { critical: [...(row.critical ?? []), subject] }),
      }),
    },
    AndonResolved: {
      key: ({ data: { workUnit } }) => workUnit ?? null,
      becomes: (row = FIT, { subject }) => {
        const { [subject]: _, ...calls } = row.calls;
        const { critical: all = [], ...others } = row;
        const critical = all.filter((call) => call !== subject);
        return kept({ ...others, calls, ...(critical.length > 0 ? { critical } : {}) });
      },
    },
    PermitIssued: {
      key,
      becomes: (row = FIT, { subject }) => ({ ...row, permits: [...row.permits, subject] }),
    },
    PermitClosed: {
      key,
      becomes: (row = FIT, { subject }) =>
        kept({ ...row, permits: row.permits.filter((permit) => permit !== subject) }),
    },
  },
});

/** The open calls of a kind at a machine. */
export const openCalls = (of: Fitness | undefined, kind: AndonKind): readonly string[] =>
  Object.entries(of?.calls ?? {}).flatMap(([call, called]) => (called === kind ? [call] : []));

/** The open call of a kind at a machine; undefined while there is none. */
const openCall = (of: Fitness | undefined, kind: AndonKind): string | undefined => openCalls(of, kind)[0];

/** Refuses to let a machine run where somebody called because they may get hurt. */
export const unsafe = (workUnit: string, of: Fitness | undefined): Rejection | null => {
  const call = openCall(of, 'safety');
  return call === undefined
    ? null
    : reject('PRD-OP-UNSAFE', `Somebody called for safety at ${workUnit}: ${call} is not resolved.`, {
        hint: 'Resolve the call, saying what it was and what was done; then it may run.',
      });
};

/** Refuses to start where a critical call stopped the work. */
const calledFor = (workUnit: string, of: Fitness | undefined): Rejection | null => {
  const [call] = of?.critical ?? [];
  return call === undefined
    ? null
    : reject('PRD-OP-ANDON', `The call ${call} stopped the work at ${workUnit} and is not resolved.`, {
        hint: 'Resolve the call, saying what it was and what was done; or assign another work unit.',
      });
};

export const fitnessOf = (workUnit: string) => registered(fitness, workUnit);

/** Refuses to start at a machine that somebody works on, or whose maintenance is overdue at the instant. */
export const unfitToStart = (workUnit: string, of: Fitness | undefined, at: string): Rejection | null => {
  const { overdueAt, permits } = of ?? FIT;
  const no = unsafe(workUnit, of) ?? calledFor(workUnit, of);
  if (no) return no;
  const [permit] = permits;
  if (permit !== undefined)
    return reject('PRD-OP-LOCKED', `Somebody works on ${workUnit}: permit ${permit} is open.`, {
      hint: 'It is closed when all isolations are removed.',
    });
  const overdue = Object.entries(overdueAt).find(([, from]) => Date.parse(from) <= Date.parse(at));
  if (!overdue) return null;
  const [plan, from] = overdue;
  if (of?.calibrations?.includes(plan) === true)
    return reject('PRD-OP-CALIBRATION', `Calibration ${plan} of ${workUnit} is overdue since ${from}.`, {
      violated: { rule: 'calibrated in time', actual: at, limit: from },
      hint: 'Calibrate it and complete the order of the plan, or assign another work unit.',
    });
  return reject('PRD-OP-OVERDUE', `${plan} of ${workUnit} is overdue since ${from}; nothing starts there.`, {
    violated: { rule: 'maintenance done in time', actual: at, limit: from },
    hint: 'Complete its maintenance order, or assign another work unit.',
  });
};
