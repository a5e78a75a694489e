/** A call that nobody answers goes to the next in line; where safety is missing, the machine stops. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { AndonRole } from '@gemba/contracts/events/production/andon';
import type { Deadline } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { andonCall } from '../andon/andon-call.js';
import { equipment } from '../equipment/equipment.js';
import { ANDON_SAFETY } from '../equipment/reason-tree.js';

/** The role that is called. */
type Run = { readonly called: AndonRole };

const begun: Run = { called: 'planner' };

type Called = {
  readonly subject: string;
  readonly occurredAt: string;
  readonly data: { readonly role: AndonRole; readonly answerBy?: string };
};

const calls = {
  about: ({ subject }: Called) => subject,
  remember: (_: Run, { data: { role } }: Called): Run => ({ called: role }),
  // Who is called late, by a terminal that was without a network, has as long from when it is known.
  deadlines: (
    _: Run,
    { occurredAt, data: { answerBy } }: Called,
    recordedAt: string,
  ): readonly Deadline[] => {
    if (answerBy === undefined) return [{ name: 'answer', at: '' }];
    const late = Math.max(0, Date.parse(recordedAt) - Date.parse(occurredAt));
    return [{ name: 'answer', at: new Date(Date.parse(answerBy) + late).toISOString() }];
  },
};

const over = {
  about: ({ subject }: { readonly subject: string }) => subject,
  deadlines: (): readonly Deadline[] => [{ name: 'answer', at: '' }],
};

export const escalateAndonCall = process('escalate-andon-call', {
  events: companyEvents,
  initial: begun,
  owner: { role: 'site-manager' },
  on: {
    AndonCalled: {
      ...calls,
      send: (_, { data: { kind, workUnit } }) =>
        kind === 'safety'
          ? [
              send(equipment, [workUnit, 'ChangeEquipmentState'], {
                to: 'downUnplanned',
                reason: ANDON_SAFETY,
              }),
            ]
          : [],
    },
    AndonEscalated: calls,
    AndonAnswered: over,
    AndonResolved: over,
  },
  passed: {
    answer: { send: ({ called }, id) => [send(andonCall, [id, 'EscalateCall'], { from: called })] },
  },
});
