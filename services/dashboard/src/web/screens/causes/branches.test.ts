/** Every step that is linked is shown once with what follows it. */
import { describe, expect, it } from '@jest/globals';
import type { CausalTrace } from '../../api/contract.js';
import { type Branch, branchesOf } from './branches.js';

const step = (role: 'asked' | 'cause' | 'effect') => ({ role }) as CausalTrace['steps'][number];

const drawn = (branches: readonly Branch[]): string =>
  branches
    .map(({ place, again, branches: on }) => `${String(place)}${again ? '*' : ''}(${drawn(on)})`)
    .join(' ');

describe('branches', () => {
  it('lead from what is asked to causes, or to effects; what two lead to is named again', () => {
    const trace = {
      steps: [step('asked'), step('cause'), step('cause'), step('effect')],
      links: [
        { cause: 1, effect: 0 },
        { cause: 2, effect: 0 },
        { cause: 2, effect: 1 },
        { cause: 0, effect: 3 },
      ],
    };
    expect(drawn(branchesOf(trace, 'cause'))).toBe('0(1(2()) 2*())');
    expect(drawn(branchesOf(trace, 'effect'))).toBe('0(3())');
  });

  it('show an asked event that came of another one only below that', () => {
    const trace = { steps: [step('asked'), step('asked')], links: [{ cause: 1, effect: 0 }] };
    expect(drawn(branchesOf(trace, 'cause'))).toBe('0(1())');
  });
});
