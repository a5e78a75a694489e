/** The block of ports: no port twice, round numbers, and a message that names who is in the way. */
import { describe, expect, it } from '@jest/globals';
import { restartDelay } from '../supervision/supervise.process.js';
import { busyMessage, members, nextBase, portsFrom } from './ports.js';

describe('the block of ports', () => {
  it('begins with the dashboard and gives every member its own', () => {
    const ports = portsFrom(4000);
    expect(ports.dashboard).toBe(4000);
    expect(new Set(Object.values(ports)).size).toBe(members.length);
    expect(Math.max(...Object.values(ports))).toBe(4000 + members.length - 1);
  });

  it('moves on to round numbers and comes round at the end', () => {
    expect([4000, 4007, 4020].map(nextBase)).toEqual([4020, 4020, 4040]);
    expect(nextBase(65_520)).toBe(4000);
  });

  it('says which port is taken, for what, and what to do', () => {
    const message = busyMessage(4000, [{ member: 'hr', port: 4004 }]);
    expect(message).toContain('4000 to 4011');
    expect(message).toContain('4004 (hr)');
    expect(message).toContain('--port-base');
  });
});

it('restarts at once after the first failure and ever more slowly after more', () => {
  expect([0, 1, 2, 3, 4].map(restartDelay)).toEqual([0, 250, 500, 1000, 2000]);
  expect(restartDelay(50)).toBe(30_000);
});
