/**
 * Governance: who may decide on purchases, where, up to which amount, and how the operating mode changes
 * it.
 */
import { expect } from '@jest/globals';
import { instantOf } from '@gemba/measures/calendar';
import type { Chapter, Story } from '../company/story.http.js';
import { GDANSK, LYON, eur, inDays, pieces, pln } from '../company/facts.js';

const SINCE = `${inDays(-3)}T00:00:00Z`;

const castings = (quantity: string, site = LYON) => ({
  site,
  supplier: site === LYON ? 'FONDERIE-RHONE' : 'ODLEWNIA-BALTYK',
  lines: [
    {
      ...{ line: '1', item: 'CAST-H1', quantity: pieces(quantity) },
      price: site === LYON ? eur('46.00') : pln('198.00'),
    },
  ],
  promised: inDays(3),
});

/** Orders castings; says which events that had. */
const order = async (story: Story, id: string, body: object): Promise<readonly string[]> =>
  (await story.as('buyer', 'supply-chain').does('purchase-orders', { id, ...body })).events;

const ASKED = ['PurchaseOrderPlaced', 'PurchaseOrderApprovalRequested'];
const APPROVED = ['PurchaseOrderPlaced', 'PurchaseOrderApproved'];

const setMode = (mode: string, site = LYON) => ({
  ...{ topic: 'purchase', site, mode },
  effectiveFrom: new Date().toISOString(),
});

export const governing: Chapter = {
  'a site belongs to a legal entity, and only headquarters registers it': async (story) => {
    const coo = story.as('coo', 'governance');
    const site = {
      id: 'brno',
      name: 'Brno',
      companyId: 'hydra-cz',
      timeZone: 'Europe/Prague',
      dayStart: '06:00',
    };
    expect(await coo.cannot('sites', site)).toBe('422 GOV-SITE-COMPANY');
    expect(await story.as('buyer', 'governance').cannot('sites', site)).toBe('403 ACC-ROLE');
  },
  'one instant belongs to different business days where it is still night': async (story) => {
    const planner = story.as('planner', 'production');
    const at = instantOf(inDays(-1), '06:30', 'Europe/Paris');
    const dates = [];
    for (const machine of ['LYO-BAL-1', 'POR-BAL-1']) {
      const how = { headers: { 'gemba-occurred-at': at } };
      await planner.does(
        `equipment/${machine}/change-equipment-state`,
        { to: 'off', reason: 'end-of-shift' },
        how,
      );
      const [, off] = await planner.history(`equipment/${machine}`);
      dates.push(off?.meta.businessDate);
    }
    expect(dates).toEqual([inDays(-1), inDays(-2)]);
  },
  'two rights for one question need an order between them': async (story) => {
    const right = { topic: 'purchase', scope: LYON, level: 'site', holderRole: 'planner', validFrom: SINCE };
    const twice = { ...right, id: 'purchase.lyon.planner', limit: eur('8000.00') };
    expect(await story.as('coo', 'governance').cannot('decision-rights', twice)).toBe(
      '422 GOV-RIGHT-OVERLAP',
    );
  },
  'nobody passes on more than they have, nor in a circle': async (story) => {
    const buyer = story.as('buyer', 'governance');
    const path = 'decision-rights/purchase.lyon.buyer/delegate';
    const until = `${inDays(2)}T00:00:00Z`;
    const tooMuch = { to: 'planner', limit: eur('50000.00'), until };
    expect(await buyer.cannot(path, tooMuch)).toBe('422 GOV-DELEGATION-EXCEEDS');
    await buyer.does(path, { to: 'planner', limit: eur('10000.00'), until });
    const back = { to: 'buyer', limit: eur('5000.00'), until };
    expect(await story.as('coo', 'governance').cannot(path, { ...back, to: 'coo' })).toMatch(
      /^422 GOV-DELEGATION/,
    );
  },
  'in a hybrid mode each amount has its level, and the machine the smallest': async (story) => {
    expect(await order(story, 'PO-G1', castings('10'))).toEqual(APPROVED);
    expect(await order(story, 'PO-G2', castings('100'))).toEqual(ASKED);
    const manager = story.as('manager-lyon', 'supply-chain');
    const foreign = story.as('manager-gdansk', 'supply-chain');
    expect(await foreign.cannot('purchase-orders/PO-G2/approve', { total: eur('4600.00') })).toBe(
      '404 PLT-NOT-FOUND',
    );
    await manager.does('purchase-orders/PO-G2/approve', { total: eur('4600.00') });
    expect(await order(story, 'PO-G3', castings('200'))).toEqual(ASKED);
    const total = { total: eur('9200.00') };
    expect(await manager.cannot('purchase-orders/PO-G3/approve', total)).toBe('403 SCM-PO-APPROVAL');
    const buyer = story.as('buyer', 'supply-chain');
    expect(await buyer.cannot('purchase-orders/PO-G3/approve', total)).toBe('403 SCM-PO-SELF');
    await story.as('coo', 'supply-chain').does('purchase-orders/PO-G3/approve', total);
  },
  'the mode does not change over decisions that are open, unless they follow it': async (story) => {
    const coo = story.as('coo', 'governance');
    expect(await order(story, 'PO-G4', castings('100'))).toEqual(ASKED);
    await story.settled();
    const central = setMode('centralised');
    expect(await coo.cannot('operating-modes', central)).toBe('422 GOV-MODE-OPEN-DECISIONS');
    await coo.does('operating-modes', { ...central, openDecisionsFollow: true });
    await story.settled();
    const total = { total: eur('4600.00') };
    const manager = story.as('manager-lyon', 'supply-chain');
    expect(await manager.cannot('purchase-orders/PO-G4/approve', total)).toBe('403 SCM-PO-APPROVAL');
    expect(await order(story, 'PO-G5', castings('10'))).toEqual(ASKED);
    await story.as('coo', 'supply-chain').does('purchase-orders/PO-G4/approve', total);
  },
  'in a decentralised mode the site decides all of it, and the region nothing': async (story) => {
    expect(await order(story, 'PO-G6', castings('1000', GDANSK))).toEqual(ASKED);
    const total = { total: pln('198000.00') };
    const path = 'purchase-orders/PO-G6/approve';
    expect(await story.as('manager-lyon', 'supply-chain').cannot(path, total)).toBe('404 PLT-NOT-FOUND');
    expect(await story.as('buyer', 'supply-chain').cannot(path, total)).toBe('403 SCM-PO-SELF');
    await story.as('manager-gdansk', 'supply-chain').does(path, total);
  },
  'nothing of this comes in: the orders are cancelled, and Lyon is hybrid again': async (story) => {
    const buyer = story.as('buyer', 'supply-chain');
    for (const id of ['PO-G1', 'PO-G2', 'PO-G3', 'PO-G4', 'PO-G5', 'PO-G6']) {
      await buyer.does(`purchase-orders/${id}/cancel`, { reason: 'Only to see who may decide' });
    }
    await story.settled();
    await story.as('coo', 'governance').does('operating-modes', setMode('hybrid'));
    await story.settled();
  },
};
