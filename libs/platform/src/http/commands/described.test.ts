/** What a service says of its nouns, and what of an outcome makes a command one that can be given. */
import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Outcome } from '@gemba/event-store/streams.sql';
import type { Principal } from '../../access/principal.js';
import { location } from '../../testing/sample.js';
import { describedFor } from './described.js';
import { offeredBy } from './offered.js';

const as = (role: string): Principal => ({ id: 'p', name: 'P', kind: 'person', roles: [role], sites: ['*'] });

describe('a noun', () => {
  it('says its fields by their kind, and leaves lists of thousands of words to the format', () => {
    const [command] = describedFor(as('warehouse'), location).commands;
    expect(command).toMatchObject({
      ...{ name: 'RegisterLocation', title: 'Register location', opens: true, route: '/v1/locations' },
      body: {
        required: ['site', 'name', 'size'],
        properties: {
          id: { format: 'id' },
          name: { maxLength: 20 },
          size: { format: 'quantity', properties: { unit: { type: 'string', format: 'unit' } } },
        },
      },
    });
    expect(JSON.stringify(command).length).toBeLessThan(2_500);
  });

  it('offers a command only to those whose role may give it', () => {
    expect(describedFor(as('planner'), location)).toMatchObject({ noun: 'location', commands: [] });
  });
});

describe('a command that was tried with an example', () => {
  const done = (types: readonly string[]) =>
    ({ kind: 'done', events: types.map((type) => ({ type })) }) as unknown as Outcome;
  const no = (rejection: Rejection): Outcome => ({ kind: 'refused', rejection, version: 3 });
  const wrongState = no(reject('TST-STATE', 'It is closed.'));
  const wrongField = no(reject('TST-DATE', 'It is over.'));
  const noRight = no(reject('TST-RIGHT', 'You hold no right.', { status: 403 }));

  it.each([
    ['that would do something', done(['Closed']), false, { now: true, code: null }],
    ['that would do nothing, since it is so', done([]), true, { now: false, code: null }],
    ['in the wrong state', wrongState, true, { now: false, code: 'TST-STATE', detail: 'It is closed.' }],
    ['of which a field may be mended', wrongField, true, { now: true, code: null }],
    ['of which nothing can be mended', wrongField, false, { now: false, code: 'TST-DATE' }],
    ['for which a right is missing, whatever is typed', noRight, true, { now: true }],
  ] as const)('%s', (_, outcome, isTyped, offered) => {
    expect(offeredBy('Close', outcome, isTyped)).toMatchObject({ name: 'Close', ...offered });
  });

  it('is not shown where the right to it is missing', () => {
    expect(offeredBy('Close', noRight, false)).toBeNull();
  });
});
