/** Proves who counts as there. */
import { describe, expect, it } from '@jest/globals';
import { coverOf, skillsIn } from './cover.js';

const welding = { skill: 'welding', validFrom: '2025-01-01', validTo: '2026-10-31' };
const assembly = { ...welding, skill: 'assembly' };
const someone = { site: 'lyon', start: '2020-01-01', lastDay: null, certificates: [welding], away: [] };
const awayFrom = (from: string, to: string | null) => ({ ...someone, away: [{ from, to }] });
const cover = (person: object, today: string) =>
  coverOf([person as typeof someone], { skill: 'welding', site: 'lyon', today });

describe('cover of a skill', () => {
  it('O30: counts who is absent only from next week as there', () => {
    expect(cover(awayFrom('2026-10-12', '2026-10-14'), '2026-10-07')).toEqual([1, 1]);
    expect(cover(awayFrom('2026-10-12', '2026-10-14'), '2026-10-12')).toEqual([0, 1]);
  });
  it('O30: does not count who is ill without an end, on the third day either', () => {
    expect(cover(awayFrom('2026-10-05', null), '2026-10-07')).toEqual([0, 1]);
  });
  it('counts who came back, and who is away through today not', () => {
    expect(cover(awayFrom('2026-10-05', '2026-10-06'), '2026-10-07')).toEqual([1, 1]);
    expect(cover(awayFrom('2026-10-05', '2026-10-07'), '2026-10-07')).toEqual([0, 1]);
  });
  it('O30: does not count a certificate that expired yesterday, nor one that begins tomorrow', () => {
    expect(cover(someone, '2026-10-31')).toEqual([1, 1]);
    expect(cover(someone, '2026-11-01')).toEqual([0, 0]);
    expect(cover(someone, '2024-12-31')).toEqual([0, 0]);
  });
  it('O30: counts nobody before the first day or after the last', () => {
    expect(cover({ ...someone, start: '2026-10-08' }, '2026-10-07')).toEqual([0, 0]);
    expect(cover({ ...someone, lastDay: '2026-10-06' }, '2026-10-07')).toEqual([0, 0]);
  });

  it('knows all skills once, also those that nobody holds any more', () => {
    expect(skillsIn([someone, { ...someone, certificates: [assembly, welding] }])).toEqual([
      'assembly',
      'welding',
    ]);
  });
});
