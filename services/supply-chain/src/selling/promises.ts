/** The lines of an order that are promised as it is placed. */
import type { SalesOrderLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Given as GivenToAll, SiteFacts } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { entry } from '../facts/facts.js';
import { demandOf } from '../orders/order-lines.js';
import type { SupplyKnown } from '../promising/knowing.js';
import type { Promisable } from '../promising/promisable.js';
import { withPromise } from '../promising/promisable.js';
import type { Promised } from '../promising/promise.js';
import { evidenceOf, methodOf, promiseOf } from '../promising/promise.js';
import type { PromisedWorkRow } from '../promising/promised-work.js';
import { makerOf, withWork } from '../promising/promised-work.js';
import { supplyOf } from '../promising/supply.js';
import type { Customer } from './customer.js';

type Knowing = { readonly customer: Customer | undefined; readonly supply: SupplyKnown };
type Given = Pick<GivenToAll, 'id' | 'date' | 'at' | 'site'> & { readonly known: Knowing };
type About = Given & { readonly site: SiteFacts };
type Line = Pick<SalesOrderLine, 'line' | 'item' | 'quantity' | 'requested'>;

/** Line by line, so that the next one finds what the ones before it have left. */
export const promisesOf = (
  lines: readonly Line[],
  { id, date: today, at, site, known: { supply: known, customer: buyer } }: About,
): ReadonlyMap<string, Promised> => {
  const { partialDeliveries, remainingShelfLife } = buyer?.registered ?? {};
  const terms = { partialDeliveries, remainingShelfLife };
  const promises = new Map<string, Promised>();
  const rows = new Map<string, Promisable>();
  let work: PromisedWorkRow | undefined = known.work;
  for (const { line, item, quantity, requested } of lines) {
    const maker = makerOf(id, line);
    const supply = supplyOf(item, maker, { site, at, today, known, work, rows });
    const promised = promiseOf({ quantity, requested, today, calendar: known.calendar, ...terms }, supply);
    if (promised === null) continue;
    promises.set(line, promised);
    const before = rows.get(item) ?? entry(known.stock.supply, item);
    rows.set(item, withPromise(before, demandOf(id, line), promised.parts));
    work = withWork(work, maker, promised.parts) ?? undefined;
  }
  return promises;
};

/** What is said of each line for which somebody can say when; the others wait for who supplies them. */
export const promisesWith = (lines: readonly SalesOrderLine[], given: Given) => {
  const { site, known } = given;
  if (site === null) return [];
  const promises = promisesOf(lines, { ...given, site });
  return lines.flatMap(({ line, item, requested }) => {
    const found = promises.get(line);
    if (!found) return [];
    const { date } = found;
    const parts = [...found.parts];
    const method = methodOf(parts, entry(known.supply.items, item)?.kind);
    const evidence = evidenceOf(parts);
    return [happened('SalesOrderPromised', { line, item, date, method, evidence, requested, parts })];
  });
};
