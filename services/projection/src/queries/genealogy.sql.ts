/** Walks the graph of lots, one level of it with each query: forward to customers, or back to suppliers. */
import { mayRead } from '@gemba/contracts/access';
import { STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool, PoolClient } from 'pg';
import type {
  LotGenealogy,
  ReachedOrder,
  ReachedPurchase,
  ReachedReturn,
  ReachedShipment,
  RelatedLot,
  StockLeft,
} from '../answers/genealogy.js';
import type { GenealogyNode, Links } from '../models/supply-chain/genealogy.js';
import { lotKeyOf } from '../models/supply-chain/genealogy.js';
import { inSnapshot } from './reading.sql.js';
import type { Query } from './scope.js';
import { AFTER, checkNames } from './scope.js';

const DIRECTIONS = ['forward', 'backward'] as const;
type Direction = (typeof DIRECTIONS)[number];

export const GENEALOGY_PARAMETERS: QueryParameters = {
  site: 'Where the lot is.',
  item: 'The item of the lot.',
  lot: 'The lot.',
  direction: '`forward`: all that it went into, to the customers; `backward`: all that it is made of.',
  ...AFTER,
};

type Asked = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly direction: Direction;
};

const isDirection = (text: string): text is Direction => DIRECTIONS.some((each) => each === text);

/** @throws Problem 400 */
const askedIn = (query: Query): Asked => {
  checkNames(query, GENEALOGY_PARAMETERS);
  const { site = '', item = '', lot = '', direction = 'forward' } = query;
  if (site === '' || item === '' || lot === '')
    throw new Problem(400, 'PLT-QUERY', 'Name site, item and lot.');
  if (!isDirection(direction))
    throw new Problem(400, 'PLT-QUERY', `direction is ${DIRECTIONS.join(' or ')}.`);
  return { site, item, lot, direction };
};

/** A recall of more lots than that is one of a whole plant. */
const MOST_LOTS = 5_000;

type Nodes = ReadonlyMap<string, GenealogyNode>;

const nodesAt = async (db: PoolClient, keys: readonly string[]): Promise<Nodes> => {
  const { rows } = await db.query<{ key: string; row: GenealogyNode }>(
    `select key, row from live.rows where table_name = 'genealogy' and key = any($1) order by key`,
    [keys],
  );
  return new Map(rows.map(({ key, row }) => [key, row]));
};

const nextOf = ({ from = {}, to = {} }: GenealogyNode, direction: Direction): Links =>
  direction === 'forward' ? to : from;

const isOrder = (key: string): boolean => key.startsWith('production-order/');

/** The site in the key of a lot. */
const siteIn = (key: string): string => key.split('/')[1] ?? '';

/** A transfer moves each of its lots to the same lot at the other site. */
const movedOn = (lots: Nodes, documents: Nodes, direction: Direction): readonly string[] =>
  [...lots.values()].flatMap((node) =>
    Object.keys(nextOf(node, direction))
      .filter((key) => key.startsWith('stock-transfer/'))
      .flatMap((key) => Object.keys(nextOf(documents.get(key) ?? {}, direction)))
      .filter((key) => key === lotKeyOf({ site: siteIn(key), item: node.item ?? '', lot: node.lot ?? '' })),
  );

type Walked = {
  /** Lots by key with the orders that lie between, the nearest first. */
  readonly lots: Map<string, { readonly node: GenealogyNode; readonly steps: number }>;
  readonly documents: Map<string, GenealogyNode>;
  cut: boolean;
};

/** From lots to the documents by which they moved, and through orders and transfers to the next lots. */
const walk = async (
  db: PoolClient,
  { start, direction, caller }: { start: string; direction: Direction; caller: Principal },
): Promise<Walked> => {
  const walked: Walked = { lots: new Map(), documents: new Map(), cut: false };
  let level: readonly string[] = [start];
  for (let steps = 0; level.length > 0; steps += 1) {
    const room = MOST_LOTS - walked.lots.size;
    walked.cut ||= level.length > room;
    const lots = await nodesAt(db, level.slice(0, room));
    for (const [key, node] of lots) walked.lots.set(key, { node, steps });
    const named = [...lots.values()].flatMap((node) => Object.keys(nextOf(node, direction)));
    const documents = await nodesAt(
      db,
      [...new Set(named)].filter((key) => !walked.documents.has(key)),
    );
    for (const [key, node] of documents) walked.documents.set(key, node);
    const orders = [...documents].filter(([key]) => isOrder(key));
    const next = new Set([
      ...orders.flatMap(([, node]) => Object.keys(nextOf(node, direction))),
      ...movedOn(lots, walked.documents, direction),
    ]);
    level = [...next].filter((key) => !walked.lots.has(key) && sees(caller, siteIn(key))).sort();
  }
  return walked;
};

const stockOf = async (
  db: PoolClient,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly StockLeft[]>> => {
  const { rows } = await db.query<{ key: string; status: string; quantity: string }>(
    `select concat('lot/', row->>'site', '/', row->>'item', '/', row->>'lot') as key,
            row->>'status' as status, row->>'quantity' as quantity
       from live.rows where table_name = 'stock'
        and key = any(select replace(substr(k, 5), '/', '.') || '.' || s
                        from unnest($1::text[]) k, unnest($2::text[]) s) order by 1, 2`,
    [keys, STOCK_STATUSES],
  );
  const found = Map.groupBy(rows, ({ key }) => key);
  return new Map(
    [...found].map(([key, left]) => [key, left.map(({ status, quantity }) => ({ status, quantity }))]),
  );
};

const lotsIn = (
  { lots }: Walked,
  direction: Direction,
  stock: ReadonlyMap<string, readonly StockLeft[]>,
): readonly RelatedLot[] =>
  [...lots].map(([key, { node, steps }]) => ({
    ...{ site: node.site ?? '', item: node.item ?? '', lot: node.lot ?? '' },
    ...{ unit: node.unit ?? 'C62', steps },
    ways: Object.entries(nextOf(node, direction))
      .map(([document, quantity]) => ({ document, quantity }))
      .sort((a, b) => (a.document < b.document ? -1 : 1)),
    stock: stock.get(key) ?? [],
  }));

type Moved = Pick<RelatedLot, 'item' | 'lot' | 'unit'> & { readonly quantity: string };

/** What of which lot went with a document of a kind. */
const movedBy = (
  { lots, documents }: Walked,
  kind: string,
  direction: Direction,
): readonly (readonly [id: string, document: GenealogyNode, moved: Moved])[] =>
  [...lots.values()].flatMap(({ node }) =>
    Object.entries(nextOf(node, direction)).flatMap(([key, quantity]) => {
      const document = documents.get(key);
      if (!document || !key.startsWith(`${kind}/`)) return [];
      const { item = '', lot = '', unit = 'C62' } = node;
      return [[key.slice(kind.length + 1), document, { item, lot, unit, quantity }] as const];
    }),
  );

const ordersIn = ({ documents }: Walked): readonly ReachedOrder[] =>
  [...documents]
    .filter(([key]) => isOrder(key))
    .map(([key, { makes = '', isOver = false }]) => ({
      ...{ order: key.slice('production-order/'.length), item: makes, over: isOver },
    }));

const shipmentsIn = (walked: Walked): readonly ReachedShipment[] =>
  movedBy(walked, 'shipment', 'forward').map(([shipment, document, moved]) => {
    const { customer = '', salesOrder = '', despatchedAt = null, deliveredAt = null } = document;
    return { shipment, customer, salesOrder, ...moved, despatchedAt, deliveredAt };
  });

const purchasesIn = (walked: Walked): readonly ReachedPurchase[] =>
  movedBy(walked, 'purchase-order', 'backward').map(([purchaseOrder, { supplier = '' }, moved]) => ({
    ...{ purchaseOrder, supplier },
    ...moved,
  }));

const returnsIn = (walked: Walked): readonly ReachedReturn[] =>
  movedBy(walked, 'return', 'backward').map(([id, { customer = '', salesOrder = '' }, moved]) => ({
    ...{ returnAuthorisation: id, customer, salesOrder },
    ...moved,
  }));

/** @throws Problem 400; 404 for a lot that the caller may not see, or that there never was */
export const readGenealogy = (pool: Pool, caller: Principal, query: Query): Promise<LotGenealogy> => {
  const { direction, ...lot } = askedIn(query);
  const nothing = new Problem(
    404,
    'PLT-NOT-FOUND',
    `There is no lot ${lot.lot} of ${lot.item} at ${lot.site}.`,
  );
  if (!sees(caller, lot.site)) throw nothing;
  return inSnapshot(pool, async (db) => {
    const walked = await walk(db, { start: lotKeyOf(lot), direction, caller });
    if (walked.lots.size === 0) throw nothing;
    const stock = await stockOf(db, [...walked.lots.keys()]);
    const isForward = direction === 'forward';
    return {
      site: lot.site,
      lots: lotsIn(walked, direction, stock),
      orders: ordersIn(walked),
      shipments: isForward && mayRead(caller.roles, 'shipment') ? shipmentsIn(walked) : [],
      purchases: !isForward && mayRead(caller.roles, 'purchase-order') ? purchasesIn(walked) : [],
      returns: !isForward && mayRead(caller.roles, 'return-authorisation') ? returnsIn(walked) : [],
      cut: walked.cut,
    };
  });
};
