/** Money: the decimals of ISO 4217, one rounding rule, and splits that lose no cent. */
import { describe, expect, it } from '@jest/globals';
import { CURRENCIES, UnknownCurrency, currencyDecimals, isCurrency } from '../currencies.js';
import { DivisionByZero, NotADecimal } from '../decimal.js';
import type { Money } from '../money.js';
import {
  CurrencyMismatch,
  ImpossibleWeights,
  addMoney,
  allocateMoney,
  compareMoney,
  convertMoney,
  divideMoney,
  isMoneyAbove,
  isMoneyBelow,
  isNegativeMoney,
  isValidMoney,
  isZeroMoney,
  money,
  multiplyMoney,
  negateMoney,
  roundMoney,
  sameMoney,
  shareOfMoney,
  subtractMoney,
  sumOfMoney,
  zeroMoney,
} from '../money.js';
import { UnitMismatch, quantity } from '../quantity.js';
import { integers } from './seeded.js';

const eur = (amount: string | number): Money => money(amount, 'EUR');
const amounts = (parts: readonly Money[]): readonly string[] => parts.map(({ amount }) => amount);

describe('currencies', () => {
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['PLN', 2],
    ['MGA', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('ISO 4217 gives %s %i decimals', (code, decimals) => {
    expect(currencyDecimals(code)).toBe(decimals);
  });

  it('are the active ones, each once', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/);
    for (const code of ['XCG', 'ZWG', 'SLE', 'VED']) expect(isCurrency(code)).toBe(true);
    for (const code of ['BGN', 'HRK', 'ANG', 'ZWL', 'DEM', 'XAU', 'XTS', 'eur', 'toString', 5]) {
      expect(isCurrency(code)).toBe(false);
    }
    expect(() => currencyDecimals('DEM')).toThrow(UnknownCurrency);
  });
});

describe('making money', () => {
  it('writes the decimals of the currency', () => {
    expect(eur('19.9')).toEqual({ amount: '19.90', currency: 'EUR' });
    expect(money('19', 'KWD').amount).toBe('19.000');
    expect(money('1.000', 'JPY').amount).toBe('1');
    expect(zeroMoney('CLF').amount).toBe('0.0000');
    expect(eur('-0.00').amount).toBe('0.00');
  });

  it('rounds only when told to', () => {
    expect(() => eur('19.999')).toThrow(NotADecimal);
    expect(() => money('0.5', 'JPY')).toThrow(NotADecimal);
    expect(() => money('1', 'DEM')).toThrow(UnknownCurrency);
    expect(amounts(['0.005', '0.015', '0.025', '-0.025'].map((text) => roundMoney(text, 'EUR')))).toEqual([
      '0.00',
      '0.02',
      '0.02',
      '-0.02',
    ]);
  });

  it('is asked of outside data first', () => {
    expect(isValidMoney({ amount: '19.99', currency: 'EUR' })).toBe(true);
    expect(isValidMoney({ amount: '100', currency: 'JPY' })).toBe(true);
    expect(isValidMoney({ amount: '100.0', currency: 'JPY' })).toBe(false);
    expect(isValidMoney({ amount: '1.234', currency: 'KWD' })).toBe(true);
    expect(isValidMoney({ amount: '1.2345', currency: 'KWD' })).toBe(false);
    expect(isValidMoney({ amount: 19.99, currency: 'EUR' })).toBe(false);
    expect(isValidMoney({ amount: '1', currency: 'XXX' })).toBe(false);
    expect(isValidMoney('1 EUR')).toBe(false);
  });
});

describe('calculating', () => {
  it('adds, subtracts, scales, negates and compares', () => {
    expect(addMoney(eur('0.1'), eur('0.2'))).toEqual(eur('0.3'));
    expect(subtractMoney(eur('1'), eur('1.01'))).toEqual(eur('-0.01'));
    expect(multiplyMoney(eur('10.05'), '0.5')).toEqual(eur('5.02'));
    expect(multiplyMoney(eur('10.15'), '0.5')).toEqual(eur('5.08'));
    expect(divideMoney(eur('10'), '3')).toEqual(eur('3.33'));
    expect(negateMoney(eur('0'))).toEqual(eur('0'));
    expect(sumOfMoney([eur('1.1'), eur('2.2')], 'EUR')).toEqual(eur('3.3'));
    expect([isMoneyAbove(eur(10), eur(9)), isMoneyBelow(eur(10), eur(9))]).toEqual([true, false]);
    expect(sameMoney({ amount: '5', currency: 'EUR' }, eur('5.00'))).toBe(true);
    expect([isZeroMoney(eur(0)), isNegativeMoney(eur('-0.01'))]).toEqual([true, true]);
  });

  it('never mixes currencies', () => {
    for (const act of [addMoney, subtractMoney, compareMoney, sameMoney]) {
      expect(() => act(eur(1), money(1, 'PLN'))).toThrow(CurrencyMismatch);
    }
    expect(() => sumOfMoney([money(1, 'PLN')], 'EUR')).toThrow(CurrencyMismatch);
  });

  it('converts to the decimals of the other currency', () => {
    expect(convertMoney(eur('100'), '163.455', 'JPY')).toEqual(money('16346', 'JPY'));
    expect(convertMoney(money('1000', 'JPY'), '0.00611789', 'EUR')).toEqual(eur('6.12'));
    expect(convertMoney(eur('1'), '0.33355', 'KWD')).toEqual(money('0.334', 'KWD'));
  });

  it('takes the share of a part in a whole, rounded once', () => {
    const pieces = (count: number) => quantity(count, 'C62');
    expect(shareOfMoney(eur('100'), pieces(1), pieces(3))).toEqual(eur('33.33'));
    expect(shareOfMoney(money('10', 'JPY'), pieces(1), pieces(4))).toEqual(money('2', 'JPY'));
    expect(shareOfMoney(eur('99.99'), pieces(7), pieces(7))).toEqual(eur('99.99'));
    expect(() => shareOfMoney(eur(1), pieces(1), pieces(0))).toThrow(DivisionByZero);
    expect(() => shareOfMoney(eur(1), pieces(1), quantity(1, 'KGM'))).toThrow(UnitMismatch);
  });
});

describe('splitting by weights', () => {
  it.each([
    ['100', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['-100', ['1', '1', '1'], ['-33.34', '-33.33', '-33.33']],
    ['0.05', ['3', '7'], ['0.02', '0.03']],
    ['10', ['0', '2.5', '0.5'], ['0.00', '8.33', '1.67']],
    ['0.01', ['1', '2', '2'], ['0.00', '0.01', '0.00']],
    ['0', ['1', '9'], ['0.00', '0.00']],
  ])('%s EUR by %j is %j', (amount, weights, parts) => {
    expect(amounts(allocateMoney(eur(amount), weights))).toEqual(parts);
  });

  it('follows the published example of the largest remainder method with the Hare quota', () => {
    const votes = ['47000', '16000', '15800', '12000', '6100', '3100'];
    expect(amounts(allocateMoney(money('10', 'JPY'), votes))).toEqual(['5', '2', '1', '1', '1', '0']);
  });

  it('is refused for weights that say nothing', () => {
    for (const weights of [[], ['0', '0'], ['1', '-1'], ['2', '-1']]) {
      expect(() => allocateMoney(eur(1), weights)).toThrow(ImpossibleWeights);
    }
  });

  it('loses nothing, and no part is a whole minor unit away from its exact share', () => {
    const [amount, weight] = [integers(3, -1_000_000, 1_000_000), integers(4, 0, 1000)];
    for (let round = 0; round < 300; round += 1) {
      const whole = money(amount(), 'JPY');
      const weights = Array.from({ length: 7 }, () => weight());
      const total = weights.reduce((sum, share) => sum + share, 1);
      const parts = allocateMoney(whole, [...weights.map(String), '1']);
      expect(sumOfMoney(parts, 'JPY')).toEqual(whole);
      for (const [index, share] of weights.entries()) {
        const exact = (Number(whole.amount) * share) / total;
        expect(Math.abs(Number(parts[index]?.amount) - exact)).toBeLessThan(1);
      }
    }
  });
});
