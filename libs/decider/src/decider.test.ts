/**
 * The table compiles only when complete, and the sentence of the tests tells right from refused from
 * repeated.
 */
import { describe, expect, it } from '@jest/globals';
import { begun, decider, stated } from './decider.js';
import { happened, reject } from './decision.js';
import { process, send } from './process.js';
import type { Need } from './needs.js';
import { row } from './needs.js';
import { heard, spec, story } from './testing.js';

class OpenValve {
  valve!: string;
}
class CloseValve {}
class ValveOpened {
  valve!: string;
}
class ValveClosed {}

const events = {
  service: 'plant',
  noun: 'valve',
  types: { ValveOpened: { latest: ValveOpened }, ValveClosed: { latest: ValveClosed } },
};

/** A table as this service keeps it from events. */
const lock = {
  name: 'lock',
  on: { ValveLocked: { becomes: (): { by: string } | null => ({ by: 'nobody' }) } },
};

type Valve = { readonly status: 'none' | 'open' | 'closed' };

const valve = decider('valve', {
  path: 'valves',
  opens: 'OpenValve',
  home: 'site',
  commands: { OpenValve, CloseValve },
  events,
  initial: { status: 'none' },
  allow: { OpenValve: ['operator'], CloseValve: ['operator'] },
  needs: { OpenValve: (c: OpenValve) => ({ lock: row(lock, c.valve) }) },
  decide: {
    OpenValve(state, { valve: name }, { known }) {
      if (known.lock) return reject('PLT-LOCKED', `Locked by ${known.lock.by}.`);
      return state.status === 'open' ? [] : [happened('ValveOpened', { valve: name })];
    },
    CloseValve(state) {
      if (state.status === 'none') return reject('PLT-STATE', 'There is no such valve.');
      return state.status === 'closed' ? [] : [happened('ValveClosed', {})];
    },
  },
  evolve: {
    ValveOpened: (): Valve => ({ status: 'open' }),
    ValveClosed: (): Valve => ({ status: 'closed' }),
  },
});

const { given } = spec(valve);
const opened = happened('ValveOpened', { valve: 'a' });

describe('a decider', () => {
  it('asks for rows by the table itself, whose rows they are', () => {
    // @ts-expect-error the rows of this table say by whom, not until when
    const locked: Need<{ until: string } | undefined> = row(lock, 'a');
    expect(locked).toEqual({ kind: 'rows', table: 'lock', keys: ['a'], one: true });
    // @ts-expect-error a name that somebody may misspell is no table
    expect(row('lokc', 'a')).not.toMatchObject({ table: 'lokc' });
  });

  it('says what happened', () => {
    given().when('OpenValve', { valve: 'a' }).then(opened);
  });

  it('refuses with a code and a status', () => {
    const { decision } = given().when('CloseValve', {});
    expect(decision).toEqual({
      refused: true,
      code: 'PLT-STATE',
      status: 409,
      detail: 'There is no such valve.',
    });
  });

  it('knows what it asked for', () => {
    given()
      .knowing({ lock: { by: 'Ana' } })
      .when('OpenValve', { valve: 'a' })
      .refused('PLT-LOCKED');
  });

  it('has nothing to say to a repeat', () => {
    given(opened).when('OpenValve', { valve: 'a' }).nothing();
  });

  it('fails a sentence that is not true', () => {
    expect(() => given().when('OpenValve', { valve: 'a' }).then()).toThrow();
    expect(() => given().when('OpenValve', { valve: 'a' }).refused('PLT-STATE')).toThrow(/accepted/);
  });
});

describe('an answer', () => {
  it('P21: is without what nobody has said yet', () => {
    expect(stated({ eta: '', lot: null, waits: false, count: 0, carrier: 'Rapida' })).toEqual({
      ...{ waits: false, count: 0, carrier: 'Rapida' },
    });
    expect(begun({ status: 'open' })).toEqual({ status: 'open' });
    expect(() => begun(null)).toThrow(/without its first event/);
  });
});

describe('a process', () => {
  const closeAfterTwo = process('close-after-two', {
    events,
    owner: { role: 'operator' },
    initial: { count: 0 },
    on: {
      ValveOpened: {
        about: (e) => e.data.valve,
        remember: (run) => ({ count: run.count + 1 }),
        send: (run, e) => (run.count === 1 ? [send(valve, [e.data.valve, 'CloseValve'], {})] : []),
      },
    },
  });

  it('remembers and sends', () => {
    const event = heard('ValveOpened', { valve: 'a' });
    story(closeAfterTwo).when(event).sends();
    story(closeAfterTwo)
      .after(event)
      .when(event)
      .sends(send(valve, ['a', 'CloseValve'], {}));
  });
});
