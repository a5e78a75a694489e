/** Now and then a customer sends a pump back before it pays: it is taken in, graded, and credited. */
import { customers } from '../../company/partners.js';
import type { Due } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces } from '../../world/stage.js';
import { isTurn } from '../../world/turn.js';

const SERVICE = 'supply-chain';
/** On one day of so many something comes back to a site. */
const CYCLE_DAYS = 4;
const DAY_OF_CYCLE = 2;
/** Whoever pays later than that has no right to return any more. */
const DAYS = 30;

const REASONS = ['defective', 'damaged', 'wrongItem', 'noLongerNeeded'] as const;
const GRADES = [
  ['A', 'Packed as it left us'],
  ['A', 'Label torn, pump unused'],
  ['C', 'Housing is cracked, seal worn'],
] as const;

type Load = { readonly line: string; readonly lot: string; readonly quantity: { readonly value: string } };
type Shipment = { readonly customer: string; readonly picked: readonly Load[] };
type Return = { readonly status: string };
type Invoice = { readonly credits: readonly object[] };

/** What of a shipment comes back; nothing of one whose only piece it would be. */
const chosen = async (stage: Stage, id: string): Promise<(Load & { customer: string }) | null> => {
  const path = `shipments/${id}`;
  const { customer, picked } = await stage.company.until<Shipment>({ service: SERVICE, path }, () => true);
  const load = picked.find(({ quantity }) => Number(quantity.value) > 1);
  const pays = customers.find((each) => each.id === customer)?.pays ?? 0;
  return load && pays < DAYS ? { ...load, customer } : null;
};

const sendBack = async (stage: Stage, shipment: string, load: Load & { customer: string }): Promise<void> => {
  const chance = stage.chance('grade', shipment);
  const { line, lot, customer } = load;
  const id = `RMA-${shipment.slice(3)}`;
  const path = `return-authorisations/${id}`;
  const goods = { customer, shipment, line, lot, quantity: pieces(1), reason: chance.pick(REASONS) };
  await stage.act({
    ...{ service: SERVICE, path: 'return-authorisations', at: stage.at('08:10') },
    body: { id, site: stage.site.id, ...goods },
  });
  const came = { lot, quantity: pieces(1) };
  await stage.act({ service: SERVICE, path: `${path}/receive-return`, body: came, at: stage.at('09:20') });
  const held = { service: SERVICE, path: `stock-items/${stage.site.id}.${await itemOf(stage, path)}` };
  await stage.company.until<Stock>(held, ({ lots }) =>
    lots.some((each) => each.lot === lot && each.balances.some(({ status }) => status === 'returned')),
  );
  const [grade, findings] = chance.pick(GRADES);
  const seen = { grade, findings, quantity: pieces(1) };
  await stage.act({ service: SERVICE, path: `${path}/grade-return`, body: seen, at: stage.at('10:40') });
  await stage.company.until<Return>({ service: SERVICE, path }, ({ status }) => status === 'settled');
  await stage.company.until<Invoice>(
    { service: 'finance', path: `customer-invoices/${shipment}` },
    ({ credits }) => credits.length > 0,
  );
};

type Stock = {
  readonly lots: readonly {
    readonly lot: string;
    readonly balances: readonly { readonly status: string }[];
  }[];
};

const itemOf = async (stage: Stage, path: string): Promise<string> => {
  const { item } = await stage.company.until<{ item: string }>({ service: SERVICE, path }, () => true);
  return item;
};

/** Takes back of deliveries what a customer does not keep; it pays for the rest. */
export const takeBack = async (stage: Stage, delivered: readonly Due[]): Promise<void> => {
  if (!isTurn(stage, CYCLE_DAYS, DAY_OF_CYCLE)) return;
  for (const { id } of delivered) {
    const load = await chosen(stage, id);
    if (load) return sendBack(stage, id, load);
  }
};
