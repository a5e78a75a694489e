/** The block of ports: no port twice, round numbers, and a message that names who is in the way. */
import { describe, expect, it } from '@jest/globals';
import { restartDelay } from '../supervision/supervise.process.js';
import { BLOCKED, blockedIn, FIRST_BASE, members, nextBase, portsFrom, reasonAgainst } from './ports.js';

describe('the block of ports', () => {
  it('begins with the dashboard and gives every member its own', () => {
    const ports = portsFrom(4000);
    expect(ports.dashboard).toBe(4000);
    expect(new Set(Object.values(ports)).size).toBe(members.length);
    expect(Math.max(...Object.values(ports))).toBe(4000 + members.length - 1);
  });

  it('moves on to round numbers and comes round at the end', () => {
    expect([4000, 4007, 4060].map(nextBase)).toEqual([4020, 4020, 4080]);
    expect(nextBase(65_520)).toBe(4000);
  });

  it('P6: never has a port that browsers refuse, wherever the search begins', () => {
    const bases = Array.from({ length: 65_000 - 1024 }, (_, index) => nextBase(1024 + index));
    expect(bases.filter((base) => blockedIn(base).length > 0)).toEqual([]);
    expect(nextBase(FIRST_BASE)).toBe(4020);
    expect(nextBase(4020)).toBe(4060);
    expect(nextBase(6640)).toBe(6680);
  });

  it('P6: refuses with its reason what fetch itself refuses', async () => {
    for (const port of [6000, 4045, 10_080]) {
      expect(BLOCKED.has(port)).toBe(true);
      const refused: unknown = await fetch(`http://127.0.0.1:${String(port)}`).catch(
        (error: unknown) => error,
      );
      expect(String((refused as Error).cause)).toContain('bad port');
    }
    expect(reasonAgainst(6000, [])).toBe('browsers refuse port 6000 of 6000 to 6011');
  });

  it('says which port is taken, and for what', () => {
    expect(reasonAgainst(4000, [])).toBe('');
    expect(reasonAgainst(4000, [{ member: 'hr', port: 4004 }])).toBe(
      'other programs use 4004 (hr) of 4000 to 4011',
    );
  });
});

it('restarts at once after the first failure and ever more slowly after more', () => {
  expect([0, 1, 2, 3, 4].map(restartDelay)).toEqual([0, 250, 500, 1000, 2000]);
  expect(restartDelay(50)).toBe(30_000);
});
