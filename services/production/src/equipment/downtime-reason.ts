/**
 * A downtime reason is a word for why machines stand, one of a tree of the whole enterprise: figures add up
 * at
 * each level of it, and only those at its ends are given.
 *
 *   none ──define──▶ in force ──retire──▶ retired
 */
import {
  DowntimeReasonDefined,
  LOSSES,
  REASON_LEVELS,
  downtimeReasonEvents,
} from '@gemba/contracts/events/production/downtime';
import type { Loss } from '@gemba/contracts/events/production/downtime';
import { IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { Reason } from './reason-tree.js';
import { TOP, reasonTree } from './reason-tree.js';

export class DefineDowntimeReason {
  @IsText({ max: 120 }) name!: string;
  /** The reason that it is one of; none for those at the top. */
  @Optional() @IsRef('downtime-reason') parent?: string;
  /** As that of its parent, so that a level adds up what is below it. */
  @IsOneOf(LOSSES) loss!: Loss;
}
export class RetireDowntimeReason {
  @IsText({ lines: true }) because!: string;
}

const STATUSES = ['in-force', 'retired'] as const;
type Status = (typeof STATUSES)[number];

export type DowntimeReason = {
  readonly status: 'none' | Status;
  readonly defined: DowntimeReasonDefined | null;
};

class DowntimeReasonAnswer extends DowntimeReasonDefined {
  @IsOneOf(STATUSES) status!: Status;
}

const answered = ({ status, defined }: DowntimeReason): DowntimeReasonAnswer => ({
  ...begun(defined),
  status: status === 'none' ? 'in-force' : status,
});

const initial: DowntimeReason = { status: 'none', defined: null };

/** Where it would stand must be in force, of the same loss and not at the lowest level there may be. */
const noPlace = ({ parent, loss }: DefineDowntimeReason, above: Reason | undefined): Rejection | null => {
  if (parent === undefined) return null;
  if (above === undefined || above.path.length === 0 || above.isRetired)
    return reject('PRD-DTR-PARENT', `${parent} is no downtime reason in force; name one, or none.`);
  if (above.loss !== loss)
    return reject('PRD-DTR-LOSS', `${parent} is a loss of another kind; give the same kind.`, {
      violated: { rule: 'the loss of its parent', actual: loss, limit: above.loss ?? 'none' },
    });
  return above.path.length < REASON_LEVELS
    ? null
    : reject('PRD-DTR-LEVELS', `${parent} is at the lowest level; define it one level up.`, {
        violated: {
          rule: 'levels of the tree',
          actual: String(above.path.length + 1),
          limit: String(REASON_LEVELS),
        },
      });
};

export const downtimeReason = decider('downtime-reason', {
  path: 'downtime-reasons',
  opens: 'DefineDowntimeReason',
  home: 'enterprise',
  commands: { DefineDowntimeReason, RetireDowntimeReason },
  events: downtimeReasonEvents,
  initial,
  answers: answers(DowntimeReasonAnswer, answered),
  allow: {
    DefineDowntimeReason: ['admin', 'planner', 'coo'],
    RetireDowntimeReason: ['admin', 'planner', 'coo'],
  },
  needs: {
    DefineDowntimeReason: ({ parent = TOP }: DefineDowntimeReason) => ({
      above: registered(reasonTree, parent),
    }),
    RetireDowntimeReason: (_: RetireDowntimeReason, { id }: About) => ({ own: registered(reasonTree, id) }),
  },

  decide: {
    DefineDowntimeReason({ defined }, command, { id, known: { above } }) {
      if (defined) {
        const { path: _, ...said } = defined;
        if (same(said, command)) return [];
        return reject('PRD-DTR-STATE', `${id} is another reason already; choose another id.`);
      }
      const path = [...(command.parent === undefined ? [] : (above?.path ?? [])), id];
      return noPlace(command, above) ?? [happened('DowntimeReasonDefined', { ...command, path })];
    },
    RetireDowntimeReason({ status, defined }, { because }, { known: { own } }) {
      if (status === 'retired') return [];
      const { parent } = begun(defined);
      if (own && own.below > 0)
        return reject('PRD-DTR-BELOW', 'There are reasons below it; retire these first.', {
          violated: { rule: 'reasons below it', actual: String(own.below), limit: '0' },
        });
      return [happened('DowntimeReasonRetired', { ...(parent === undefined ? {} : { parent }), because })];
    },
  },

  evolve: {
    DowntimeReasonDefined: (_, defined): DowntimeReason => ({ status: 'in-force', defined }),
    DowntimeReasonRetired: (reason): DowntimeReason => ({ ...reason, status: 'retired' }),
  },
});
