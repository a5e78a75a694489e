/**
 * Small departments for tests: nouns that say one event of the public language each, as their owners would.
 */
import type { EventSet } from '@gemba/contracts/event';
import { siteEvents, decisionRightEvents } from '@gemba/contracts/events/governance';
import { itemEvents } from '@gemba/contracts/events/production/definition';
import type { AnyDecider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { Department } from '@gemba/platform/runtime/department';
import { department } from '@gemba/platform/runtime/department';

/** A noun whose opening command says the event of the set with the same fields. */
const says = (name: string, path: string, [events, type]: readonly [EventSet, string]): AnyDecider => {
  const said = events.types[type];
  if (!said) throw new Error(`${name} does not say ${type}.`);
  return {
    name,
    path,
    opens: 'Say',
    home: 'enterprise',
    commands: { Say: said.latest },
    events,
    initial: {},
    allow: { Say: ['admin'] },
    decide: { Say: (_state: never, data: never) => [happened(type, data)] },
    evolve: Object.fromEntries(Object.keys(events.types).map((each) => [each, (state: never) => state])),
  };
};

export const office: Department = department('governance', {
  deciders: [
    says('site', 'sites', [siteEvents, 'SiteRegistered']),
    says('decision-right', 'decision-rights', [decisionRightEvents, 'DecisionRightGranted']),
  ],
});

export const plant: Department = department('production', {
  deciders: [says('item', 'items', [itemEvents, 'ItemRegistered'])],
});
