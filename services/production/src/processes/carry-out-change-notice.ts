/**
 * A change notice that is released puts its versions in force, each from its day on, and what production owns
 * of what it touches follows what was decided; what comes to be touched meanwhile is listed again.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ChangeImpactReleased, EngineeringChange } from '@gemba/contracts/events/production/change';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { changeNotice } from '../change/change-notice.js';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { routing } from '../definition/routing.js';
import { planningAction } from '../planning/planning-action.js';
import { productionOrder } from '../production-order/production-order.js';

/** The routing that comes into force on the day of the change. */
type Run = Pick<EngineeringChange, 'item' | 'routing'>;

const NOTHING: Run = { item: '' };

/** What was on its way to planning when the notice was released has arrived by then. */
const SETTLED_MS = 15 * 60_000;

const again = (notice: string): Sent => send(changeNotice, [notice, 'ListChangeImpact'], {});

const ordered = (
  notice: string,
  { kind, subject, decision, billVersion }: ChangeImpactReleased,
): readonly Sent[] => {
  const reason = `Change notice ${notice}.`;
  if (kind === 'planning-action')
    return [
      {
        ...send(planningAction, [subject, 'DismissPlanningAction'], { reason }),
        // A later run does not ask for it, or it is an order by now, which is listed again.
        otherwise: { 'PRD-PLAN-STATE': () => [again(notice)] },
      },
    ];
  if (kind !== 'production-order') return [];
  if (decision === 'cancel') return [send(productionOrder, [subject, 'CancelProductionOrder'], { reason })];
  return billVersion === undefined
    ? []
    : [send(productionOrder, [subject, 'AdoptBillVersion'], { version: billVersion, reason })];
};

export const carryOutChangeNotice = process('carry-out-change-notice', {
  events: companyEvents,
  initial: NOTHING,
  owner: { role: 'planner' },
  on: {
    ChangeNoticeReleased: {
      about: (e) => e.subject,
      send: (_, { data: { item, effectiveFrom, bill } }) =>
        bill
          ? [send(billOfMaterials, [item, 'ReleaseBillOfMaterials'], { item, effectiveFrom, ...bill })]
          : [],
      remember: (_, { data: { item, routing: next } }) => ({ item, ...(next ? { routing: next } : {}) }),
      deadlines: (_, { data: { effectiveFrom } }, recordedAt) => [
        { name: 'settled', at: new Date(Date.parse(recordedAt) + SETTLED_MS).toISOString() },
        { name: 'effective', at: `${effectiveFrom}T00:00:00.000Z` },
      ],
    },
    ChangeImpactReleased: {
      about: (e) => e.subject,
      send: (_, { subject, data }) => ordered(subject, data),
    },
  },
  passed: {
    settled: { send: (_, notice) => [again(notice)] },
    effective: {
      send: ({ item, routing: next }, notice) => [
        ...(next ? [send(routing, [item, 'ReleaseRouting'], { item, ...next })] : []),
        again(notice),
      ],
    },
  },
});
