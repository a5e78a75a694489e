/** Given, when, then: tests that read like the rule, for deciders and for processes. */
import assert from 'node:assert/strict';
import type { Class, DataOf, Decider, EventSetLike, Given, HappenedIn } from './decider.js';
import { evolve } from './decider.js';
import type { Happened, Rejection } from './decision.js';
import { isRefused } from './decision.js';
import type { AnyProcess, Heard, Process, Sent } from './process.js';

const SITE = {
  id: 'lyon',
  companyId: 'gemba-fr',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  groupCurrency: 'EUR',
  dayStart: '06:00',
};

const NOON: Given = {
  id: '1',
  at: '2026-03-02T11:00:00.000Z',
  date: '2026-03-02',
  by: { kind: 'person', id: 'tester' },
  roles: [],
  site: SITE,
  known: {},
};

type Outcome = { readonly decision: readonly Happened[] | Rejection };

const verdicts = <H extends Happened>({ decision }: Outcome) => ({
  /** Exactly these events, in this order. */
  then: (...expected: readonly H[]): void => {
    assert.deepEqual(decision, expected);
  },
  /** The rule says no with this code. */
  refused: (code: string): void => {
    assert.ok(isRefused(decision), `expected ${code}, but it was accepted: ${JSON.stringify(decision)}`);
    assert.equal(decision.code, code, decision.detail);
  },
  /** Already so: nothing to say. */
  nothing: (): void => {
    assert.deepEqual(decision, []);
  },
  decision,
});

type Circumstances = Partial<Omit<Given, 'known'>>;

/**
 * Opens the sentence for one decider: `given(…events).knowing({…}).when('Command', {…}).then(…)`; `known` is
 * what its rules know in every sentence.
 */
export const spec = <C extends Readonly<Record<string, Class>>, E extends EventSetLike, S>(
  of: Decider<C, E, S>,
  known: object = {},
) => {
  type H = HappenedIn<E>;
  const sentence = (events: readonly H[], known: object, about: Circumstances) => ({
    knowing: (more: object) => sentence(events, { ...known, ...more }, about),
    at: (circumstances: Circumstances) => sentence(events, known, { ...about, ...circumstances }),
    when: <K extends keyof C & string>(name: K, command: InstanceType<C[K]>) => {
      const given = { ...NOON, ...about, known } as Given<never>;
      const state = events.reduce<unknown>(
        (before, event) => evolve(of, before, { occurredAt: given.at, ...event }),
        of.initial,
      );
      const rule = of.decide[name];
      assert.ok(rule, `${of.name} has no command ${name}`);
      return verdicts<H>({ decision: rule(state as never, command as never, given) });
    },
    state: () =>
      events.reduce<unknown>(
        (before, event) => evolve(of, before, { occurredAt: NOON.at, ...event }),
        of.initial,
      ) as S,
  });
  return { given: (...events: readonly H[]) => sentence(events, known, {}) };
};

/** An event as a process would hear it, with a believable envelope. */
export const heard = <T extends string, D>(type: T, data: D, more: Partial<Heard> = {}): Heard<T, D> => ({
  eventId: `event-of-${type}`,
  subject: '1',
  streamId: `stream-1`,
  siteId: 'lyon',
  companyId: 'gemba-fr',
  occurredAt: NOON.at,
  businessDate: NOON.date,
  actor: { kind: 'person', id: 'tester' },
  ...more,
  type,
  data,
});

type HeardIn<E extends EventSetLike> = {
  [K in keyof E['types'] & string]: Heard<K, DataOf<E>[K]>;
}[keyof E['types'] & string];

const bare = ({ to, id, name, data }: Sent) => ({ to, id, name, data });

/** The same sentence for a process: `story(p).after(…).when(event).sends(…)`. */
export const story = <E extends EventSetLike, S>(of: Process<E, S>) => {
  const table: AnyProcess = of;
  const reaction = (event: HeardIn<E>) => table.on[event.type];
  const remembered = (events: readonly HeardIn<E>[]): unknown =>
    events.reduce<unknown>(
      (run, event) => reaction(event)?.remember?.(run as never, event as never) ?? run,
      of.initial,
    );
  const sentence = (before: readonly HeardIn<E>[]) => ({
    when: (event: HeardIn<E>) => {
      const about = reaction(event)?.about(event as never) ?? null;
      const run = remembered(before);
      const sent = about === null ? [] : (reaction(event)?.send?.(run as never, event as never) ?? []);
      return {
        sends: (...expected: readonly Sent[]): void => {
          assert.deepEqual(sent.map(bare), expected.map(bare));
        },
        deadlines: (recordedAt: string = event.occurredAt) =>
          reaction(event)?.deadlines?.(run as never, event as never, recordedAt) ?? [],
        sent,
        about,
      };
    },
  });
  return { after: (...events: readonly HeardIn<E>[]) => sentence(events), ...sentence([]) };
};
