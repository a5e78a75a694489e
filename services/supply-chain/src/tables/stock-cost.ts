/** What finance says that the stock of an item at a site is worth, so that a difference has a value. */
import { companyEvents } from '@gemba/contracts/events/company';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { roundMoney } from '@gemba/measures/money';
import { table } from '@gemba/read-model/table';

/** Quantity and amount of all layers, and what one unit cost last; the key is `<site>.<item>`. */
export type StockCostRow = {
  readonly quantity: string;
  readonly amount: string;
  readonly currency: string;
  readonly each: string;
};

type Moved = {
  readonly data: {
    readonly site: string;
    readonly item: string;
    readonly quantity: { readonly value: string };
    readonly amount: Money;
  };
};

const key = ({ data: { site, item } }: { readonly data: Pick<Moved['data'], 'site' | 'item'> }): string =>
  `${site}.${item}`;

const DIGITS = 6;

const after = (
  row: StockCostRow | undefined,
  { data }: Moved,
  change: (a: string, b: string) => string,
): StockCostRow => {
  const quantity = change(row?.quantity ?? '0', data.quantity.value);
  const amount = change(row?.amount ?? '0', data.amount.amount);
  const { currency } = data.amount;
  const each =
    compareDecimals(quantity, '0') > 0 ? divideDecimals(amount, quantity, DIGITS) : (row?.each ?? '0');
  return { quantity, amount, currency, each };
};

const NOTHING = { value: '0' };

/** Worth alone changes. */
const worth = (
  row: StockCostRow | undefined,
  { data }: { readonly data: Omit<Moved['data'], 'quantity'> },
  change: (a: string, b: string) => string,
): StockCostRow => after(row, { data: { ...data, quantity: NOTHING } }, change);

export const stockCostTable = table('stock-cost', {
  events: companyEvents,
  row: {} as StockCostRow,
  on: {
    CostLayerAdded: { key, becomes: (row, e) => after(row, e, addDecimal) },
    CostLayerConsumed: { key, becomes: (row, e) => after(row, e, subtractDecimal) },
    CostLayerWrittenDown: { key, becomes: (row, e) => worth(row, e, subtractDecimal) },
    InventoryRevalued: { key, becomes: (row, e) => worth(row, e, addDecimal) },
    LandedCostAllocated: {
      key,
      becomes: (row, { data: { site, item, stocked: amount } }) =>
        worth(row, { data: { site, item, amount } }, addDecimal),
    },
    IssueCostCorrected: { key, becomes: (row, e) => worth(row, e, subtractDecimal) },
  },
});

/** What a quantity is worth at the average cost; undefined while no cost is known. */
export const worthAt = (row: StockCostRow | undefined, quantity: string): Money | undefined =>
  row && roundMoney(multiplyDecimal(row.each, quantity), row.currency);
