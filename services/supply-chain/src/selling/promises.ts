/** The lines of an order that are promised as it is placed. */
import type { PromisePart, SalesOrderLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Given as GivenToAll, SiteFacts } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { entry } from '../facts/facts.js';
import type { OrderedLine } from '../orders/order-lines.js';
import { demandOf } from '../orders/order-lines.js';
import type { SupplyKnown } from '../promising/knowing.js';
import type { Promisable } from '../orders/promisable.js';
import { isSome, supplyKey, withPromise } from '../orders/promisable.js';
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

type Before = {
  readonly rows?: ReadonlyMap<string, Promisable>;
  /** It is being made already: it is not made twice. */
  readonly isMade?: boolean;
};

/** What the customer takes. */
const termsOf = (buyer: About['known']['customer']) => {
  const { partialDeliveries, remainingShelfLife } = buyer?.registered ?? {};
  return { partialDeliveries, remainingShelfLife };
};

/** Line by line, so that the next one finds what the ones before it have left. */
const promisesOf = (
  lines: readonly Line[],
  { id, date: today, at, site, known: { supply: known, customer: buyer } }: About,
  { rows: before = new Map(), isMade = false }: Before = {},
): ReadonlyMap<string, Promised> => {
  const terms = termsOf(buyer);
  const promises = new Map<string, Promised>();
  const rows = new Map<string, Promisable>(before);
  let work: PromisedWorkRow | undefined = known.work;
  for (const { line, item, quantity, requested } of lines) {
    const maker = makerOf(id, line);
    const { maker: trial, ...there } = supplyOf(item, maker, { site, at, today, known, work, rows });
    const supply = trial && !isMade ? { ...there, maker: trial } : there;
    const promised = promiseOf({ quantity, requested, today, calendar: known.calendar, ...terms }, supply);
    if (promised === null) continue;
    promises.set(line, promised);
    const row = rows.get(item) ?? entry(known.stock.supply, supplyKey(site.id, item));
    rows.set(item, withPromise(row, demandOf(id, line), promised.parts));
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

type Lost = {
  readonly kept: readonly PromisePart[];
  readonly missing: string;
  /** A lot out of which nothing is promised. */
  readonly but?: string;
};

const withoutLot = (row: Promisable | undefined, but: string | undefined): Promisable | undefined =>
  row && but !== undefined
    ? { ...row, lots: Object.fromEntries(Object.entries(row.lots).filter(([lot]) => lot !== but)) }
    : row;

/** How the rest of a line can come once some of it is lost; null where nothing says when. */
export const promisedAgain = (
  line: OrderedLine,
  { kept, missing, but }: Lost,
  given: Given,
): readonly PromisePart[] | null => {
  const { site, known, id } = given;
  if (site === null || isSome(line.shipped)) return null;
  const { line: name, item, requested } = line;
  const row = entry(known.supply.stock.supply, supplyKey(site.id, item));
  const rows = new Map([[item, withPromise(withoutLot(row, but), demandOf(id, name), kept)]]);
  const quantity = { value: missing, unit: line.quantity.unit };
  const before = { rows, isMade: line.requestedFromProduction };
  const found = promisesOf([{ line: name, item, quantity, requested }], { ...given, site }, before);
  return found.get(name)?.parts ?? null;
};
