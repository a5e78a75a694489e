/**
 * A critical call stops the operation at its machine, or its whole order, by the rule of the site; once it is
 * resolved the order goes on, if this call was what held it.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { AndonCalled, StoppedWork } from '@gemba/contracts/events/production/andon';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

type Run = {
  /** The order that is held for this call. */
  readonly held: string;
  readonly isOver: boolean;
};

const NOT_HELD: Run = { held: '', isOver: false };
const BECAUSE = 'Andon call ';

type Held = {
  readonly actor: { readonly kind: string };
  readonly data: { readonly reason: string };
};

/** The call for which it was held; people hold orders for whatever reason they write. */
const callIn = ({ actor, data: { reason } }: Held): string | null =>
  actor.kind === 'system' && reason.startsWith(BECAUSE) ? reason.slice(BECAUSE.length) : null;

/** What is over, paused, held or resumed already is as it should be. */
const LATE = { otherwise: { 'PRD-ORD-STATE': () => [] } };

const resume = (order: string, call: string) => ({
  ...send(productionOrder, [order, 'ResumeProductionOrder'], { reason: `${BECAUSE}${call}` }),
  ...LATE,
});

const pause = ({ order, operation }: StoppedWork, kind: string) => ({
  ...send(productionOrder, [order, 'PauseOperation'], { operation, reason: `andon-${kind}` }),
  ...LATE,
});

const hold = (order: string, call: string) => ({
  ...send(productionOrder, [order, 'HoldProductionOrder'], { reason: `${BECAUSE}${call}` }),
  ...LATE,
});

type Called = {
  readonly subject: string;
  readonly data: Pick<AndonCalled, 'kind' | 'order' | 'stops' | 'work'>;
};

const stopped = (_: Run, { subject: call, data: { kind, order, stops = 'nothing', work } }: Called) => {
  if (stops === 'nothing') return [];
  const paused = work ? [pause(work, kind)] : [];
  const concerned = work?.order ?? order;
  if (stops === 'operation' || concerned === undefined) return paused;
  return [...paused, hold(concerned, call)];
};

export const stopWorkWhileACriticalCallIsOpen = process('stop-work-while-a-critical-call-is-open', {
  events: companyEvents,
  initial: NOT_HELD,
  owner: { role: 'site-manager' },
  on: {
    AndonCalled: { about: ({ subject }) => subject, send: stopped },
    ProductionOrderHeld: {
      about: callIn,
      remember: (run, { subject: held }) => ({ ...run, held }),
      // Resolved before it was held: nobody would resume it.
      send: ({ isOver }, { subject: order, data: { reason } }) =>
        isOver ? [resume(order, reason.slice(BECAUSE.length))] : [],
    },
    AndonResolved: {
      about: ({ subject }) => subject,
      remember: (run) => ({ ...run, isOver: true }),
      send: ({ held }, { subject: call }) => (held === '' ? [] : [resume(held, call)]),
    },
  },
});
