/** The graph of lots is the same whichever stream is heard first. */
import { expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { genealogy } from '../genealogy.js';

const lot = { site: 'lyon', item: 'CAST', lot: 'C-1', quantity: { value: '4', unit: 'C62' } };
const source = { kind: 'purchase-order', id: 'PO-1' } as const;
const purpose = { kind: 'production-order', id: 'P1' } as const;

it('links lots and documents in both directions, and adds up what moves twice', () => {
  const came = heard('StockReceived', { ...lot, status: 'available', source });
  const went = heard('StockIssued', { ...lot, purpose });
  const order = heard(
    'ProductionOrderCreated',
    {
      ...{ site: 'lyon', item: 'HOUSING', quantity: lot.quantity, due: '2026-03-09' },
      ...{ bomVersion: 1, routingVersion: 1, components: [], operations: [] },
    },
    { subject: 'P1' },
  );
  const rows = shows(genealogy, came, went, order, went);
  expect(rows).toEqual({
    'lot/lyon/CAST/C-1': {
      ...{ site: 'lyon', item: 'CAST', lot: 'C-1', unit: 'C62' },
      ...{ from: { 'purchase-order/PO-1': '4' }, to: { 'production-order/P1': '8' } },
    },
    'purchase-order/PO-1': { to: { 'lot/lyon/CAST/C-1': '4' } },
    'production-order/P1': { site: 'lyon', makes: 'HOUSING', from: { 'lot/lyon/CAST/C-1': '8' } },
  });
  expect(shows(genealogy, went, order, went, came)).toEqual(rows);
});

it('does not mind that two sites call what they did alike', () => {
  const count = { kind: 'count', id: 'SPRING' } as const;
  const found = (site: string) =>
    heard('StockReceived', { ...lot, site, status: 'available', source: count });
  const rows = shows(genealogy, found('lyon'), found('porto'));
  expect(shows(genealogy, found('porto'), found('lyon'))).toEqual(rows);
});
