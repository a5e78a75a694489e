/** What a start waits for is said in words, and never costs data. */
import { expect, it } from '@jest/globals';
import { stillness } from '../engines/movement.process.js';
import { reasonIn } from './services.process.js';

it('P22: says which part of a service is waited for', () => {
  const checks = { database: { ok: true }, relay: { ok: false }, consumers: { ok: false } };
  expect(reasonIn(JSON.stringify({ checks }))).toBe('waiting for relay, consumers');
  expect(reasonIn('Bad gateway')).toBe('it says no more');
});

it('P24: knows a log that has to be refilled', () => {
  const checks = { database: { ok: true }, relay: { ok: false, ahead: 'order-1@2 at position 20' } };
  expect(reasonIn(JSON.stringify({ checks }))).toBe('its log is older than its topic');
});

it('P22: counts the time in which nothing moves, and begins anew when something works', () => {
  let now = 0;
  const stillFor = stillness({ pid: process.pid, log: '/does/not/exist' }, () => now);
  now = 1_000_000;
  expect(stillFor()).toBe(1_000_000);
  const since = process.cpuUsage();
  const spentMs = () => (process.cpuUsage(since).user + process.cpuUsage(since).system) / 1000;
  while (spentMs() < 300);
  now = 1_000_100;
  const fresh = stillness({ pid: process.pid, log: '/does/not/exist' }, () => now);
  const before = process.cpuUsage();
  while ((process.cpuUsage(before).user + process.cpuUsage(before).system) / 1000 < 300);
  now += 200;
  expect(fresh()).toBe(0);
});
