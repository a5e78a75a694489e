/** How amounts are described: as the decimals of their currency allow, and prices more finely. */
import { CURRENCIES, currencyDecimals } from '@gemba/measures/currencies';
import { decimalPattern } from '@gemba/measures/decimal';
import { PRICE_DECIMALS } from '@gemba/measures/money';
import type { JsonSchema } from './schema.js';

type Sign = 'positive' | 'not-negative' | 'any';

/** One of these words, as an expression: a list of them would take hundreds of lines of every document. */
export const anyOf = (words: readonly string[]): string =>
  `^(?:${words.map((word) => word.replace('+', String.raw`\+`)).join('|')})$`;

/** Which amounts are money: those with no more decimals than their currency has. */
const amountsBy = (sign: Sign): readonly JsonSchema[] =>
  [...new Set(CURRENCIES.map(currencyDecimals))].sort().map((decimals) => ({
    properties: {
      amount: { pattern: decimalPattern(decimals, sign) },
      currency: { pattern: anyOf(CURRENCIES.filter((code) => currencyDecimals(code) === decimals)) },
    },
  }));

const amountOf = (anyOf: readonly JsonSchema[], examples: readonly object[]): JsonSchema => ({
  type: 'object',
  format: 'money',
  additionalProperties: false,
  properties: { amount: { type: 'string', format: 'decimal' }, currency: { type: 'string' } },
  required: ['amount', 'currency'],
  anyOf,
  examples,
});

export const moneyBy = (sign: Sign): JsonSchema =>
  amountOf(amountsBy(sign), [{ amount: '19.99', currency: 'EUR' }]);

export const priceBy = (sign: Sign): JsonSchema =>
  amountOf(
    [
      {
        properties: {
          amount: { pattern: decimalPattern(PRICE_DECIMALS, sign) },
          currency: { pattern: anyOf(CURRENCIES) },
        },
      },
    ],
    [{ amount: '0.0125', currency: 'EUR' }],
  );
