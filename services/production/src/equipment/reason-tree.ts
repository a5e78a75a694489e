/** The tree of downtime reasons, row by row, so that a reason is a leaf at the very moment it is given. */
import { DOWN_PLANNED } from './states.js';
import type { Loss, StopReason } from '@gemba/contracts/events/production/downtime';
import { downtimeReasonEvents } from '@gemba/contracts/events/production/downtime';
import type { EquipmentState } from '@gemba/contracts/events/production/equipment';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { table } from '@gemba/read-model/table';

export type Reason = {
  /** From the top down to itself; empty for what was never defined. */
  readonly path: readonly string[];
  readonly loss?: Loss;
  /** Reasons in force right below it. */
  readonly below: number;
  readonly isRetired: boolean;
};

/** What the reasons at the top are below of; no reason has this id. */
export const TOP = '/';

const NOTHING: Reason = { path: [], below: 0, isRetired: false };

type Of = { readonly subject: string; readonly data: { readonly parent?: string } };
const key = ({ subject, data: { parent = TOP } }: Of) => [subject, parent];

export const reasonTree = table('reason-tree', {
  events: downtimeReasonEvents,
  row: NOTHING,
  on: {
    DowntimeReasonDefined: {
      key,
      becomes: (row = NOTHING, { subject, data: { path, loss } }, of) =>
        of === subject ? { ...row, path, loss } : { ...row, below: row.below + 1 },
    },
    DowntimeReasonRetired: {
      key,
      becomes: (row = NOTHING, { subject }, of) =>
        of === subject ? { ...row, isRetired: true } : { ...row, below: row.below - 1 },
    },
  },
});

/** Whether there is a tree at all, and the row of a reason in it. */
export const reasonNeeds = (reason: string | undefined) => ({
  tree: registered(reasonTree, TOP),
  said: registered(reasonTree, reason === undefined || reason === '' ? TOP : reason),
});

type Known = { readonly tree?: Reason | undefined; readonly said?: Reason | undefined };

/**
 * What Gemba says by itself when it stops a machine; a tree may have these as leaves, with names of its own.
 */
export const MAINTENANCE = 'maintenance';
/** Why a machine stops where somebody may get hurt. */
export const ANDON_SAFETY = 'andon-safety';
const BY_ITSELF: Readonly<Record<string, Loss>> = {
  [MAINTENANCE]: 'planned',
  [ANDON_SAFETY]: 'availability',
};

/** A reason with its place in the tree; one of before the tree stands at the top. */
export const placed = (reason: string, said: Reason | undefined): StopReason => {
  const loss = said?.loss ?? BY_ITSELF[reason];
  const path = said === undefined || said.path.length === 0 ? [reason] : [...said.path];
  return { reason, path, ...(loss === undefined ? {} : { loss }) };
};

const noLeaf = (reason: string, said: Reason | undefined): Rejection | null => {
  const hint = 'The list of downtime reasons has those that are in force; or give the reason later.';
  if (said === undefined || said.path.length === 0)
    return reject('PRD-EQP-REASON', `${reason} is no downtime reason.`, { hint });
  if (said.isRetired)
    return reject('PRD-EQP-REASON', `${reason} is no longer in use as a downtime reason.`, { hint });
  return said.below === 0
    ? null
    : reject('PRD-EQP-REASON', `${reason} has reasons below it; say which of them it was.`, {
        violated: { rule: 'the lowest level of the tree', actual: String(said.below), limit: '0' },
        hint,
      });
};

const STANDS: readonly EquipmentState[] = ['downUnplanned', 'blocked', 'starved'];

/** A planned stop is no breakdown, and a breakdown was not planned. */
const wrongLoss = (reason: string, { loss }: StopReason, state: EquipmentState): Rejection | null => {
  const isWrong = loss === 'planned' ? STANDS.includes(state) : DOWN_PLANNED.includes(state);
  const limit = loss === 'planned' ? 'not planned' : 'planned';
  return isWrong
    ? reject('PRD-EQP-LOSS', `${reason} is no reason for ${state}: choose one that is ${limit}.`, {
        violated: { rule: `reason of ${state}`, actual: loss ?? 'none', limit },
      })
    : null;
};

/** The reason of a state with its place in the tree, or why not; anything before there is a tree. */
export const reasonOf = (
  reason: string,
  state: EquipmentState,
  { tree, said }: Known,
): StopReason | Rejection => {
  const why = placed(reason, said);
  if (tree === undefined || tree.below === 0) return why;
  if (state === 'producing')
    return reject('PRD-EQP-REASON', 'A machine that produces does not stand; give no reason.');
  return noLeaf(reason, said) ?? wrongLoss(reason, why, state) ?? why;
};

export const refusalOf = (of: StopReason | Rejection): Rejection | null => (isRefused(of) ? of : null);
