/** A lot keeps its balance in business time, whatever the order in which movements are told. */
import { describe, expect, it } from '@jest/globals';
import { EMPTY_LOT, KEPT_MOVEMENTS, balanceOf, isFinished, lowestSince, withMovement } from './lot.js';
import type { Lot, Movement } from './lot.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 6, minute)).toISOString();

const movement = (minute: number, change: string, status: Movement['status'] = 'available'): Movement => ({
  at: at(minute),
  status,
  change,
});

const lot = (...movements: readonly Movement[]): Lot => movements.reduce(withMovement, EMPTY_LOT);

describe('a lot', () => {
  it('holds what came in less what went out', () => {
    expect(balanceOf(lot(movement(1, '10.5'), movement(2, '-0.5')))).toBe('10');
    expect(balanceOf(lot(movement(1, '10', 'inspection'), movement(2, '4')), ['available'])).toBe('4');
  });

  it('knows the lowest balance from any business time on', () => {
    const told = lot(movement(10, '10'), movement(30, '-7'), movement(40, '5'), movement(20, '-1'));
    expect(lowestSince(told, at(0))).toBe('0');
    expect(lowestSince(told, at(10))).toBe('2');
    expect(lowestSince(told, at(20))).toBe('2');
    expect(lowestSince(told, at(40))).toBe('7');
  });

  it('counts what happens in one instant together', () => {
    const told = lot(movement(10, '5'), movement(20, '-5'), movement(20, '5'));
    expect(lowestSince(told, at(15))).toBe('5');
  });

  it('is finished when nothing is left in any status', () => {
    expect(isFinished(lot(movement(1, '5'), movement(2, '-5')))).toBe(true);
    expect(isFinished(lot(movement(1, '5', 'hold'), movement(2, '-5')))).toBe(false);
  });

  it('sums up its oldest movements and stays the same lot', () => {
    const many = Array.from({ length: KEPT_MOVEMENTS + 1 }, (_, minute) => movement(minute, '2'));
    const long = lot(...many, movement(500, '-3'));
    expect(balanceOf(long)).toBe(String((KEPT_MOVEMENTS + 1) * 2 - 3));
    expect(long.movements.length).toBeLessThan(KEPT_MOVEMENTS);
    expect(long.closedUntil).toBe(at(KEPT_MOVEMENTS / 2 - 1));
  });

  it('takes in what came before its oldest movement kept', () => {
    const many = Array.from({ length: KEPT_MOVEMENTS + 1 }, (_, minute) => movement(minute, '2'));
    const long = lot(...many);
    const late = withMovement(long, movement(3, '7'));
    expect(balanceOf(late)).toBe(String((KEPT_MOVEMENTS + 1) * 2 + 7));
    expect(late.movements).toEqual(long.movements);
    expect(lowestSince(late, long.closedUntil)).toBe(String(KEPT_MOVEMENTS + 7));
  });
});
