/**
 * A permit lets people work on a machine whose energy is cut off; while it is open nothing starts there. It
 * does not end by itself: whoever is late is still in the machine.
 *
 *   none ──issue──▶ issued ──remove isolation…──▶ issued ──close──▶ closed
 *
 * After ISO 45001, 8.1.2 and the lock-out of Directive 2009/104/EC, annex I, 2.14: energy comes back only
 * when every lock is off.
 */
import {
  IsolationRemoved,
  PermitIssued,
  permitToWorkEvents,
} from '@gemba/contracts/events/production/maintenance';
import { IsIds, IsInstant, IsOneOf, IsRef, IsText } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named, registered } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { Equipment } from '../equipment/equipment.js';
import { equipment } from '../equipment/equipment.js';
import type { Busy } from '../production-order/busy.js';
import { busy, unitKey } from '../production-order/busy.js';

export class IssuePermit extends PermitIssued {}
/** A lock is taken off. */
export class RemoveIsolation extends IsolationRemoved {}
export class ClosePermit {}

const STATUSES = ['issued', 'closed'] as const;
type Status = (typeof STATUSES)[number];

export type PermitToWork = {
  readonly status: 'none' | Status;
  readonly issued: PermitIssued | null;
  /** Points that are still locked. */
  readonly locked: readonly string[];
};

class PermitAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsRef('equipment') workUnit!: string;
  @IsText({ lines: true }) work!: string;
  @IsIds({ min: 1, max: 30 }) isolationPoints!: readonly string[];
  /** Those that are still locked. */
  @IsIds({ max: 30 }) locked!: readonly string[];
  @IsInstant() until!: string;
}

const answered = ({ status, issued, locked }: PermitToWork): PermitAnswer => {
  const { site: _, ...permit } = begun(issued);
  return { ...permit, locked, status: status === 'none' ? 'issued' : status };
};

const initial: PermitToWork = { status: 'none', issued: null, locked: [] };

const cannotBe = ({ until, isolationPoints }: IssuePermit, at: string): Rejection | null => {
  if (Date.parse(until) <= Date.parse(at))
    return reject('PRD-PERMIT-TIME', 'A permit ends after it begins; give a later time.', {
      violated: { rule: 'until > now', actual: until, limit: at },
    });
  return new Set(isolationPoints).size < isolationPoints.length
    ? reject('PRD-PERMIT-ISOLATION', 'A point is named twice; each has one lock.')
    : null;
};

type IssuingNeeds = { readonly unit: Need<Equipment | undefined>; readonly work: Need<Busy | undefined> };

export const permitToWork = decider('permit-to-work', {
  path: 'permits-to-work',
  opens: 'IssuePermit',
  home: 'site',
  commands: { IssuePermit, RemoveIsolation, ClosePermit },
  events: permitToWorkEvents,
  initial,
  answers: answers(PermitAnswer, answered),
  allow: {
    IssuePermit: ['planner', 'site-manager'],
    RemoveIsolation: ['operator', 'planner', 'site-manager'],
    ClosePermit: ['planner', 'site-manager'],
  },
  needs: {
    IssuePermit: ({ workUnit }: IssuePermit): IssuingNeeds => ({
      unit: named(equipment, workUnit),
      work: registered(busy, unitKey(workUnit)),
    }),
  },

  decide: {
    IssuePermit({ issued }, command, { id, at, known: { unit, work } }) {
      if (issued && same(issued, command)) return [];
      if (issued) return reject('PRD-PERMIT-STATE', `${id} is another permit already; choose another id.`);
      if (unit?.registered?.site !== command.site)
        return reject('PRD-MNT-UNIT', `${command.workUnit} is no machine of ${command.site}; name one.`);
      if (work?.until === '')
        return reject(
          'PRD-PERMIT-RUNNING',
          `${command.workUnit} runs operation ${work.operation} of ${work.order}; complete that first.`,
        );
      return cannotBe(command, at) ?? [happened('PermitIssued', { ...command })];
    },
    RemoveIsolation({ issued, locked }, { point }) {
      if (!begun(issued).isolationPoints.includes(point))
        return reject('PRD-PERMIT-ISOLATION', `${point} is no isolation of this permit.`);
      return locked.includes(point) ? [happened('IsolationRemoved', { point })] : [];
    },
    ClosePermit({ status, issued, locked }) {
      if (status === 'closed') return [];
      return locked.length > 0
        ? reject('PRD-PERMIT-ISOLATION', `${locked.join(', ')} are still locked; take all locks off first.`, {
            violated: { rule: 'all isolations removed', actual: String(locked.length), limit: '0' },
          })
        : [happened('PermitClosed', { workUnit: begun(issued).workUnit })];
    },
  },

  evolve: {
    PermitIssued: (_, issued): PermitToWork => ({
      ...{ status: 'issued', issued, locked: issued.isolationPoints },
    }),
    IsolationRemoved: (permit, { point }): PermitToWork => ({
      ...permit,
      locked: permit.locked.filter((each) => each !== point),
    }),
    PermitClosed: (permit): PermitToWork => ({ ...permit, status: 'closed' }),
  },
});
