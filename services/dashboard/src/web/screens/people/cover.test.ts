/** Proves who counts as there. */
import { describe, expect, it } from '@jest/globals';
import { coverOf, skillsIn } from './cover.js';

const people = [
  { site: 'lyon', skills: ['welding', 'assembly'], absentUntil: null },
  { site: 'lyon', skills: [{ skill: 'welding', validTo: '2027-01-01' }], absentUntil: '2026-10-07' },
  { site: 'porto', skills: ['welding'], absentUntil: '2026-10-06' },
];

describe('cover of a skill', () => {
  it('leaves out who is absent through today', () => {
    expect(coverOf(people, { skill: 'welding', site: 'lyon', today: '2026-10-07' })).toEqual([1, 2]);
  });

  it('counts who came back', () => {
    expect(coverOf(people, { skill: 'welding', site: 'porto', today: '2026-10-07' })).toEqual([1, 1]);
  });

  it('knows all skills once', () => {
    expect(skillsIn(people)).toEqual(['assembly', 'welding']);
  });
});
