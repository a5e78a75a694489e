/** Chance that can be repeated: the same seed and names give the same draws. */
import { createHash } from 'node:crypto';

const RANGE = 2 ** 32;

/** A generator of 32-bit numbers (Mulberry32). */
const numbers = (start: number): (() => number) => {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

export class Chance {
  private readonly draw: () => number;

  constructor(...names: readonly (string | number)[]) {
    const digest = createHash('sha256').update(names.join('/')).digest();
    this.draw = numbers(digest.readUInt32BE(0));
  }

  /** From 0, below 1. */
  next(): number {
    return this.draw() / RANGE;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number between both, inclusive. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }

  /** One of what may be empty. */
  maybe<T>(from: readonly T[]): T | undefined {
    const place = this.next();
    return from[Math.floor(place * from.length)];
  }

  /** A name by its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const names = Object.keys(weights) as T[];
    const total = names.reduce((sum, name) => sum + weights[name], 0);
    let left = this.next() * total;
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    return this.pick(names);
  }
}
