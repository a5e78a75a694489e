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

type Said = { readonly type: string; readonly home?: AnyDecider['home'] };

/** A noun whose command says the event of the set with the same fields: to begin with, and again. */
export const says = (
  name: string,
  path: string,
  [events, said]: readonly [EventSet, string | Said],
): AnyDecider => {
  const { type, home = 'enterprise' } = typeof said === 'string' ? { type: said } : said;
  const latest = events.types[type]?.latest;
  if (!latest) throw new Error(`${name} does not say ${type}.`);
  return {
    name,
    path,
    opens: 'Say',
    home,
    commands: { Say: latest },
    events,
    initial: {},
    allow: { Say: ['admin'] },
    decide: { Say: (_state: never, data: never) => [happened(type, data)] },
    evolve: Object.fromEntries(Object.keys(events.types).map((each) => [each, (state: never) => state])),
  };
};

/** A noun that says any event of its set: `POST /v1/<path>/{id}/<event in kebab case>`. */
export const saysAll = (name: string, path: string, events: EventSet): AnyDecider => {
  const types = Object.entries(events.types);
  const of = <T>(each: (type: string) => T) => Object.fromEntries(types.map(([type]) => [type, each(type)]));
  return {
    name,
    path,
    opens: types[0]?.[0] ?? '',
    home: 'site',
    implicit: true,
    idOf: ({ site }: { readonly site: string }) => site,
    commands: Object.fromEntries(types.map(([type, { latest }]) => [type, latest])),
    events,
    initial: {},
    allow: of(() => ['admin']),
    decide: of((type) => (_state: never, data: never) => [happened(type, data)]),
    evolve: of(() => (state: never) => state),
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
