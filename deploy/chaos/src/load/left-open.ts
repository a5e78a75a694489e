/** What a load left open: commands without any answer, and goods that have left one site and not arrived. */
import type { Action } from './client/action.js';
import type { Operation } from './history/operation.js';
import { arrivalOf } from './intents/kinds/stock.js';
import type { Quantity } from './intents/board.js';
import { SITES } from './master/company.js';

type Leaving = {
  readonly quantity: Quantity;
  readonly purpose: { readonly id: string };
};

const identityOf = ({ principal, operation, key }: Operation): string => `${principal} ${operation} ${key}`;

const isDeparture = ({ intent, outcome }: Operation): boolean =>
  intent === 'transfer-out' && outcome === 'ok';

/** The first attempt of every command of which all attempts are without an answer. */
const unansweredIn = (operations: readonly Operation[]): readonly Operation[] =>
  [...Map.groupBy(operations, identityOf).values()]
    .filter((attempts) => attempts.every(({ outcome }) => outcome === 'unknown'))
    .flatMap(([first]) => first ?? []);

/** `<site>.<item>` of a command to stock. */
const stockIn = ({ path }: Operation): readonly [string, string] => {
  const [, site = '', item = ''] = /^\/v1\/stock-items\/([^./]+)\.([^./]+)\//.exec(path) ?? [];
  return [site, item];
};

const arrivalFor = (departure: Operation): Action => {
  const { quantity, purpose } = departure.body as Leaving;
  const [from, item] = stockIn(departure);
  const to = SITES.find(({ id }) => id !== from)?.id ?? from;
  return { intent: 'transfer-in', ...arrivalOf({ id: purpose.id, to, item, quantity }) };
};

/** What is to be sent again, and what has to arrive still. */
export const leftOpen = (
  operations: readonly Operation[],
): { readonly unanswered: readonly Operation[]; readonly arrivals: readonly Action[] } => {
  const arrived = new Set(
    operations
      .filter(({ intent, outcome }) => intent === 'transfer-in' && outcome === 'ok')
      .map(({ key }) => key),
  );
  const arrivals = operations.filter(isDeparture).map(arrivalFor);
  const due = new Map(arrivals.map((action) => [action.key, action]));
  return {
    unanswered: unansweredIn(operations),
    arrivals: [...due.values()].filter(({ key }) => key !== undefined && !arrived.has(key)),
  };
};
