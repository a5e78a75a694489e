/** What one unit costs by plan: its parts at agreed prices, and its work at the rates of the site. */
import { addDecimal, divideDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { roundMoney } from '@gemba/measures/money';
import type { Operation } from './products.js';
import { bought, madeNamed } from './products.js';
import type { Site } from './sites.js';

/** Set-ups are spread over this many units. */
const LOT = '10';
const DIGITS = 10;

const hoursOf = ({ setup, runPerUnit }: Operation): string =>
  divideDecimals(addDecimal(String(runPerUnit), divideDecimals(String(setup), LOT, DIGITS)), '60', DIGITS);

const exactCost = (item: string, site: Site): string => {
  const part = bought.find(({ id }) => id === item);
  if (part) return part.price[site.currency];
  const { lines, operations } = madeNamed(item);
  const hour = addDecimal(site.labourRate, site.machineRate);
  const material = lines.map(({ item: component, quantity, scrapFraction }) =>
    divideDecimals(
      multiplyDecimal(exactCost(component, site), quantity),
      subtractDecimal('1', scrapFraction),
      DIGITS,
    ),
  );
  const work = operations.map((operation) => multiplyDecimal(hoursOf(operation), hour));
  return [...material, ...work].reduce(addDecimal, '0');
};

/** Standard cost of one unit in the currency of the site. */
export const standardCost = (item: string, site: Site): Money =>
  roundMoney(exactCost(item, site), site.currency);
