/**
 * Procure: the reorder point leads to an order, the warehouse reports in EPCIS, and quality sees it first.
 */
import { expect } from '@jest/globals';
import { receivingDocument } from '@gemba/deploy-local/demo/day/buying/epcis';
import { siteNamed } from '@gemba/deploy-local/demo/company/sites';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { silent } from '@gemba/messaging/testing/sandbox.sql';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import type { Chapter, Story } from '../company/story.http.js';
import { held } from '../../testing/product.http.js';
import { LYON, eur, inDays, litres, pieces } from '../company/facts.js';

const SCM = 'supply-chain';

type Order = {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly { readonly item: string }[];
};

const stock = (story: Story, item: string, holds: (stock: StockItemAnswer) => boolean) =>
  story.as('warehouse', SCM).awaits<StockItemAnswer>(`stock-items/${LYON}.${item}`, holds);

const setPolicy = (story: Story, item: string, [supplier, point, order]: readonly [string, number, number]) =>
  story.as('planner', 'production').does(`items/${item}/set-planning-policy`, {
    ...{ site: LYON, supplier, leadTime: 'P2D' },
    ...{ reorderPoint: pieces(point), orderQuantity: pieces(order) },
  });

/** The purchase order that answers a reorder point. */
const orderFor = (story: Story, item: string): Promise<Order> =>
  story.company.eventually(`an order for ${item}`, async () => {
    const { body } = await story.as('buyer', SCM).looks('purchase-orders');
    const { data } = body as unknown as { readonly data: readonly Order[] };
    return data.find(({ id, lines }) => id.startsWith('PO-R-') && lines[0]?.item === item);
  });

const report = (purchaseOrder: string, [item, lot, quantity]: readonly [string, string, string]) =>
  receivingDocument({
    ...{ purchaseOrder, item, lot, quantity, unit: 'C62' },
    ...{ site: siteNamed(LYON), when: new Date().toISOString() },
  });

type Job = { readonly running: boolean; readonly events: readonly { outcome: string; match?: string }[] };

/** Sends a report and waits for what became of it. */
const capture = async (story: Story, document: object): Promise<Job['events'][number] | undefined> => {
  const asked = { service: SCM, as: 'warehouse' };
  const { status, headers } = await story.company.ask({
    ...{ ...asked, path: '/epcis/capture', method: 'POST', body: document },
  });
  expect(status).toBe(202);
  const job = await story.company.eventually('the report worked off', async () => {
    const { body } = await story.company.ask({ ...asked, path: String(headers.location) });
    return (body as Job).running ? undefined : (body as Job);
  });
  return job.events[0];
};

const sendToTopic = async (story: Story, document: object): Promise<void> => {
  const { kafka: server, warehouse: login } = story.launched.run();
  const kafka = connectKafka({ server: { ...server, login }, clientId: 'warehouse', log: silent });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic: 'epcis.capture',
    messages: [{ key: 'M-1', value: JSON.stringify(document) }],
  });
  await producer.disconnect();
};

const inspect = async (story: Story, inspection: string, values: readonly string[]): Promise<void> => {
  const inspector = story.as('inspector', 'quality');
  const path = `inspections/${inspection}`;
  await inspector.awaits(path, () => true);
  for (const [index, value] of values.entries()) {
    const sample = { characteristic: 'bore', sample: index + 1, value };
    await inspector.does(`${path}/record-measurement`, sample);
  }
  await inspector.does(`${path}/decide`);
};

const count = (story: Story, item: string, found: { readonly quantity: object; readonly expiry?: string }) =>
  story.as('warehouse', SCM).does('stock-items', {
    ...{ site: LYON, item, lot: `${item}.OPENING`, ...found },
    source: { kind: 'count', id: 'OPENING' },
  });

export const buying: Chapter = {
  'what was there on the first day is counted in': async (story) => {
    await count(story, 'ROTOR-100', { quantity: pieces(10) });
    await count(story, 'BOLT-M8', { quantity: pieces(1000) });
    await count(story, 'PAINT-5010', { quantity: litres('10'), expiry: inDays(300) });
  },
  'a reorder point that is reached becomes an order, within the right of the machine': async (story) => {
    await setPolicy(story, 'CAST-H1', ['FONDERIE-RHONE', 10, 20]);
    const { id, status } = await orderFor(story, 'CAST-H1');
    expect(status).toBe('approved');
    const document = report(id, ['CAST-H1', 'C-1', '20']);
    expect(await capture(story, document)).toMatchObject({ outcome: 'captured', match: 'matched' });
    await stock(story, 'CAST-H1', (item) => held(item, 'C-1', 'inspection') === 20);
    expect(await capture(story, document)).toMatchObject({ outcome: 'duplicate' });
  },
  'a lot in inspection is not used before quality has accepted it': async (story) => {
    const warehouse = story.as('warehouse', SCM);
    const purpose = { kind: 'production-order', id: 'SO-1.1', line: '10' };
    const issue = { lot: 'C-1', quantity: pieces(4), purpose };
    const path = `stock-items/${LYON}.CAST-H1/issue-stock`;
    expect(await warehouse.cannot(path, issue)).toBe('422 SCM-STK-STATUS');
    await inspect(story, 'C-1.receipt', ['50.01', '49.99']);
    await stock(story, 'CAST-H1', (item) => held(item, 'C-1', 'available') === 20);
  },
  'an order above the right of the machine waits for a person; its goods come by the topic': async (
    story,
  ) => {
    await setPolicy(story, 'MOTOR-075', ['ELEKTRO-NORD', 20, 60]);
    const { id, status } = await orderFor(story, 'MOTOR-075');
    expect(status).toBe('waiting');
    const total = { total: eur('5280.00') };
    await story.as('manager-lyon', SCM).does(`purchase-orders/${id}/approve`, total);
    await sendToTopic(story, report(id, ['MOTOR-075', 'M-1', '60']));
    await stock(story, 'MOTOR-075', (item) => held(item, 'M-1', 'available') === 60);
  },
  'what nobody here knows is kept, and moves nothing': async (story) => {
    const { epcisBody, ...rest } = report('PO-UNKNOWN', ['CAST-H1', 'C-0', '5']);
    const unknown = await capture(story, { ...rest, epcisBody });
    expect(unknown).toMatchObject({ outcome: 'captured', match: 'unmatched' });
    await stock(story, 'CAST-H1', (item) => held(item, 'C-0', 'inspection') === 0);
  },
  'goods come in only from approved suppliers, as ordered, and with their expiry': async (story) => {
    const buyer = story.as('buyer', SCM);
    const line = { line: '1', item: 'SEAL-24', quantity: pieces(20), price: eur('7.60') };
    const order = { site: LYON, supplier: 'TECHNO-PARTS', lines: [line], promised: inDays(1) };
    await buyer.does('suppliers', { id: 'GHOST', name: 'Ghost', currency: 'EUR', leadTime: 'P1D' });
    await buyer.does('suppliers/GHOST/block', { reason: 'Never delivered' });
    const blocked = { ...order, id: 'PO-X', supplier: 'GHOST' };
    expect(await buyer.cannot('purchase-orders', blocked)).toBe('422 SCM-PO-SUPPLIER');
    await buyer.does('purchase-orders', { ...order, id: 'PO-SEAL' });
    const warehouse = story.as('warehouse', SCM);
    const path = 'purchase-orders/PO-SEAL/receive-goods';
    const goods = { item: 'SEAL-24', lot: 'S-1', quantity: pieces(20), expiry: inDays(700) };
    const { expiry: _, ...unsaid } = goods;
    expect(await warehouse.cannot(path, unsaid)).toBe('422 SCM-GR-LOT');
    expect(await warehouse.cannot(path, { ...goods, quantity: pieces(23) })).toBe('422 SCM-GR-TOLERANCE');
    await warehouse.does(path, goods);
    await stock(story, 'SEAL-24', (item) => held(item, 'S-1', 'available') === 20);
  },
};
