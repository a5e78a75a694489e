/** The link of an alert leads to the figure as it was when the rule was broken. */
import { expect, it } from '@jest/globals';
import { figureAddress } from './address.js';

it('K09: the figure of an alert is that of its period and moment', () => {
  const seen = { kpi: 'otif', from: '2026-02-23', to: '2026-03-02', evaluatedAt: '2026-03-02T05:30:00.000Z' };
  expect(figureAddress({ ...seen, site: 'lyon' }, 'EUR')).toBe(
    '/wall?kpi=otif&view=facts&period=custom&from=2026-02-23&to=2026-03-02' +
      '&knownAt=2026-03-02T05%3A30%3A00.000Z&site=lyon&currency=EUR',
  );
  expect(figureAddress({ ...seen, site: null }, null)).not.toMatch(/site|currency/);
});
