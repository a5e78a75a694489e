/**
 * A company without any fault is acquitted of everything, and no check goes without a proof that it
 * convicts.
 */
import { describe, expect, it } from '@jest/globals';
import { CHECKS } from '../checks/all.js';
import { convictedBy } from './healthy.js';
import { TAMPERINGS } from './tamperings.js';

describe('the checks', () => {
  it('find nothing where nothing is wrong', () => {
    expect(convictedBy(() => undefined)).toEqual([]);
  });

  it.each(TAMPERINGS.map((each) => [each.check, each] as const))('%s convicts', (check, { tamper }) => {
    expect(convictedBy(tamper)).toContain(check);
  });

  it('are each shown to convict', () => {
    const shown = new Set(TAMPERINGS.map(({ check }) => check));
    expect(CHECKS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
  });
});
