/** Where a lot went and where it came from, over all levels, for those who may know. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Story } from '../testing/story.js';
import type { Running } from '../testing/running.http.js';
import { runProjection } from '../testing/running.http.js';
import { GDANSK, LYON, euros, pieces } from '../testing/words.js';

let running: Running;

const place = { site: 'lyon' } as const;
const received = (
  item: string,
  lot: string,
  [kind, id]: readonly ['purchase-order' | 'production-order' | 'stock-transfer', string],
) =>
  [
    'StockReceived',
    { ...place, item, lot, quantity: pieces('10'), status: 'available', source: { kind, id } },
  ] as const;
const issued = (
  item: string,
  lot: string,
  [kind, id]: readonly ['shipment' | 'production-order' | 'stock-transfer', string],
) => ['StockIssued', { ...place, item, lot, quantity: pieces('4'), purpose: { kind, id } }] as const;
const planned = {
  ...{ ...place, salesOrder: 'SO-1', customer: 'AQUA', carrier: 'DHL' },
  lines: [{ line: '1', item: 'PUMP', lot: 'L-P2', quantity: pieces('4') }],
};
const ordered = (item: string) =>
  [
    'ProductionOrderCreated',
    {
      ...{ ...place, item, quantity: pieces('10'), due: '2026-03-09', bomVersion: 1, routingVersion: 1 },
      ...{ components: [], operations: [] as never[] },
    },
  ] as const;

/** Castings of a supplier become a housing, the housing a pump, and pumps go to a customer. */
const story = () =>
  new Story()
    .say(
      'purchase-order-PO-1',
      [
        'PurchaseOrderPlaced',
        {
          ...{ ...place, supplier: 'FOUNDRY', promised: '2026-03-02', total: euros('100.00') },
          lines: [{ line: '1', item: 'CAST', quantity: pieces('10'), price: euros('10.00') }],
        },
      ],
      LYON,
    )
    .say('production-order-P1', ordered('HOUSING'), LYON)
    .say('production-order-P2', ordered('PUMP'), LYON)
    .say('stock-item-lyon.CAST', received('CAST', 'C-1', ['purchase-order', 'PO-1']), LYON)
    .say('stock-item-lyon.CAST', issued('CAST', 'C-1', ['production-order', 'P1']), LYON)
    .say('stock-item-lyon.HOUSING', received('HOUSING', 'L-P1', ['production-order', 'P1']), LYON)
    .say('stock-item-lyon.HOUSING', issued('HOUSING', 'L-P1', ['production-order', 'P2']), LYON)
    .say('stock-item-lyon.PUMP', received('PUMP', 'L-P2', ['production-order', 'P2']), LYON)
    .say('shipment-SH-1', ['ShipmentPlanned', planned], LYON)
    .say('stock-item-lyon.PUMP', issued('PUMP', 'L-P2', ['shipment', 'SH-1']), LYON)
    .say('shipment-SH-1', ['ShipmentDespatched', planned], LYON)
    // Two lots change sites by one transfer; one of them goes on into a pump there.
    .say('stock-item-lyon.CAST', received('CAST', 'C-2', ['purchase-order', 'PO-1']), LYON)
    .say('stock-item-lyon.CAST', issued('CAST', 'C-2', ['stock-transfer', 'T-1']), LYON)
    .say('stock-item-lyon.CAST', received('CAST', 'C-3', ['purchase-order', 'PO-1']), LYON)
    .say('stock-item-lyon.CAST', issued('CAST', 'C-3', ['stock-transfer', 'T-1']), LYON)
    .say('stock-item-gdansk.CAST', there(received('CAST', 'C-2', ['stock-transfer', 'T-1'])), GDANSK)
    .say('stock-item-gdansk.CAST', there(received('CAST', 'C-3', ['stock-transfer', 'T-1'])), GDANSK)
    .say('production-order-P3', there(ordered('PUMP')), GDANSK)
    .say('stock-item-gdansk.CAST', there(issued('CAST', 'C-2', ['production-order', 'P3'])), GDANSK)
    .say('stock-item-gdansk.PUMP', there(received('PUMP', 'L-P3', ['production-order', 'P3'])), GDANSK);

/** The same, said at the other site. */
const there = <T extends string, D extends object>([type, data]: readonly [T, D]) =>
  [type, { ...data, site: 'gdansk' }] as const;

beforeAll(async () => {
  running = await runProjection();
  await running.tell(story().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const asked = (item: string, lot: string, direction: string, more = '') =>
  `/v1/genealogy?site=lyon&item=${item}&lot=${lot}&direction=${direction}${more}`;

describe('the genealogy of a lot', () => {
  it('leads forward from what was bought to the customers who got it, and to what is here', async () => {
    const { status, body } = await running.coo.get(asked('CAST', 'C-1', 'forward'));
    expect(status).toBe(200);
    const lots = body.lots as readonly Record<string, unknown>[];
    expect(lots.map(({ item, lot, steps, stock }) => [item, lot, steps, stock])).toEqual([
      ['CAST', 'C-1', 0, [{ status: 'available', quantity: '6' }]],
      ['HOUSING', 'L-P1', 1, [{ status: 'available', quantity: '6' }]],
      ['PUMP', 'L-P2', 2, [{ status: 'available', quantity: '6' }]],
    ]);
    expect(lots[0]?.ways).toEqual([{ document: 'production-order/P1', quantity: '4' }]);
    expect(body.shipments).toEqual([
      {
        ...{ shipment: 'SH-1', customer: 'AQUA', salesOrder: 'SO-1', item: 'PUMP', lot: 'L-P2' },
        ...{ quantity: '4', unit: 'C62', despatchedAt: expect.any(String), deliveredAt: null },
      },
    ]);
    expect(body.orders).toEqual([
      { order: 'P1', item: 'HOUSING', over: false },
      { order: 'P2', item: 'PUMP', over: false },
    ]);
  });

  it('leads back from what was sold to who delivered its parts', async () => {
    const { body } = await running.coo.get(asked('PUMP', 'L-P2', 'backward'));
    expect((body.lots as readonly { lot: string }[]).map(({ lot }) => lot)).toEqual(['L-P2', 'L-P1', 'C-1']);
    expect(body.purchases).toEqual([
      ...[
        { purchaseOrder: 'PO-1', supplier: 'FOUNDRY', item: 'CAST', lot: 'C-1', quantity: '10', unit: 'C62' },
      ],
    ]);
    expect(body.shipments).toEqual([]);
  });

  it('follows each lot over a transfer to the other site, for those who see that site', async () => {
    const { body } = await running.coo.get(asked('CAST', 'C-2', 'forward'));
    const found = (lots: unknown) =>
      (lots as readonly Record<string, unknown>[]).map(({ site, lot }) => [site, lot]);
    expect(found(body.lots)).toEqual([
      ['lyon', 'C-2'],
      ['gdansk', 'C-2'],
      ['gdansk', 'L-P3'],
    ]);
    const back = await running.coo.get('/v1/genealogy?site=gdansk&item=PUMP&lot=L-P3&direction=backward');
    expect(found(back.body.lots)).toEqual([
      ['gdansk', 'L-P3'],
      ['gdansk', 'C-2'],
      ['lyon', 'C-2'],
    ]);
    expect(back.body.purchases).toMatchObject([{ purchaseOrder: 'PO-1', lot: 'C-2' }]);
    const here = await running.service.as({ sub: 'planner', roles: ['planner'], sites: ['lyon'] });
    const seen = await here.get(asked('CAST', 'C-2', 'forward'));
    expect(found(seen.body.lots)).toEqual([['lyon', 'C-2']]);
    expect(seen.body.lots).toMatchObject([{ ways: [{ document: 'stock-transfer/T-1', quantity: '4' }] }]);
  });

  it('is for those who read stock at the site, and names customers to those who read shipments', async () => {
    const person = (role: string, site = 'lyon') =>
      running.service.as({ sub: role, roles: [role], sites: [site] });
    const operator = await person('operator');
    expect((await operator.get(asked('CAST', 'C-1', 'forward'))).body).toMatchObject({ shipments: [] });
    expect((await (await person('hr')).get(asked('CAST', 'C-1', 'forward'))).body.code).toBe('ACC-ROLE');
    const elsewhere = await person('planner', 'gdansk');
    expect((await elsewhere.get(asked('CAST', 'C-1', 'forward'))).status).toBe(404);
    expect((await running.coo.get(asked('CAST', 'C-9', 'forward'))).status).toBe(404);
    expect((await running.coo.get(asked('CAST', 'C-1', 'up'))).body.code).toBe('PLT-QUERY');
    expect((await running.coo.get('/v1/genealogy?site=lyon')).body.code).toBe('PLT-QUERY');
  });
});
