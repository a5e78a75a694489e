/** The lines of an order that are promised as it is placed. */
import type { SalesOrderLine } from '@gemba/contracts/events/supply-chain/sales';
import type { About } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { entry, present } from '../facts/facts.js';
import type { SupplyKnown } from '../promising/knowing.js';
import { promisesOf } from '../promising/knowing.js';
import { evidenceOf, methodOf } from '../promising/promise.js';
import type { Customer } from './customer.js';

type Knowing = { readonly customer: Customer | undefined; readonly supply: SupplyKnown };
type Order = { readonly site: string; readonly lines: readonly SalesOrderLine[] };

/** What is said of each line for which somebody can say when; the others wait for who supplies them. */
export const promisesWith = (
  { site, lines }: Order,
  { id, date: today, known }: Pick<About, 'id' | 'date'> & { readonly known: Knowing },
) => {
  const { supply } = known;
  const { partialDeliveries, remainingShelfLife } = known.customer?.registered ?? {};
  const terms = present({ partialDeliveries, remainingShelfLife });
  const promises = promisesOf(lines, { site, order: id, today, known: supply, terms });
  return lines.flatMap(({ line, item, requested }) => {
    const found = promises.get(line);
    if (!found) return [];
    const { date } = found;
    const parts = [...found.parts];
    const method = methodOf(parts, entry(supply.items, item)?.kind);
    const evidence = evidenceOf(parts);
    return [happened('SalesOrderPromised', { line, item, date, method, evidence, requested, parts })];
  });
};
