/** Chance repeats itself for the same seed and words, and is spread as it says. */
import { describe, expect, it } from '@jest/globals';
import { chanceOf } from '../world/chance.js';

const many = (draw: () => number): number[] => Array.from({ length: 20_000 }, draw);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('chance', () => {
  it('is the same for the same seed and words, and another for others', () => {
    const drawn = (seed: number, ...words: string[]) => many(chanceOf(seed, ...words).next).slice(0, 5);
    expect(drawn(1, 'lyon', 'orders')).toEqual(drawn(1, 'lyon', 'orders'));
    expect(drawn(1, 'lyon', 'orders')).not.toEqual(drawn(2, 'lyon', 'orders'));
    expect(drawn(1, 'lyon', 'orders')).not.toEqual(drawn(1, 'porto', 'orders'));
  });

  it('draws whole numbers with both ends, equally often', () => {
    const chance = chanceOf(7, 'whole');
    const values = many(() => chance.whole(2, 5));
    expect([...new Set(values)].sort()).toEqual([2, 3, 4, 5]);
    expect(mean(values)).toBeCloseTo(3.5, 1);
  });

  it('draws around a mean with a deviation', () => {
    const chance = chanceOf(7, 'around');
    const values = many(() => chance.around(50, 2));
    expect(mean(values)).toBeCloseTo(50, 1);
    expect(Math.sqrt(mean(values.map((value) => (value - 50) ** 2)))).toBeCloseTo(2, 1);
  });
});
