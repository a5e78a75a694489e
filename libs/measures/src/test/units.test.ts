/** Units and durations: published factors, exact both ways, and no way across dimensions. */
import { describe, expect, it } from '@jest/globals';
import { NotADuration, durationOf, durationOfTime, isDuration, secondsOf, timeOf } from '../duration.js';
import { quantity } from '../quantity.js';
import {
  DimensionMismatch,
  UnknownUnit,
  allUnits,
  areConvertible,
  convertUnit,
  isUnit,
  unitOf,
} from '../units.js';
import { integers } from './seeded.js';

describe('units', () => {
  it.each([
    ['1', 'TNE', 'KGM', '1000'],
    ['250', 'GRM', 'KGM', '0.25'],
    ['1', 'LBR', 'GRM', '453.59237'],
    ['16', 'ONZ', 'LBR', '1'],
    ['1', 'STN', 'LBR', '2000'],
    ['1', 'LTN', 'LBR', '2240'],
    ['1', 'SMI', 'FOT', '5280'],
    ['1', 'YRD', 'INH', '36'],
    ['1', 'GLL', 'OZA', '128'],
    ['1', 'MTQ', 'LTR', '1000'],
    ['1', 'FTK', 'INK', '144'],
    ['1', 'KWH', '3B', '3.6'],
    ['90', 'MIN', 'HUR', '1.5'],
    ['1', 'WEE', 'DAY', '7'],
    ['3', 'DZN', 'C62', '36'],
    ['2', 'BAR', 'KPA', '200'],
    ['100', 'CEL', 'FAH', '212'],
    ['-40', 'FAH', 'CEL', '-40'],
    ['0', 'CEL', 'KEL', '273.15'],
    ['98.6', 'FAH', 'CEL', '37'],
  ])('%s %s is %s %s', (...row) => {
    const [value, from, to, converted] = row;
    expect(convertUnit(quantity(value, from), to)).toEqual({ value: converted, unit: to });
  });

  it('rounds what does not fit, to as many decimals as asked', () => {
    expect(convertUnit(quantity(1, 'SEC'), 'HUR').value).toBe('0.000278');
    expect(convertUnit(quantity(1, 'SEC'), 'HUR', 12).value).toBe('0.000277777778');
  });

  it('does not convert between dimensions', () => {
    const wrong = () => convertUnit(quantity(1, 'KGM'), 'MTR');
    expect(wrong).toThrow(DimensionMismatch);
    expect(wrong).toThrow(expect.objectContaining({ code: 'PRD-UOM-DIMENSION' }));
    expect([areConvertible('KGM', 'GRM'), areConvertible('KGM', 'LTR')]).toEqual([true, false]);
  });

  it('knows its codes and no others', () => {
    expect(unitOf('HUR')).toEqual({
      code: 'HUR',
      name: 'hour',
      dimension: 'time',
      factor: '3600',
      offset: '0',
    });
    for (const code of ['kg', 'XYZ', '', 'constructor', 5]) expect(isUnit(code)).toBe(false);
    expect(() => convertUnit(quantity(1, 'XYZ'), 'KGM')).toThrow(UnknownUnit);
    const codes = allUnits().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{2,3}$/);
  });

  it('comes back unchanged from every unit of the dimension', () => {
    const next = integers(5, -100_000, 100_000);
    for (const { code, dimension } of allUnits()) {
      const start = quantity(next(), code);
      const others = allUnits().filter((unit) => unit.dimension === dimension);
      for (const other of others)
        expect(convertUnit(convertUnit(start, other.code, 60), code)).toEqual(start);
    }
  });
});

describe('durations', () => {
  it.each([
    ['PT90M', '5400'],
    ['PT1H30M', '5400'],
    ['P3D', '259200'],
    ['P2W', '1209600'],
    ['P1DT12H', '129600'],
    ['PT0.25S', '0.25'],
    ['PT08H', '28800'],
    ['PT0S', '0'],
  ])('%s is %s seconds', (duration, seconds) => {
    expect(secondsOf(duration)).toBe(seconds);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P1Y',
    'P2M',
    'PT1.5H',
    '-PT5M',
    'PT5',
    '5M',
    'P1W2D',
    'pt5m',
    'PT1S1M',
    ' PT1S',
  ])('%j is none', (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => secondsOf(text)).toThrow(NotADuration);
  });

  it.each([
    [5400, 'PT1H30M'],
    [259200, 'P3D'],
    ['0.25', 'PT0.25S'],
    [0, 'PT0S'],
    [90061, 'P1DT1H1M1S'],
  ])('%s seconds are written %s', (seconds, duration) => {
    expect(durationOf(seconds)).toBe(duration);
  });

  it('is never negative, nor finer than a microsecond', () => {
    expect(() => durationOf(-1)).toThrow(NotADuration);
    expect(() => durationOf('0.0000001')).toThrow(NotADuration);
  });

  it('meets quantities of time', () => {
    expect(timeOf('PT90M', 'HUR')).toEqual(quantity('1.5', 'HUR'));
    expect(timeOf('PT90M')).toEqual(quantity(5400, 'SEC'));
    expect(durationOfTime(quantity('2.5', 'MIN'))).toBe('PT2M30S');
    expect(() => timeOf('PT90M', 'KGM')).toThrow(DimensionMismatch);
  });

  it('comes back from its text for any number of seconds', () => {
    const next = integers(6, 0, 100_000_000);
    for (let round = 0; round < 300; round += 1) {
      const seconds = String(next());
      expect(secondsOf(durationOf(seconds))).toBe(seconds);
    }
  });
});
